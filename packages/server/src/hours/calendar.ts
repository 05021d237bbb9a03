import type { OpeningHours } from "@prosa/protocol";
import { Temporal } from "temporal-polyfill";
import { nationalHolidays } from "./holidays.ts";

/** The days that are looked at for an opening before it is called unknown: a year, with a long holiday at its end. */
const DAYS_MAX = 400;

/** The days after which a business that has been open without a break is taken never to close. */
const ENDLESS_DAYS = 60;

const DAY_MINUTES = 24 * 60;

/** A stretch of time in which a business is open, in milliseconds since 1970; `to` is its first closed moment. */
interface OpenStretch {
  from: number;
  to: number;
}

/** The meaning of opening hours at one moment. */
interface Opening {
  isOpen: boolean;
  /** When it opens next, where it is closed and an opening comes within a year. */
  opensAt?: number;
  /** When it closes next, where it is open and ever closes. */
  closesAt?: number;
}

/** Whether a business is open at a time, in milliseconds since 1970. */
export function isOpenAt(hours: OpeningHours, at: number): boolean {
  const [first] = stretchesFrom(hours, at, 2);
  return first !== undefined && first.from <= at;
}

/** Whether a business is open at a time, and when that changes; times in milliseconds since 1970. */
export function openingAt(hours: OpeningHours, at: number): Opening {
  const isOpen = isOpenAt(hours, at);
  const [first] = stretchesFrom(hours, at, isOpen ? ENDLESS_DAYS : DAYS_MAX);
  if (first === undefined) return { isOpen };
  if (!isOpen) return { isOpen, opensAt: first.from };
  const isEndless = first.to >= at + (ENDLESS_DAYS - 3) * DAY_MINUTES * 60_000;
  return isEndless ? { isOpen } : { isOpen, closesAt: first.to };
}

/**
 * The moment at which a business has been open for `openMs` since `at`, in milliseconds since 1970; `null` where it is not
 * open that long within the time that is looked ahead.
 */
export function afterOpenTime(hours: OpeningHours, at: number, openMs: number): number | null {
  let left = openMs;
  for (const { from, to } of stretchesFrom(hours, at)) {
    const begin = Math.max(from, at);
    if (to - begin >= left) return begin + left;
    left -= to - begin;
  }
  return null;
}

/** The time in which a business was open from `from` until `to`, both in milliseconds since 1970; in milliseconds. */
export function openMsBetween(hours: OpeningHours, from: number, to: number): number {
  const days = Math.ceil((to - from) / (DAY_MINUTES * 60_000)) + 3;
  let open = 0;
  for (const stretch of stretchesFrom(hours, from, days))
    open += Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from));
  return open;
}

/**
 * The open stretches that end after `at`, in order, each as long as it is without a break, of `days` days from the local day
 * before on: its last span may end on the next. A local time that a change of clocks leaves out is taken as much later, and
 * one that comes twice is its first.
 */
function* stretchesFrom(hours: OpeningHours, at: number, days = DAYS_MAX): Generator<OpenStretch> {
  const exceptions = new Map(hours.exceptions?.map(({ date, spans }) => [date, spans]));
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.timeZone).toPlainDate();
  let open: OpenStretch | null = null;
  for (let offset = -1; offset < days - 1; offset++) {
    for (const stretch of stretchesOn(hours, exceptions, start.add({ days: offset }))) {
      if (stretch.to <= at) continue;
      if (open && stretch.from <= open.to) open.to = Math.max(open.to, stretch.to);
      else {
        if (open) yield open;
        open = stretch;
      }
    }
  }
  if (open) yield open;
}

function stretchesOn(
  { timeZone, week, holidays }: OpeningHours,
  exceptions: ReadonlyMap<string, OpeningHours["week"][number]>,
  date: Temporal.PlainDate,
): OpenStretch[] {
  const isHoliday = holidays !== undefined && nationalHolidays(holidays, date.year).has(date.toString());
  const spans = exceptions.get(date.toString()) ?? (isHoliday ? [] : (week[date.dayOfWeek - 1] ?? []));
  return spans
    .map(({ from, to }): [number, number] => [minutesOf(from), minutesOf(to)])
    .map(([from, to]) => ({
      from: instantOf(date, from, timeZone),
      to: instantOf(date, to > from ? to : to + DAY_MINUTES, timeZone),
    }))
    .filter(({ from, to }) => to > from)
    .sort((one, other) => one.from - other.from);
}

function instantOf(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  return date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(timeZone).epochMilliseconds;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
