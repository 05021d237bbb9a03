import type { Language } from "@prosa/protocol";
import type { CalendarWords } from "../../language/pack/entities.ts";
import { NOTHING } from "../../language/pack/nothing.ts";
import { allPacks, anyOf, anyTable } from "../../language/packs.ts";
import { addDays, addMonths, type Day, dayOf, isDay, nearest, toIso, weekday } from "./calendar.ts";
import type { Find } from "./contacts.ts";
import { findNumbers } from "./numbers.ts";

/** The alternatives of an entry in all languages. */
const any = (entry: (words: CalendarWords) => RegExp) => anyOf(({ calendar }) => entry(calendar));

const months = Array.from({ length: 12 }, (_, at) => any(({ months }) => months[at] ?? NOTHING));
const weekdays = Array.from({ length: 7 }, (_, at) => any(({ weekdays }) => weekdays[at] ?? NOTHING));
const ordinals = anyTable(({ calendar }) => calendar.ordinals);

const MONTH = `(?:${months.join("|")})`;
const FULL_WEEKDAY = any((words) => words.fullWeekdays);
const ANY_WEEKDAY = `(?:${weekdays.join("|")})`;
const OF = any((words) => words.ofNumber);
const YEAR = "(?:(?:19|20)\\d{2}|\\d{2}(?![\\d:h%]))";
const ORDINAL = `(?:${[...ordinals.keys()].join("|")}|1o|1[º°])`;
const DAY_WORDS = any((words) => words.dayNumbers);
const DAY_TENS = any((words) => words.dayTens);
const DAY_ENDING = any((words) => words.dayEndings);
const DAY_NUMBER = `(?:${DAY_WORDS}|(?:${DAY_TENS} )?${any((words) => words.dayOrdinals)}|${DAY_TENS}|0?[1-9]|[12]\\d|3[01])(?:[º°]|${DAY_ENDING})?`;
const DAY_WORD = any((words) => words.dayWord);
const EDGE_BEFORE = "(?<![\\p{L}\\p{N}.,/:-])";
const EDGE_AFTER = "(?![\\p{L}\\p{N}]|[/.,:-]\\d|-\\p{L})";

interface Reader {
  pattern: RegExp;
  read(groups: Record<string, string | undefined>, today: Day, language: Language): Day | undefined;
}

const make = (source: string) => new RegExp(`${EDGE_BEFORE}${source}${EDGE_AFTER}`, "gu");

function monthOf(text: string): number {
  return months.findIndex((names) => new RegExp(`^(?:${names})$`).test(text)) + 1;
}

function weekdayOf(text: string): number {
  return weekdays.findIndex((names) => new RegExp(`^(?:${names})$`, "u").test(text));
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

const ENDING_AFTER_DIGIT = new RegExp(`(?:[º°]|(?<=\\d)${DAY_ENDING})$`, "u");

function dayNumber(text: string, language: Language): number {
  const clean = text.replace(ENDING_AFTER_DIGIT, "");
  if (/^\d+$/.test(clean)) return Number(clean);
  const parts = clean.split(" ");
  if (parts.every((part) => ordinals.has(part)))
    return parts.reduce((sum, part) => sum + (ordinals.get(part) ?? 0), 0);
  return findNumbers(clean, language)[0]?.value ?? 0;
}

function dated(today: Day, day: number, month: number, year: number | undefined): Day | undefined {
  const date = year === undefined ? nearest(today, day, month) : { year, month, day };
  return isDay(date) || year === undefined ? date : undefined;
}

function byNumbers(
  first: number,
  second: number,
  year: number | undefined,
  today: Day,
  language: Language,
): Day | undefined {
  const isMonthFirst = second > 12 || (language === "en" && first <= 12);
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return dated(today, day, month, year);
}

function onWeekday(today: Day, number: number, weeks = 0): Day {
  const ahead = (number - weekday(today) + 7) % 7;
  return addDays(today, ahead + weeks * 7);
}

function inWeek(today: Day, number: number, weeks: number): Day {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  return addDays(monday, ((number + 6) % 7) + weeks * 7);
}

const units: readonly (readonly [RegExp, (day: Day, count: number) => Day])[] = [
  [wholly((words) => words.units.day), addDays],
  [wholly((words) => words.units.week), (day, count) => addDays(day, count * 7)],
  [wholly((words) => words.units.month), addMonths],
  [wholly((words) => words.units.year), (day, count) => addMonths(day, count * 12)],
];
const UNIT = `(?:${(["day", "week", "month", "year"] as const).map((unit) => any(({ units }) => units[unit])).join("|")})`;
const COUNT = `(?:\\d{1,3}|${DAY_WORDS}|${any((words) => words.counts)})`;
const PAST_COUNT = `(?:\\d{1,3}|${DAY_WORDS}|${any((words) => words.pastCounts)})`;

function wholly(entry: (words: CalendarWords) => RegExp): RegExp {
  return new RegExp(`^${any(entry)}$`);
}

function shifted(today: Day, count: string, unit: string, sign: number, language: Language): Day | undefined {
  const amount = /^\d/.test(count) ? Number(count) : (findNumbers(count, language)[0]?.value ?? 0);
  const shift = units.find(([name]) => name.test(unit))?.[1];
  return shift?.(today, sign * amount);
}

const POINTS_HERE = new RegExp(`^${any((words) => words.pointsHere)}`);
const POINTS_BACK = new RegExp(`^${any((words) => words.pointsBack)}`);

const readers: readonly Reader[] = [
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:${DAY_WORD}\\s+)?)?(?<year>(?:19|20)\\d{2})(?<gap>\\s?[-/.]\\s?)(?<month>0?[1-9]|1[0-2])\\k<gap>(?<day>0?[1-9]|[12]\\d|3[01])`,
    ),
    read: ({ year, month, day }, today) => dated(today, Number(day), Number(month), yearOf(year)),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:${DAY_WORD}\\s+)?)?(?<a>\\d{1,2})(?<gap>\\s?[-/.]\\s?)(?<b>\\d{1,2})(?:\\k<gap>|\\s)(?<year>(?:19|20)\\d{2}|\\d{2})`,
    ),
    read: ({ a, b, year }, today, language) => byNumbers(Number(a), Number(b), yearOf(year), today, language),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:${DAY_WORD}\\s+)?)?(?<a>0\\d|1[3-9]|2\\d|3[01]|(?<=(?:${any((words) => words.beforeDate)}|${ANY_WEEKDAY}),?\\s{1,5}(?:${DAY_WORD}\\s)?)\\d{1,2}|\\d{1,2}(?=/(?:0\\d|1[3-9]|2\\d|3[01])))/(?<b>\\d{1,2})`,
    ),
    read: ({ a, b }, today, language) => byNumbers(Number(a), Number(b), undefined, today, language),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+(?:${any((words) => words.theDay)}\\s+)?)?(?:${DAY_WORD}\\s+)?(?<day>${DAY_NUMBER})(?:\\s+(?:${any((words) => words.ofMonth)}\\s+)?|\\s?[-/]\\s?)(?<month>${MONTH})\\.?(?:(?:\\s?[-/]\\s?|,?\\s+(?:${any((words) => words.ofYear)}\\s+)?)(?<year>${YEAR}))?`,
    ),
    read: ({ day, month, year }, today, language) =>
      dated(today, dayNumber(day ?? "", language), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(
      `(?:${ANY_WEEKDAY},?\\s+)?(?<month>${MONTH})\\.?\\s+(?<day>[12]\\d|3[01]|0?[1-9])${any((words) => words.dayEndingsAfterMonth)}?(?:,?\\s+(?<year>(?:19|20)\\d{2}))?`,
    ),
    read: ({ day, month, year }, today) => dated(today, Number(day), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(`(?<day>\\d{1,2})\\s+${OF}\\s+(?<month>\\d{1,2})\\s+${OF}\\s+(?<year>(?:19|20)?\\d{2})`),
    read: ({ day, month, year }, today) => dated(today, Number(day), Number(month), yearOf(year)),
  },
  {
    pattern: make(`(?<day>\\d{1,2})-(?<year>(?:19|20)\\d{2})-(?<month>${MONTH})`),
    read: ({ day, month, year }, today) => dated(today, Number(day), monthOf(month ?? ""), yearOf(year)),
  },
  {
    pattern: make(
      `(?:${any((words) => words.articles)}\\s+)?(?<which>${ORDINAL})\\s+(?<weekday>${ANY_WEEKDAY})\\s+${any((words) => words.ofCountedMonth)}\\s?(?<month>${MONTH}|${any((words) => words.thisMonth)})`,
    ),
    read: ({ which, weekday: name, month }, today) => {
      const number = monthOf(month ?? "") || today.month;
      const count = ordinals.get(which ?? "") ?? 1;
      const first = { year: today.year, month: number, day: 1 };
      const start = addDays(first, (weekdayOf(name ?? "") - weekday(first) + 7) % 7);
      if (count > 0) return addDays(start, (count - 1) * 7);
      const later = addDays(start, 28);
      return later.month === number ? later : addDays(start, 21);
    },
  },
  {
    pattern: make(
      `(?<weekday>${ANY_WEEKDAY})\\s+${any((words) => words.ofThis)}\\s+${any((words) => words.week)}(?:\\s+(?<next>${any((words) => words.weekAfter)}))?`,
    ),
    read: ({ weekday: name, next }, today) =>
      inWeek(today, weekdayOf(name ?? ""), next === undefined ? 0 : POINTS_BACK.test(next) ? -1 : 1),
  },
  {
    pattern: make(
      `(?:(?<lead>${any((words) => words.weekdayLead)})\\s+)(?<weekday>${ANY_WEEKDAY})|(?<weekday2>${ANY_WEEKDAY})\\s+(?<tail>${any((words) => words.weekdayTail)})`,
    ),
    read: ({ lead, weekday: name, weekday2, tail }, today) => {
      const direction = lead ?? tail ?? "";
      const number = weekdayOf(name ?? weekday2 ?? "");
      if (POINTS_BACK.test(direction)) return addDays(onWeekday(addDays(today, -1), number, -1), 0);
      return onWeekday(addDays(today, POINTS_HERE.test(direction) ? 0 : 1), number);
    },
  },
  {
    pattern: make(
      `(?:${DAY_WORD}\\s+(?<day>0?[1-9]|[12]\\d|3[01])|(?:${ANY_WEEKDAY}),?\\s+(?:${DAY_WORD}\\s+)?(?<day2>0?[1-9]|[12]\\d|3[01]))(?!\\s?(?:${any((words) => words.notADay)}|:|%))`,
    ),
    read: ({ day, day2 }, today) => nearest(today, Number(day ?? day2)),
  },
  {
    pattern: make(
      `${any((words) => words.since)}\\s+(?:${any((words) => words.about)}\\s+)?(?<count>${COUNT})\\s+(?<unit>${UNIT})|(?<count2>${PAST_COUNT})\\s+(?<unit2>${UNIT})\\s+${any((words) => words.ago)}`,
    ),
    read: ({ count, unit, count2, unit2 }, today, language) =>
      shifted(today, count ?? count2 ?? "", unit ?? unit2 ?? "", -1, language),
  },
  {
    pattern: make(
      `${any((words) => words.within)}\\s+(?<count>${COUNT})\\s+(?<unit>${any(({ units }) => units.day)})`,
    ),
    read: ({ count, unit }, today, language) => shifted(today, count ?? "", unit ?? "", 1, language),
  },
  {
    pattern: make(`(?<count>${COUNT})\\s+(?<unit>${UNIT})\\s+${any((words) => words.fromToday)}`),
    read: ({ count, unit }, today, language) => shifted(today, count ?? "", unit ?? "", 1, language),
  },
  {
    pattern: make(any((words) => words.dayAfterTomorrow)),
    read: (_, today) => addDays(today, 2),
  },
  {
    pattern: make(any((words) => words.dayBeforeYesterday)),
    read: (_, today) => addDays(today, -2),
  },
  { pattern: make(any((words) => words.today)), read: (_, today) => today },
  { pattern: make(any((words) => words.yesterday)), read: (_, today) => addDays(today, -1) },
  { pattern: make(any((words) => words.tomorrow)), read: (_, today) => addDays(today, 1) },
  ...allPacks.map(({ code, calendar }) => ({
    pattern: make(calendar.ownTomorrow.source),
    read: (_: unknown, today: Day, language: Language) => (language === code ? addDays(today, 1) : undefined),
  })),
  { pattern: make(any((words) => words.lastDay)), read: (_, today) => addDays(today, -1) },
  {
    pattern: make(`(?<weekday>${FULL_WEEKDAY})`),
    read: ({ weekday: name }, today) => onWeekday(today, weekdayOf(name ?? "")),
  },
  {
    pattern: make(
      `(?:(?<=${any((words) => words.beforeWeekday)}\\s)(?<a>${any((words) => words.bareWeekdays)})|(?<b>${any((words) => words.weekdaysBeforeComma)})(?=\\s?,\\s))`,
    ),
    read: ({ a, b }, today) => onWeekday(today, weekdayOf(a ?? b ?? "")),
  },
];

/** Days, absolute or counted from today ("sexta que vem", "há 3 dias"); the value is YYYY-MM-DD. A day without year or month is the nearest. */
export function findDates(flat: string, language: Language, now: number): Find<"date", string>[] {
  const today = dayOf(now);
  const found: Find<"date", string>[] = [];
  for (const { pattern, read } of readers) {
    for (const match of flat.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const day = read(match.groups ?? {}, today, language);
      if (day !== undefined) found.push({ type: "date", start, end, value: toIso(day) });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}
