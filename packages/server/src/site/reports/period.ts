import { dayName } from "../../insights/rollups/day-rows.ts";
import { hourOfDate, offsetsOf } from "../../insights/rollups/zone.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** The hour of the site's clock at which a report is due. */
const MORNING = 7;

type Every = "week" | "month";

/** A week or a month that is over: its first and its last day, and when its report is due, in milliseconds since 1970. */
export interface Period {
  from: string;
  to: string;
  dueAt: number;
}

/** The last period whose report is due by now, by a site's clock: Monday to Sunday, or a month. */
export function duePeriod(every: Every, zone: string, now: number): Period {
  const offsetOf = offsetsOf(zone);
  const hour = Math.floor(now / HOUR_MS);
  const today = dayName(hour + offsetOf(hour));
  const begun = startOf(every, today);
  const period = endingBefore(every, begun, offsetOf);
  return period.dueAt <= now ? period : endingBefore(every, startOf(every, period.to), offsetOf);
}

/** The period after one that is over, whose report is due next. */
export function nextPeriod(every: Every, zone: string, { to }: Pick<Period, "to">): Period {
  const start = shifted(to, 1);
  const end = every === "week" ? shifted(start, 7) : startOf("month", shifted(start, 31));
  return endingBefore(every, end, offsetsOf(zone));
}

/** The period that ends the day before this one. */
function endingBefore(every: Every, day: string, offsetOf: (hour: number) => number): Period {
  const to = shifted(day, -1);
  return { from: startOf(every, to), to, dueAt: (hourOfDate(day, offsetOf) + MORNING) * HOUR_MS };
}

/** The first day of the week or the month that a day is in. */
function startOf(every: Every, day: string): string {
  if (every === "month") return `${day.slice(0, 8)}01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shifted(day, -weekday);
}

function shifted(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}
