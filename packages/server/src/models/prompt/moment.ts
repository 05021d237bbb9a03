import type { Language, SiteSettings } from "@prosa/protocol";
import { isOpenAt } from "../../hours/calendar.ts";
import { packOf } from "../../language/packs.ts";

/** The date and time at the site and whether it is open, in words; empty where its owner gave no hours. */
export function momentOf(site: Pick<SiteSettings, "openingHours">, at: number, language: Language): string {
  const { openingHours } = site;
  if (openingHours === undefined) return "";
  const { prompt, reply } = packOf(language);
  const date = formatOf(reply.locale, openingHours.timeZone).format(at);
  return prompt.moment(date, isOpenAt(openingHours, at));
}

const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 200;

/** To make a format takes thirty times as long as to use it. */
function formatOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= FORMATS_MAX) formats.clear();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone });
  formats.set(key, format);
  return format;
}
