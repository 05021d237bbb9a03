import type { Language } from "@prosa/protocol";
import type { ClockWords } from "../../language/pack/entities.ts";
import { anyOf } from "../../language/packs.ts";
import type { Find } from "./contacts.ts";
import { findNumbers } from "./numbers.ts";

/** The alternatives of an entry in all languages. */
const any = (entry: (words: ClockWords) => RegExp) => anyOf(({ clock }) => entry(clock));

const HOUR_WORD = any((words) => words.hours);
const MINUTE_WORD = any((words) => words.minutes);
const DIGIT_HOUR = "(?:[01]?\\d|2[0-4])";
const HOUR = `(?<hour>${HOUR_WORD}|${DIGIT_HOUR})`;
const PERIOD = `(?:\\s?(?:[ap]\\.m\\.|[ap]m)(?![\\p{L}])|\\s+${any((words) => words.beforePeriod)}\\s+${any((words) => words.periods)})`;
const PERIOD_FIRST = `(?:${any((words) => words.periodFirst)}\\s+)?`;
const PERIOD_FIRST_DIGITS = `(?:${any((words) => words.periodFirstDigits)}\\s+)?`;
const UNITS = `(?:\\s?${any((words) => words.hourUnits)}(?![\\p{L}\\p{N}]))`;
const SURE_UNITS = `\\s?${any((words) => words.sureHourUnits)}(?![\\p{L}\\p{N}])`;
const MINUTE_UNITS = any((words) => words.minuteUnits);
const HALF = any((words) => words.half);
const QUARTER = any((words) => words.quarter);
const AND = any((words) => words.and);
const ANCHOR = `(?<=(?<![\\p{L}])${any((words) => words.beforeHour)}\\s{1,2})`;
const BEFORE = "(?<![\\p{L}\\p{N}.,:/$-]|\\$\\s)";
const AFTER = "(?![\\p{L}\\p{N}]|[.,:/-]\\d)";
const NOT_TIME = `(?!\\s?(?:%|${any((words) => words.notATime)}|x\\b|/|[$€]))`;
const MINUTE_AFTER_HOUR = [
  HALF,
  QUARTER,
  `(?<=${any((words) => words.beforeHourAndMinutes)}\\s.{1,8})(?:${MINUTE_WORD}|[0-5]\\d)`,
  `${MINUTE_WORD}(?=\\s+${any((words) => words.afterMinutes)})`,
  any((words) => words.sureMinutes),
].join("|");

const patterns: readonly RegExp[] = [
  `${PERIOD_FIRST_DIGITS}t?(?<hour>${DIGIT_HOUR})[:h](?<minute>[0-5]\\d)(?:[:m]?(?<second>[0-5]\\d)?s?)?(?:min)?(?<unit>${UNITS})?(?<period>${PERIOD})?`,
  `(?<minute>\\d{1,2}|${MINUTE_WORD})(?:\\s+${MINUTE_UNITS})?\\s+(?<side>${any((words) => words.to)}|${any((words) => words.past)})\\s+${any((words) => words.beforeCountedHour)}?\\s?(?<hour>${HOUR_WORD}|${DIGIT_HOUR})(?<period>${PERIOD})?`,
  `${PERIOD_FIRST}${HOUR}(?:${UNITS})?\\s+${AND}\\s+(?<minute>${MINUTE_AFTER_HOUR})(?![\\p{L}]|${any((words) => words.numberGoesOn)})(?:\\s+${MINUTE_UNITS})?(?<unit>${UNITS})?(?<period>${PERIOD})?${NOT_TIME}`,
  `${PERIOD_FIRST}${HOUR}(?<unit>${UNITS})?(?<period>${PERIOD})`,
  `${HOUR}(?<unit>${SURE_UNITS})(?<period>${PERIOD})?`,
  `(?:(?<noon>${any((words) => words.noon)})|(?<midnight>${any((words) => words.midnight)})|(?<smallHours>${any((words) => words.smallHours)}))(?:\\s+${AND}\\s+(?<minute>${HALF}))?`,
].map((source) => new RegExp(`${BEFORE}${source}${AFTER}`, "gu"));

const anchored = new RegExp(`${ANCHOR}${HOUR}(?<unit>${UNITS})?${AFTER}${NOT_TIME}`, "gu");
const atStart = new RegExp(`(?<=^\\s*)${HOUR}(?<unit>\\s?${any((words) => words.hoursWord)})${AFTER}`, "gu");

const IS_HALF = new RegExp(`^${HALF}$`);
const IS_QUARTER = new RegExp(`${QUARTER}$`);
const IS_LATER = new RegExp(`p\\.?m|${any((words) => words.later)}`);
const IS_MORNING = new RegExp(`a\\.?m|${any((words) => words.morning)}`);
const IS_TO = new RegExp(`^${any((words) => words.to)}$`);

function small(text: string | undefined, language: Language): number {
  if (text === undefined) return 0;
  if (IS_HALF.test(text)) return 30;
  if (IS_QUARTER.test(text)) return 15;
  return /^\d+$/.test(text) ? Number(text) : (findNumbers(text.replace("-", " "), language)[0]?.value ?? 0);
}

/** Minutes after midnight of an hour that has a name. */
function named({ noon, midnight, smallHours }: Record<string, string | undefined>): number | undefined {
  if (noon !== undefined) return 12 * 60;
  if (midnight !== undefined) return 0;
  return smallHours === undefined ? undefined : 3 * 60;
}

function clock(groups: Record<string, string | undefined>, language: Language): string | undefined {
  const start = named(groups);
  let minutes: number;
  if (start !== undefined) minutes = start + small(groups.minute, language);
  else {
    let hour = small(groups.hour, language);
    const minute = small(groups.minute, language);
    const period = groups.period ?? "";
    if (hour > 24 || minute > 59) return undefined;
    if (IS_LATER.test(period) && hour < 12) hour += 12;
    if (IS_MORNING.test(period) && hour === 12) hour = 0;
    const sign = IS_TO.test(groups.side ?? "") ? -1 : 1;
    minutes = hour * 60 + sign * minute;
  }
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

/** Times of day ("às 7 da noite", "19h30", "dez para as nove"); the value is HH:MM in 24 hours, morning where the text does not say. */
export function findTimes(flat: string, language: Language): Find<"time", string>[] {
  const found: Find<"time", string>[] = [];
  for (const pattern of [...patterns, anchored, atStart]) {
    for (const match of flat.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const value = clock(match.groups ?? {}, language);
      if (value !== undefined) found.push({ type: "time", start, end, value });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
