import type { Language, OpeningHours } from "@prosa/protocol";
import { openingAt } from "../../hours/calendar.ts";
import { packOf } from "../../language/packs.ts";
import type { UnderstoodTurn } from "../turn.ts";

/** A site whose people do not answer now; `opens` is its next opening in words, absent where none is known. */
interface Closing {
  opens?: string;
}

/** Whether the site is closed at the time of a turn, and until when; `null` while it is open, and for a site without hours. */
export function closingOf({
  site: { openingHours },
  reading,
  at,
}: Pick<UnderstoodTurn, "site" | "reading" | "at">): Closing | null {
  if (openingHours === undefined) return null;
  const { isOpen, opensAt } = openingAt(openingHours, at);
  if (isOpen) return null;
  return opensAt === undefined ? {} : { opens: momentInWords(openingHours, opensAt, reading.language) };
}

/** A moment in the site's time zone, in words: "segunda-feira, 30 de novembro às 09:00". */
export function momentInWords(
  { timeZone }: Pick<OpeningHours, "timeZone">,
  at: number,
  language: Language,
): string {
  return new Intl.DateTimeFormat(packOf(language).reply.locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(at);
}
