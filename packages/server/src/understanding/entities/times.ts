import type { Language } from "@prosa/protocol";
import type { ClockWords } from "../../language/pack/entities.ts";
import { anyOf } from "../../language/packs.ts";
import { twoDigits } from "../../language/text/two-digits.ts";
import { Claims } from "./claims.ts";
import type { Find } from "./contacts.ts";
import { cardinalsTo } from "./number-words.ts";
import { findNumbers } from "./numbers.ts";

/** The alternatives of an entry in all languages. */
const any = (entry: (words: ClockWords) => RegExp) => anyOf(({ clock }) => entry(clock));

const HOUR_DIGITS = "(?:[01]?\\d|2[0-4])";
const MINUTE_DIGITS = "[0-5]\\d";
const HOUR_WORD = any((words) => words.hours);
const MINUTE_WORD = cardinalsTo(59);
const HALF = any((words) => words.half);
const QUARTER = any((words) => words.quarter);
const HOUR = `(?<hour>${HOUR_WORD}|${HOUR_DIGITS})`;
const MERIDIEM = "\\s?(?:[ap]\\.\\s?m\\.?|[ap]m)(?!\\p{L})";
const PERIOD = `(?:${MERIDIEM}(?:\\s+${any((words) => words.beforePeriod)}\\s+${any((words) => words.periods)})?|\\s+${any((words) => words.beforePeriod)}\\s+${any((words) => words.periods)}(?!\\p{L}))`;
const FIRST = `(?:(?<first>${any((words) => words.periodFirst)})\\s+)?`;
const HOUR_UNITS = `(?:\\s?${any((words) => words.hourUnits)}(?![\\p{L}\\p{N}]))`;
const SURE_UNITS = `(?:\\s?${any((words) => words.sureHourUnits)}(?![\\p{L}\\p{N}]))`;
const MINUTE_UNITS = `(?:\\s?${any((words) => words.minuteUnits)}(?!\\p{L}))`;
const EXACTLY = `(?:\\s+${any((words) => words.exactly)})?`;
const AND = any((words) => words.and);
const TO = any((words) => words.to);
const TO_THE = any((words) => words.toThe);
const PAST = any((words) => words.past);
const BEFORE_COUNTED = any((words) => words.beforeCountedHour);

/** Words that make the number after them an hour, and those that say what time it is. */
const ANCHOR = `(?<=(?<!\\p{L})${any((words) => words.beforeHour)}\\s{1,2})`;
const CLOCK_ANCHOR = `(?<=(?<!\\p{L})(?:${any((words) => words.beforeHourAndMinutes)}|${any((words) => words.itIs)})\\s{1,2})`;
const NOW = `(?<=(?<!\\p{L})${any((words) => words.itIs)}\\s{1,2})`;
const make = (source: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}.,:/$-]|\\$\\s)(?:${source})(?![\\p{L}\\p{N}]|[.,:/-]\\d)`, "gu");
/** The same for times that no other sign is needed to tell from numbers, so that they may be the ends of a range ("9h-18h"). */
const makeSure = (source: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}.,:/$]|\\$\\s|\\d{3}-)(?:${source})(?![\\p{L}\\p{N}]|[.,:/]\\d)`, "gu");
const NOT_WITHIN = `(?<!(?<!\\p{L})${anyOf(({ calendar }) => calendar.within)}\\s{1,2})`;
const DAY_OR_PERIOD = `(?:${any((words) => words.periods)}|${anyOf(({ calendar }) => new RegExp(calendar.weekdays.map(({ source }) => source).join("|")))}|${anyOf(({ calendar }) => calendar.today)}|${anyOf(({ calendar }) => calendar.tomorrow)})`;
const OF_SOMETHING = `\\s+${any((words) => words.ofSomething)}\\s+(?!${DAY_OR_PERIOD}(?!\\p{L}))\\p{L}`;
const NOT_TIME = `(?!${OF_SOMETHING}|\\s?(?:%|(?:${any((words) => words.notATime)})(?!\\p{L})|x\\b|/|[$€]))`;
/** A plural noun, which a number of things precedes and an hour does not. */
const NOT_COUNTED = `(?!\\s+(?!(?:${any((words) => words.afterHour)})(?!\\p{L}))\\p{L}{3,}s(?!\\p{L}))`;
const SAID_MINUTE = `(?:${HALF}|${QUARTER}|${MINUTE_WORD}|${MINUTE_DIGITS})`;
const CONFIRMED = `(?=\\s+(?:${any((words) => words.afterMinutes)})(?!\\p{L})|${HOUR_UNITS}|${MINUTE_UNITS}|${PERIOD})`;
/** Minutes that are no hour of the half day, which "3 e 5 da tarde" may be. */
const NO_HOUR = `(?:1[3-9]|[2-5]\\d)(?=${PERIOD})`;
const SURE_MINUTE = `(?:${HALF}|${QUARTER}|${any((words) => words.sureMinutes)}|${MINUTE_WORD}${CONFIRMED}|${NO_HOUR})`;
const NO_MORE_NUMBER = `(?!\\p{L}|${any((words) => words.numberGoesOn)})`;

/** How times are said, the more particular first; the groups are named by what `clock` reads from them. */
const patterns: readonly RegExp[] = [
  // 19h30, 7:56:35 pm, T12:34:20
  makeSure(
    `${FIRST}t?(?<hour>${HOUR_DIGITS})[:h](?<minute>${MINUTE_DIGITS})(?:[:m]?(?:${MINUTE_DIGITS})s?)?(?:min)?${HOUR_UNITS}?(?<period>${PERIOD})?`,
  ),
  // 1530h, 0800 am
  make(
    `(?<together>(?:0\\d|1\\d|2[0-3])[0-5]\\d|[1-9][0-5]\\d(?=${PERIOD}))(?:${SURE_UNITS}|(?=${PERIOD})|(?<=(?<!\\p{L})${any((words) => words.beforeHour)}\\s\\d{4})${HOUR_UNITS})(?<period>${PERIOD})?`,
  ),
  // dez para as nove, a quarter past ten, 5 minutos para as 6
  make(
    `(?<minute>${HALF}|${QUARTER}|${MINUTE_WORD}|\\d{1,2}(?=${MINUTE_UNITS}|\\s+(?:${TO}\\s+${BEFORE_COUNTED}|${TO_THE}|${PAST})\\s))${MINUTE_UNITS}?\\s+(?<side>${TO}|${TO_THE}|${PAST})\\s+(?:${BEFORE_COUNTED}\\s+)?${HOUR}${HOUR_UNITS}?(?<period>${PERIOD})?${EXACTLY}${NOT_TIME}${NOT_COUNTED}`,
  ),
  // 8pm e meia
  make(`${HOUR}(?<period>${MERIDIEM})\\s+${AND}\\s+(?<minute>${HALF}|${QUARTER})`),
  // ocho menos cuarto, son las nueve menos diez
  make(
    `(?:${CLOCK_ANCHOR}${HOUR}\\s+(?<side>${any((words) => words.minus)})\\s+(?<minute>${QUARTER}|${MINUTE_WORD}|${MINUTE_DIGITS}))(?<period>${PERIOD})?`,
  ),
  make(`${HOUR}\\s+(?<side>${any((words) => words.minus)})\\s+(?<minute>${QUARTER})(?<period>${PERIOD})?`),
  // às oito e quatro, são 9 e 10
  make(
    `${FIRST}${CLOCK_ANCHOR}${HOUR}${HOUR_UNITS}?\\s+${AND}\\s+(?<minute>${SAID_MINUTE})${NO_MORE_NUMBER}${MINUTE_UNITS}?${HOUR_UNITS}?(?<period>${PERIOD})?${EXACTLY}${NOT_TIME}${NOT_COUNTED}`,
  ),
  // sete e meia, dez e quinze da noite
  make(
    `${FIRST}${HOUR}${SURE_UNITS}?\\s+${AND}\\s+(?<minute>${SURE_MINUTE})${NO_MORE_NUMBER}${MINUTE_UNITS}?${HOUR_UNITS}?(?<period>${PERIOD})?${EXACTLY}${NOT_TIME}${NOT_COUNTED}`,
  ),
  // at seven thirty, six forty-five pm
  make(
    `(?<=(?<!\\p{L})${any((words) => words.beforeHourThenMinutes)}\\s{1,2})${HOUR}\\s+(?<minute>${MINUTE_WORD})(?<period>${PERIOD})?${NOT_TIME}${NOT_COUNTED}`,
  ),
  make(`(?<hour>${HOUR_WORD})\\s+(?<minute>${MINUTE_WORD})(?<period>${MERIDIEM})`),
  // 7 da noite, 8 horas am
  makeSure(`${FIRST}${HOUR}${HOUR_UNITS}?(?<period>${PERIOD})${EXACTLY}`),
  // a tarde as 7
  make(`(?<first>${any((words) => words.periodFirst)})\\s+${HOUR}${HOUR_UNITS}?`),
  // 19h, oito em ponto
  makeSure(`${NOT_WITHIN}(?!24)${HOUR}${SURE_UNITS}(?<period>${PERIOD})?`),
  // meio-dia e quinze
  make(
    `(?:(?<noon>${any((words) => words.noon)})|(?<midnight>${any((words) => words.midnight)})|(?<smallHours>${any((words) => words.smallHours)}))(?:\\s+${AND}\\s+(?<minute>${SAID_MINUTE})${NO_MORE_NUMBER})?${EXACTLY}`,
  ),
  // às 15, a las 7
  make(`${ANCHOR}${HOUR}(?:${HOUR_UNITS}|(?!${HOUR_UNITS}))${NOT_TIME}${NOT_COUNTED}`),
  // são 3 horas, é uma hora
  make(`${NOW}${HOUR}\\s?(?:${any((words) => words.hoursWord)})(?!\\s+${AND}\\s+${SAID_MINUTE})${NOT_TIME}`),
  make(
    `(?<=^\\s*)${HOUR}\\s?(?:${any((words) => words.hoursWord)})(?!\\s+${AND}\\s+${SAID_MINUTE})${NOT_TIME}`,
  ),
];

/** Without one of these a text names no time. */
const AN_HOUR = new RegExp(
  `(?<!\\d)(?:\\d{1,2}|\\d{4})(?!\\d)|(?<!\\p{L})(?:${HOUR_WORD}|${any((words) => words.noon)}|${any((words) => words.midnight)}|${any((words) => words.smallHours)})(?!\\p{L})`,
  "u",
);
const IS_HALF = new RegExp(`^${HALF}$`);
const IS_QUARTER = new RegExp(`${QUARTER}$`);
const IS_LATER = new RegExp(`p\\.?\\s?m|${any((words) => words.later)}`);
const IS_MORNING = new RegExp(`a\\.?\\s?m(?!\\p{L})|${any((words) => words.morning)}`, "u");
const IS_BEFORE = new RegExp(`^(?:${TO}|${TO_THE}|${any((words) => words.minus)})$`);

function minutesOrHour(text: string, language: Language): number {
  if (IS_HALF.test(text)) return 30;
  if (IS_QUARTER.test(text)) return 15;
  return /^\d+$/.test(text) ? Number(text) : (findNumbers(text, language)[0]?.value ?? 0);
}

/** The hour that a text names, before its minutes; 25 is none. */
function hourOf(groups: Readonly<Record<string, string | undefined>>, language: Language): number {
  if (groups.noon !== undefined) return 12;
  if (groups.midnight !== undefined) return 0;
  if (groups.smallHours !== undefined) return 3;
  const hour = minutesOrHour(groups.together?.slice(0, -2) ?? groups.hour ?? "", language);
  const period = groups.period ?? groups.first ?? "";
  if (IS_LATER.test(period) && hour < 12) return hour + 12;
  return IS_MORNING.test(period) && hour === 12 ? 0 : hour;
}

function clock(groups: Readonly<Record<string, string | undefined>>, language: Language): string | undefined {
  const hour = hourOf(groups, language);
  const written = groups.together?.slice(-2) ?? groups.minute;
  const minute = written === undefined ? 0 : minutesOrHour(written, language);
  if (hour > 24 || minute > 59) return undefined;
  const minutes = hour * 60 + (IS_BEFORE.test(groups.side ?? "") ? -minute : minute);
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}`;
}

/** Times of day ("às 7 da noite", "19h30", "dez para as nove"); the value is HH:MM in 24 hours, morning where the text does not say. */
export function findTimes(flat: string, language: Language): Find<"time", string>[] {
  if (!AN_HOUR.test(flat)) return [];
  const found: Find<"time", string>[] = [];
  const claims = new Claims(flat.length);
  for (const pattern of patterns) {
    for (const { index: start, groups = {}, 0: text } of flat.matchAll(pattern)) {
      const end = start + text.length;
      if (!claims.isFree(start, end)) continue;
      const value = clock(groups, language);
      if (value !== undefined && claims.take(start, end)) found.push({ type: "time", start, end, value });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
