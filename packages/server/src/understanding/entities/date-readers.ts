import type { Language } from "@prosa/protocol";
import { allPacks } from "../../language/packs.ts";
import { addDays, addMonths, type Day, isDay, nearest, weekday } from "./calendar.ts";
import {
  any,
  CALENDAR_UNIT,
  COUNT,
  countOf,
  DAY,
  DAY_DIGITS,
  dayNumber,
  FULL_YEAR,
  MONTH,
  MONTH_DIGITS,
  monthOf,
  monthStep,
  notADay,
  ORDINAL,
  ordinalOf,
  RELATIVE_MONTH,
  RELATIVE_YEAR,
  unitOf,
  WEEKDAY,
  weekdayOf,
  YEAR,
  yearOf,
  yearStep,
} from "./calendar-words.ts";

type Groups = Readonly<Record<string, string | undefined>>;

interface Reader {
  /** The text must hold one of this for the pattern to be tried, which costs far more. */
  needs: RegExp;
  pattern: RegExp;
  read(groups: Groups, today: Day, language: Language): Day | undefined;
}

const EDGE_BEFORE = "(?<![\\p{L}\\p{N}.,:/-])";
const EDGE_AFTER = "(?!(?!t\\d\\d:)[\\p{L}\\p{N}]|[/.,:-]\\d|-\\p{L})";
const CLAUSE_END = "\\s*(?:$|[.,;!?)\\n])";

function make(source: string): RegExp {
  return new RegExp(`${EDGE_BEFORE}(?:${source})${EDGE_AFTER}`, "gu");
}

const word = (source: string) => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "u");
const A_DIGIT = /\d/;
const A_MONTH = word(MONTH);
/** A list of weekdays needs one as well. */
export const A_WEEKDAY = word(WEEKDAY);
const A_UNIT = word(CALENDAR_UNIT);
const A_DAY = word(any((words) => words.dayWord));
const A_DAY_OR_WEEKDAY = word(`${any((words) => words.dayWord)}|${WEEKDAY}`);
const ANYTHING = /^/;

/** The weekday before a date, which says nothing more. */
const DAY_WORD = `(?:${any((words) => words.dayWord)}\\s+)`;
const WEEKDAY_LEAD = `(?:${WEEKDAY},?\\s+(?:${any((words) => words.theDay)}\\s+)?)?`;
const LONG_WEEKDAY = `(?:${any((words) => words.fullWeekdays)}|${any((words) => words.bareWeekdays)})`;
const OF_MONTH = `(?:\\s+(?:${any((words) => words.ofMonth)}\\s+)?|\\s?[-/.]\\s?)`;
const OF_YEAR = `(?:\\s?[-/.]\\s?|,?\\s+(?:${any((words) => words.ofYear)}\\s+)?)`;
const YEAR_TAIL = `(?:${OF_YEAR}(?<year>${YEAR})|\\s+(?<yearsOn>${RELATIVE_YEAR}))?`;
const GAP = "\\s?[-/.]\\s?";
const OF_NUMBER = any((words) => words.ofNumber);
const LEAD = any((words) => words.weekdayLead);
const WEEK = any((words) => words.week);
const OF_THIS = any((words) => words.ofThis);
const AFTER_DAY = `(?=${CLAUSE_END}|\\s+(?:${any((words) => words.afterDay)}))`;

const POINTS_HERE = new RegExp(`^${any((words) => words.pointsHere)}`);
const POINTS_BACK = new RegExp(`^${any((words) => words.pointsBack)}`);
const POINTS_FAR_BACK = new RegExp(`^${any((words) => words.pointsFarBack)}`);

/** Weeks from this one that a word beside a weekday or a week points to. */
function weeksOf(direction: string): number {
  if (POINTS_FAR_BACK.test(direction)) return -2;
  if (POINTS_BACK.test(direction)) return -1;
  return POINTS_HERE.test(direction) ? 0 : 1;
}

function dated(today: Day, day: number, month: number, year: number | undefined): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const date = year === undefined ? nearest(today, day, month) : { year, month, day };
  return isDay(date) || year === undefined ? date : undefined;
}

/** Day and month in digits, in the order of the language where both orders are possible. */
function inDigits(first: string, second: string, year: string | undefined, today: Day, language: Language) {
  const [one, two] = [Number(first), Number(second)];
  const isMonthFirst = two > 12 || (language === "en" && one <= 12);
  const whole = year === undefined ? undefined : yearOf(year, language);
  return isMonthFirst ? dated(today, two, one, whole) : dated(today, one, two, whole);
}

function named({ day = "", month = "", year, yearsOn }: Groups, today: Day, language: Language) {
  const whole =
    yearsOn === undefined
      ? year === undefined
        ? undefined
        : yearOf(year, language)
      : today.year + yearStep(yearsOn);
  return dated(today, dayNumber(day, language), monthOf(month), whole);
}

function onWeekday(today: Day, number: number, weeks = 0): Day {
  return addDays(today, ((number - weekday(today) + 7) % 7) + weeks * 7);
}

function inWeek(today: Day, number: number, weeks: number): Day {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  return addDays(monday, ((number + 6) % 7) + weeks * 7);
}

/** The first, second or last of a weekday in a month. */
function countedInMonth(count: number, number: number, first: Day): Day {
  const start = onWeekday(first, number);
  if (count > 0) return addDays(start, (count - 1) * 7);
  const later = addDays(start, 28);
  return later.month === first.month ? later : addDays(start, 21);
}

const shifts: Readonly<Record<ReturnType<typeof unitOf>, (day: Day, count: number) => Day>> = {
  day: addDays,
  week: (day, count) => addDays(day, count * 7),
  month: addMonths,
  year: (day, count) => addMonths(day, count * 12),
};

function shifted(sign: number): Reader["read"] {
  return ({ count = "", unit = "" }, today, language) =>
    shifts[unitOf(unit)](today, sign * countOf(count, language));
}

/** A fixed number of days from today. */
function apart(days: number, source: string): Reader {
  return {
    needs: ANYTHING,
    pattern: make(`${DAY_WORD}?${source}`),
    read: (_, today) => addDays(today, days),
  };
}

/** Year, month by name and day in the given order, with the same sign between them (`gap` is its source). */
function inOrder(order: readonly ("year" | "month" | "day")[], gap = GAP): Reader {
  const parts = { year: `(?<year>${FULL_YEAR})`, month: `(?<month>${MONTH})`, day: `(?<day>${DAY_DIGITS})` };
  const [one, two, three] = order.map((part) => parts[part]);
  return { needs: A_MONTH, pattern: make(`${one}(?<gap>${gap})${two}\\k<gap>${three}`), read: named };
}

const JOINER = any((words) => words.listJoiners);
const COUNTED_UNIT = `(?<count>${COUNT})\\s+(?<unit>${CALENDAR_UNIT})`;

/** How days are written, the more particular first. */
export const readers: readonly Reader[] = [
  {
    needs: A_DIGIT,
    pattern: make(
      `${WEEKDAY_LEAD}(?<year>${FULL_YEAR})(?<gap>${GAP})(?<month>${MONTH_DIGITS})\\k<gap>(?<day>${DAY_DIGITS})`,
    ),
    read: ({ year, month, day }, today) => dated(today, Number(day), Number(month), Number(year)),
  },
  {
    needs: A_DIGIT,
    pattern: make(
      `${WEEKDAY_LEAD}(?<a>\\d{1,2})(?<gap>${GAP})(?<b>\\d{1,2})(?:\\k<gap>|,\\s?|\\s)(?<year>${FULL_YEAR}|\\d{2})`,
    ),
    read: ({ a = "", b = "", year }, today, language) => inDigits(a, b, year, today, language),
  },
  {
    needs: A_DIGIT,
    pattern: make(
      `${WEEKDAY_LEAD}(?<a>0\\d|1[3-9]|2\\d|3[01]|(?<=(?:${any((words) => words.beforeDate)}|${WEEKDAY}),?\\s{1,5}(?:${DAY_WORD})?)\\d{1,2}|\\d{1,2}(?=/(?:0\\d|1[3-9]|2\\d|3[01])))/(?<b>\\d{1,2})`,
    ),
    read: ({ a = "", b = "" }, today, language) => inDigits(a, b, undefined, today, language),
  },
  {
    needs: A_DIGIT,
    pattern: make(
      `(?<=(?:${any((words) => words.onDate)}|${WEEKDAY},?)\\s+)(?<a>\\d{1,2})[.-](?<b>\\d{2})(?=${CLAUSE_END})`,
    ),
    read: ({ a = "", b = "" }, today, language) => inDigits(a, b, undefined, today, language),
  },
  inOrder(["year", "month", "day"], `${GAP}|\\s`),
  inOrder(["year", "day", "month"]),
  inOrder(["month", "year", "day"]),
  inOrder(["day", "year", "month"]),
  {
    needs: A_MONTH,
    pattern: make(`${WEEKDAY_LEAD}${DAY_WORD}?(?<day>${DAY})${OF_MONTH}(?<month>${MONTH})\\.?${YEAR_TAIL}`),
    read: named,
  },
  {
    needs: A_MONTH,
    pattern: make(
      `${WEEKDAY_LEAD}(?<month>${MONTH})(?:[.,]?\\s+|${GAP})(?<day>${DAY})(?:(?:,\\s?|\\s+|${GAP})(?<year>${FULL_YEAR}))?${notADay}`,
    ),
    read: named,
  },
  {
    needs: A_MONTH,
    pattern: make(
      `(?<day>${DAY_DIGITS})(?=\\s*(?:,|\\s${JOINER}\\s|\\s(?:${any((words) => words.rangeJoiners)})\\s)\\s*${DAY_WORD}?${DAY_DIGITS}${OF_MONTH}(?<month>${MONTH}))`,
    ),
    read: named,
  },
  {
    needs: A_DIGIT,
    pattern: make(
      `(?<day>\\d{1,2})\\s+${OF_NUMBER}\\s+(?<month>\\d{1,2})\\s+${OF_NUMBER}\\s+(?<year>${FULL_YEAR}|\\d{2})`,
    ),
    read: ({ day, month, year = "" }, today, language) =>
      dated(today, Number(day), Number(month), yearOf(year, language)),
  },
  {
    needs: A_WEEKDAY,
    pattern: make(
      `(?:${any((words) => words.articles)}\\s+)?(?<which>${ORDINAL})\\s+(?<weekday>${WEEKDAY})\\s+(?:${any((words) => words.ofCountedMonth)}\\s?(?<month>${MONTH})${YEAR_TAIL}|(?<monthsOn>${RELATIVE_MONTH}))`,
    ),
    read: ({ which = "", weekday: name = "", month = "", monthsOn, year, yearsOn }, today, language) => {
      const number = monthOf(month);
      const first = { ...today, day: 1 };
      const start =
        monthsOn === undefined
          ? named({ day: "1", month, year, yearsOn }, { ...today, day: 1, month: today.month }, language)
          : addMonths(first, monthStep(monthsOn));
      if (start === undefined || (monthsOn === undefined && number === 0)) return undefined;
      return countedInMonth(ordinalOf(which), weekdayOf(name), start);
    },
  },
  {
    needs: A_WEEKDAY,
    pattern: make(
      `(?<weekday>${WEEKDAY})\\s+(?:(?:${OF_THIS}\\s+)?(?<lead>${LEAD})\\s+${WEEK}|${OF_THIS}\\s+${WEEK}(?:\\s+(?<tail>${any((words) => words.weekAfter)}))?)`,
    ),
    read: ({ weekday: name = "", lead, tail }, today) => {
      const direction = lead ?? tail;
      return inWeek(today, weekdayOf(name), direction === undefined ? 0 : weeksOf(direction));
    },
  },
  {
    needs: A_WEEKDAY,
    pattern: make(
      `(?<lead>${LEAD})\\s+(?<weekday>${WEEKDAY})|(?<weekday2>${WEEKDAY})\\s+(?<tail>${any((words) => words.weekdayTail)})`,
    ),
    read: ({ lead, weekday: name, weekday2, tail }, today) => {
      const weeks = weeksOf(lead ?? tail ?? "");
      const number = weekdayOf(name ?? weekday2 ?? "");
      if (weeks < 0) return onWeekday(addDays(today, -1), number, weeks);
      return onWeekday(addDays(today, weeks), number);
    },
  },
  {
    needs: A_DAY,
    pattern: make(`(?:${LEAD}\\s+)?${DAY_WORD}(?<day>${DAY})\\s+(?<monthsOn>${RELATIVE_MONTH})`),
    read: ({ day = "", monthsOn = "" }, today, language) => {
      const date = {
        ...addMonths({ ...today, day: 1 }, monthStep(monthsOn)),
        day: dayNumber(day, language),
      };
      return isDay(date) ? date : undefined;
    },
  },
  {
    needs: A_DAY,
    pattern: make(`(?<lead>${LEAD})\\s+${DAY_WORD}(?<day>${DAY})${notADay}`),
    read: ({ lead = "", day = "" }, today, language) => {
      const number = dayNumber(day, language);
      const isBack = weeksOf(lead) < 0;
      const step = isBack === number < today.day ? 0 : isBack ? -1 : 1;
      return number === 0 ? undefined : { ...addMonths({ ...today, day: 1 }, step), day: number };
    },
  },
  {
    needs: A_DAY_OR_WEEKDAY,
    pattern: make(
      `(?:${DAY_WORD}(?<day>${DAY})|${WEEKDAY}(?:,\\s+${DAY_WORD}?|\\s+${DAY_WORD})(?<day2>${DAY_DIGITS})|${LONG_WEEKDAY}\\s+(?<day3>${DAY_DIGITS}))${notADay}`,
    ),
    read: ({ day, day2, day3 }, today, language) => {
      const number = dayNumber(day ?? day2 ?? day3 ?? "", language);
      return number === 0 ? undefined : nearest(today, number);
    },
  },
  {
    needs: A_DIGIT,
    pattern: make(
      `(?<=(?<![\\p{L}])${any((words) => words.onThe)}\\s{1,2})(?<day>${DAY_DIGITS}(?:${any((words) => words.dayEndings)})?)${AFTER_DAY}`,
    ),
    read: ({ day = "" }, today, language) => nearest(today, dayNumber(day, language)),
  },
  {
    needs: A_UNIT,
    pattern: make(`${any((words) => words.since)}\\s+(?:${any((words) => words.about)}\\s+)?${COUNTED_UNIT}`),
    read: shifted(-1),
  },
  { needs: A_UNIT, pattern: make(`${COUNTED_UNIT}\\s+${any((words) => words.ago)}`), read: shifted(-1) },
  { needs: A_UNIT, pattern: make(`${any((words) => words.within)}\\s+${COUNTED_UNIT}`), read: shifted(1) },
  { needs: A_UNIT, pattern: make(`${COUNTED_UNIT}\\s+${any((words) => words.fromToday)}`), read: shifted(1) },
  apart(
    2,
    any((words) => words.dayAfterTomorrow),
  ),
  apart(
    -2,
    any((words) => words.dayBeforeYesterday),
  ),
  apart(
    1,
    any((words) => words.nextDay),
  ),
  apart(
    0,
    any((words) => words.today),
  ),
  apart(
    -1,
    any((words) => words.yesterday),
  ),
  apart(
    1,
    any((words) => words.tomorrow),
  ),
  ...allPacks.map(({ code, calendar }) => ({
    needs: ANYTHING,
    pattern: make(calendar.ownTomorrow.source),
    read: (_: unknown, today: Day, language: Language) => (language === code ? addDays(today, 1) : undefined),
  })),
  { needs: ANYTHING, pattern: make(any((words) => words.lastDay)), read: (_, today) => addDays(today, -1) },
  {
    needs: A_WEEKDAY,
    pattern: make(
      `(?<weekday>${any((words) => words.fullWeekdays)})|(?<=${any((words) => words.beforeWeekday)}\\s)(?<bare>${any((words) => words.bareWeekdays)})(?!\\s+(?:${any((words) => words.countedNouns)})(?!\\p{L}))|(?<first>${any((words) => words.weekdaysBeforeComma)})(?=\\s?,\\s)|(?<!(?<!\\p{L})(?:${any((words) => words.notBeforeWeekday)})\\s)(?<last>${any((words) => words.bareWeekdays)})${AFTER_DAY}`,
    ),
    read: ({ weekday: name, bare, first, last }, today) =>
      onWeekday(today, weekdayOf(name ?? bare ?? first ?? last ?? "")),
  },
];

/** Weekdays in a list, where short forms are sure as well; two need a comma or a word between them. */
export const weekdayList = make(
  `${WEEKDAY}(?:\\s*,\\s*(?:${JOINER}\\s+)?${WEEKDAY}|\\s+${JOINER}\\s+${WEEKDAY}|\\s+${WEEKDAY}(?=[\\s,]+(?:${JOINER}\\s+)?${WEEKDAY}(?!\\p{L})))+(?:\\s+${WEEKDAY})?`,
);
const eachWeekday = make(`(?<weekday>${WEEKDAY})`);

/** The weekdays of a list and where they stand in it. */
export function weekdaysOf(list: string, today: Day): { start: number; end: number; day: Day }[] {
  const found = [...list.matchAll(eachWeekday)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.length,
    day: onWeekday(today, weekdayOf(name)),
  }));
  return new Set(found.map(({ day }) => day.day)).size > 1 ? found : [];
}
