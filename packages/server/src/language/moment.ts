import type { Language } from "@prosa/protocol";
import { packOf } from "./packs.ts";

/** A moment as it is read out in a place: "15 de janeiro de 2026 às 09:00". `at` is in milliseconds since 1970. */
export function dateAndTime(at: number, language: Language, timeZone: string): string {
  const form = { dateStyle: "long", timeStyle: "short", timeZone } as const;
  return new Intl.DateTimeFormat(packOf(language).reply.locale, form).format(at);
}
