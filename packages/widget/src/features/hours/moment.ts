import type { Moment } from "../../strings/strings.ts";
import { formatDate } from "../../view/date-format.ts";

/** Says a time as it is seen from `now`, in the visitor's time zone; both in milliseconds since 1970. */
export function momentOf(at: number, now: number, language: string): Moment {
  const time = formatDate(at, language, { timeStyle: "short" });
  const days = daysBetween(now, at);
  if (days === 0) return { kind: "today", day: "", time };
  if (days > 6) return { kind: "date", day: formatDate(at, language, { dateStyle: "long" }), time };
  if (days > 1) return { kind: "weekday", day: formatDate(at, language, { weekday: "long" }), time };
  const day = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day");
  return { kind: "tomorrow", day, time };
}

/** The midnights between two times. Local days are counted as if they were of UTC: a change of clocks makes none longer. */
function daysBetween(from: number, to: number): number {
  const dayOf = (at: number) => {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  };
  return dayOf(to) - dayOf(from);
}
