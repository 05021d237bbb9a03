import type { Moment } from "../../strings/strings.ts";

/**
 * Says a time as it is seen from `now`, in the visitor's time zone; both in milliseconds since 1970. The formats are its own:
 * those of messages load with them, and a file that both share would come a round trip later than the rest of an opening.
 */
export function momentOf(at: number, now: number, language: string): Moment {
  const format = (style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, style).format(at);
  const time = format({ timeStyle: "short" });
  const days = daysBetween(now, at);
  if (days === 0) return { kind: "today", day: "", time };
  if (days > 6) return { kind: "date", day: format({ dateStyle: "long" }), time };
  if (days > 1) return { kind: "weekday", day: format({ weekday: "long" }), time };
  const day = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day");
  return { kind: "tomorrow", day, time };
}

/** The midnights between two times, in the time zone of the visitor. Local days are counted as if they were of UTC: a change of clocks makes none longer. */
function daysBetween(from: number, to: number): number {
  const dayOf = (at: number) => {
    const date = new Date(at);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
  };
  return dayOf(to) - dayOf(from);
}
