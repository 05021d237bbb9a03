import type { Language } from "@prosa/protocol";
import type { CalendarWords } from "../../language/pack/entities.ts";
import { NOTHING } from "../../language/pack/nothing.ts";
import { anyOf, anyTable } from "../../language/packs.ts";
import { cardinalsTo } from "./number-words.ts";
import { findNumbers } from "./numbers.ts";

/** The alternatives of an entry of the calendar in all languages, as the source of one group. */
export const any = (entry: (words: CalendarWords) => RegExp) => anyOf(({ calendar }) => entry(calendar));

function wholly(source: string): RegExp {
  return new RegExp(`^${source}$`, "u");
}

const months = Array.from({ length: 12 }, (_, at) => any(({ months }) => months[at] ?? NOTHING));
const weekdays = Array.from({ length: 7 }, (_, at) => any(({ weekdays }) => weekdays[at] ?? NOTHING));
const isMonth = months.map(wholly);
const isWeekday = weekdays.map(wholly);
const ordinals = anyTable(({ calendar }) => calendar.ordinals);
const unitNames = ["day", "week", "month", "year"] as const;
const isUnit = unitNames.map((unit) => [unit, wholly(any(({ units }) => units[unit]))] as const);

/** Sources of groups without names, from which the patterns of days are composed. */
export const MONTH = `(?:${months.join("|")})`;
export const WEEKDAY = `(?:${weekdays.join("|")})`;
export const CALENDAR_UNIT = `(?:${unitNames.map((unit) => any(({ units }) => units[unit])).join("|")})`;
export const ORDINAL = `(?:${[...ordinals.keys()].join("|")}|1[oaº°ª])`;
export const DAY_DIGITS = "(?:0?[1-9]|[12]\\d|3[01])";
export const MONTH_DIGITS = "(?:0?[1-9]|1[0-2])";
export const FULL_YEAR = "(?:(?:1\\d|20)\\d{2})";
const DAY_TENS = any((words) => words.dayTens);
const DAY_ENDING = any((words) => words.dayEndings);
const DAY_ORDINAL = `(?:(?:${DAY_TENS}[ -])?${any((words) => words.dayOrdinals)}|${DAY_TENS})`;
/** A day of a month in digits, as a cardinal or as an ordinal. */
export const DAY = `(?:${DAY_ORDINAL}|${cardinalsTo(31)}|${DAY_DIGITS}(?:[º°]|${DAY_ENDING})?)`;
const NOT_A_DAY = `(?!\\s?(?:(?:${any((words) => words.notADay)})(?!\\p{L})|:\\d|%))`;
export const notADay = NOT_A_DAY;
/** A year in two or four digits, or in words. */
export const YEAR = `(?:${FULL_YEAR}|\\d{2}(?![\\d:h%])${NOT_A_DAY}|${any((words) => words.yearLead)}(?:\\s+(?:${any((words) => words.yearJoiner)}\\s+)?${cardinalsTo(99)})?)`;
export const COUNT = `(?:\\d{1,3}|${cardinalsTo(99)}|${any((words) => words.oneUnit)})`;
const relativeSteps = [1, -1, 0] as const;
const relative = (entry: (words: CalendarWords, at: 0 | 1 | 2) => RegExp) => {
  const sources = relativeSteps.map((step) => any((words) => entry(words, (step + 1) as 0 | 1 | 2)));
  return { source: `(?:${sources.join("|")})`, tests: sources.map(wholly) };
};
const relativeMonths = relative((words, at) => words.relativeMonths[at]);
const relativeYears = relative((words, at) => words.relativeYears[at]);
export const RELATIVE_MONTH = relativeMonths.source;
export const RELATIVE_YEAR = relativeYears.source;

/** How many months or years from the present one an expression such as "do mês que vem" points to. */
function stepOf({ tests }: { tests: readonly RegExp[] }, text: string): number {
  return relativeSteps[tests.findIndex((test) => test.test(text))] ?? 0;
}
export const monthStep = (text: string) => stepOf(relativeMonths, text);
export const yearStep = (text: string) => stepOf(relativeYears, text);

/** 1 for January; 0 where the text names no month. */
export function monthOf(text: string): number {
  return isMonth.findIndex((names) => names.test(text)) + 1;
}

/** 0 for Sunday. */
export function weekdayOf(text: string): number {
  return isWeekday.findIndex((names) => names.test(text));
}

/** Which of its kind in a month: "primeira" is 1, "última" −1. */
export function ordinalOf(text: string): number {
  return ordinals.get(text) ?? 1;
}

/** The value of a number that is written in words and nothing else. */
function cardinalOf(text: string, language: Language): number | undefined {
  const [found] = findNumbers(text, language);
  return found?.start === 0 && found.end === text.length ? found.value : undefined;
}

/** A count of units of time; an article counts as one. */
export function countOf(text: string, language: Language): number {
  return cardinalOf(text, language) ?? 1;
}

export function yearOf(text: string, language: Language): number | undefined {
  const year = cardinalOf(text, language);
  if (year === undefined || text.length > 2) return year;
  return year + (year < 50 ? 2000 : 1900);
}

const ENDING_AFTER_DIGIT = new RegExp(`(?:[º°]|(?<=\\d)${DAY_ENDING})$`, "u");

/** 0 where the text is no day of a month. */
export function dayNumber(text: string, language: Language): number {
  const parts = text.split(/[ -]/);
  if (parts.every((part) => ordinals.has(part)))
    return parts.reduce((sum, part) => sum + (ordinals.get(part) ?? 0), 0);
  return cardinalOf(text.replace(ENDING_AFTER_DIGIT, ""), language) ?? 0;
}

export function unitOf(text: string): (typeof unitNames)[number] {
  return isUnit.find(([, names]) => names.test(text))?.[0] ?? "day";
}
