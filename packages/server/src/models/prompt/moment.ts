import type { Language, SiteSettings } from "@prosa/protocol";
import { isOpenAt } from "../../hours/calendar.ts";
import { packOf } from "../../language/packs.ts";

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
