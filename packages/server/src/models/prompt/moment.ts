import type { Language, OpeningHours, SiteSettings } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const DAY_MINUTES = 24 * 60;

/** The date and time at the site and whether it is open, in words; empty where its owner gave no hours. */
export function momentOf(site: Pick<SiteSettings, "openingHours">, at: number, language: Language): string {
  const { openingHours } = site;
  if (openingHours === undefined) return "";
  const { prompt, reply } = packOf(language);
  const date = new Intl.DateTimeFormat(reply.locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone: openingHours.timeZone,
  }).format(at);
  return prompt.moment(date, isOpenAt(openingHours, at));
}

/** Whether a business is open at a time in milliseconds since 1970; a span may end on the next day. */
export function isOpenAt({ timeZone, week }: OpeningHours, at: number): boolean {
  const parts = new Intl.DateTimeFormat("en", {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const day = DAYS.indexOf(part("weekday"));
  const now = Number(part("hour")) * 60 + Number(part("minute"));
  const holds = (place: number, minute: number) =>
    (week[(place + DAYS.length) % DAYS.length] ?? []).some(({ from, to }) => {
      const [start, end] = [minutesOf(from), minutesOf(to)];
      return minute >= start && minute < (end > start ? end : end + DAY_MINUTES);
    });
  return holds(day, now) || holds(day - 1, now + DAY_MINUTES);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
