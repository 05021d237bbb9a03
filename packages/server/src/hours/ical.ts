import { EXCEPTIONS_MAX, type OpeningHours } from "@prosa/protocol";
import ICAL from "ical.js";

type Exception = NonNullable<OpeningHours["exceptions"]>[number];

/** The largest iCal text that is read, in bytes. */
export const ICAL_BYTES_MAX = 512 * 1024;

/** The times that one event is repeated until reading gives it up. */
const REPEATS_MAX = 2_000;

const NAME_LENGTH_MAX = 80;

/** Thrown for a text that is no iCal calendar, or that holds no whole day within the time asked for. */
export class IcalError extends Error {
  override name = "IcalError";
}

/**
 * The whole days of an iCal text (RFC 5545) from `from` to `to`, as in 2026-12-24, as closed days of opening hours: events of
 * several days give each, repeated ones every repeat. Events with a time of day close nothing. Throws an `IcalError`.
 */
export function closedDaysOf(text: string, from: string, to: string): Exception[] {
  const days = new Map<string, Exception>();
  for (const event of eventsOf(text)) {
    const { startDate, duration } = event;
    if (!startDate?.isDate) continue;
    const length = Math.max(1, Math.round(duration.toSeconds() / 86_400));
    const name = event.summary?.trim().slice(0, NAME_LENGTH_MAX);
    for (const first of repeatsOf(event, to)) {
      for (let offset = 0; offset < length; offset++) {
        const day = first.clone();
        day.adjust(offset, 0, 0, 0);
        const date = day.toString().slice(0, 10);
        if (date >= from && date <= to) days.set(date, { date, spans: [], ...(name && { name }) });
      }
    }
  }
  if (days.size === 0)
    throw new IcalError(`The calendar holds no event of a whole day between ${from} and ${to}.`);
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1)).slice(0, EXCEPTIONS_MAX);
}

function eventsOf(text: string): ICAL.Event[] {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  } catch (cause) {
    throw new IcalError("The text is no iCal calendar (RFC 5545).", { cause });
  }
}

function* repeatsOf(event: ICAL.Event, to: string): Generator<ICAL.Time> {
  if (!event.isRecurring()) return yield event.startDate;
  const repeats = event.iterator();
  for (let count = 0; count < REPEATS_MAX; count++) {
    const next = repeats.next();
    if (!next || next.toString().slice(0, 10) > to) return;
    yield next;
  }
}
