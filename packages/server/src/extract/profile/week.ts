import { WEEK } from "../facts/opening-hours.ts";
import { dayBeginningsOf, phrasesOf } from "../words/phrases.ts";

/** A span of a day as a site's settings have it. */
interface Span {
  from: string;
  to: string;
}

const LETTER_AFTER = "[\\p{L}]*(?:-feira)?";
const DAYS = WEEK.map(
  (code, day) =>
    new RegExp(`(?<![\\p{L}])(?:${code}|${dayBeginningsOf(day).join("|")})${LETTER_AFTER}\\.?`, "giu"),
);
const EVERY_DAY = /todos os dias|diariamente|every ?day|daily|todos los d[ií]as/iu;
const UNTIL = new RegExp(`^[\\s.,]*(?:${phrasesOf("untilHour")}|-|–|—|à|ao|al|through)[\\s]*$`, "iu");
/** "e" and "y" stand between hours, and between days that are no row. */
const AND = /^\s*(?:e|y|and)\s*$/iu;
const SPAN = new RegExp(
  `(\\d{1,2})\\s*(?:[:.h]\\s*(\\d{2})?)?\\s*(?:h(?:s|rs|oras?)?)?\\s*([ap]\\.?m\\.?)?\\s*(?:${phrasesOf("untilHour")}|-|–|—)\\s*(?:las?\\s*)?(\\d{1,2})\\s*(?:[:.h]\\s*(\\d{2})?)?\\s*(?:h(?:s|rs|oras?)?)?\\s*([ap]\\.?m\\.?)?`,
  "giu",
);
const ROUND_THE_CLOCK = /24\s*(?:h|horas|hours)\b/iu;

/**
 * The week of opening hours that lines state, Monday first: rules of schema.org (`Mo-Fr 09:00-18:00`) and lines as pages word
 * them ("Segunda a sexta, das 9h às 18h"). Undefined where no line gives both days and hours.
 */
export function weekOf(lines: readonly string[]): Span[][] | undefined {
  const week: Span[][] = WEEK.map(() => []);
  for (const line of lines)
    for (const part of partsOf(line)) {
      const spans = spansIn(part);
      for (const day of daysIn(part)) week[day]?.push(...spans);
    }
  return week.some((spans) => spans.length > 0) ? week.map(inOrder) : undefined;
}

/** A line often gives several days, each with its hours: it is cut where a day comes after hours. */
function partsOf(line: string): string[] {
  const days = foundDays(line);
  const cuts = [...line.matchAll(SPAN)].flatMap(({ index, 0: text }) => {
    const next = days.find(({ at }) => at >= index + text.length);
    return next === undefined ? [] : [next.at];
  });
  return [0, ...new Set(cuts)].map((from, at, all) => line.slice(from, all[at + 1]));
}

interface FoundDay {
  day: number;
  at: number;
  end: number;
}

function foundDays(line: string): FoundDay[] {
  return DAYS.flatMap((pattern, day) =>
    [...line.matchAll(pattern)].map(({ index, 0: text }) => ({ day, at: index, end: index + text.length })),
  )
    .sort((one, other) => one.at - other.at || other.end - one.end)
    .filter(({ at }, place, all) => !all.slice(0, place).some(({ end }) => at < end));
}

function daysIn(line: string): number[] {
  if (EVERY_DAY.test(line)) return [0, 1, 2, 3, 4, 5, 6];
  const days = new Set<number>();
  let before: FoundDay | undefined;
  for (const one of foundDays(line)) {
    const between = before && line.slice(before.end, one.at);
    if (before && between !== undefined && UNTIL.test(between) && !AND.test(between))
      for (let { day } = before; day !== one.day; day = (day + 1) % 7) days.add(day);
    days.add(one.day);
    before = one;
  }
  return [...days];
}

function spansIn(line: string): Span[] {
  const spans = [...line.matchAll(SPAN)].flatMap(
    ([, hour, minute, half, untilHour, untilMinute, untilHalf]) => {
      const from = clock(hour, minute, half);
      const to = clock(untilHour, untilMinute, untilHalf);
      return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
    },
  );
  return spans.length === 0 && ROUND_THE_CLOCK.test(line) ? [{ from: "00:00", to: "00:00" }] : spans;
}

function clock(hour = "", minute = "00", half = ""): string | undefined {
  const isAfternoon = /^p/i.test(half);
  const isMorning = /^a/i.test(half);
  let hours = Number(hour);
  if (isAfternoon && hours < 12) hours += 12;
  if (isMorning && hours === 12) hours = 0;
  // Midnight at the end of a day is written as 24h too.
  if (hours === 24) hours = 0;
  if (hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function inOrder(spans: readonly Span[]): Span[] {
  const unique = new Map(spans.map((span) => [`${span.from}-${span.to}`, span]));
  return [...unique.values()].sort((one, other) => (one.from < other.from ? -1 : 1)).slice(0, 6);
}
