import { RANGE_DAYS_MAX, type RangeQuery } from "@prosa/protocol/desk";
import { dayName } from "../rollups/day-rows.ts";
import { hourOfDate, isZone, offsetsOf } from "../rollups/zone.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A range of days by a clock, with the hours, counted from 1970, at which it begins and is over. */
export interface Range {
  from: string;
  to: string;
  zone: string;
  firstHour: number;
  endHour: number;
  days: readonly string[];
}

/** The days that a query asks for; a text that says what is wrong with it where it cannot be answered. */
export function rangeOf(
  query: Pick<RangeQuery, "from" | "to" | "days" | "zone">,
  ownZone: string,
  now: number,
): Range | string {
  const zone = query.zone ?? ownZone;
  if (!isZone(zone)) return `"${zone}" is no time zone; name one like America/Sao_Paulo.`;
  const offsetOf = offsetsOf(zone);
  const hour = Math.floor(now / 3_600_000);
  const to = query.to ?? dayName(hour + offsetOf(hour));
  const from = query.from ?? shifted(to, 1 - query.days);
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  if (count < 1) return "from is a day before to, or the same.";
  if (count > RANGE_DAYS_MAX) return `Ask for at most ${RANGE_DAYS_MAX} days.`;
  const days = Array.from({ length: count }, (_, index) => shifted(from, index));
  return {
    from,
    to,
    zone,
    firstHour: hourOfDate(from, offsetOf),
    endHour: hourOfDate(shifted(to, 1), offsetOf),
    days,
  };
}

/** The range of as many days right before a range. */
export function rangeBefore({ from, days, zone }: Range, now: number): Range | string {
  const to = shifted(from, -1);
  return rangeOf({ to, days: days.length, zone }, zone, now);
}

/** The day so many days after another. */
function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}
