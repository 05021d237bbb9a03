import type { Language } from "@prosa/protocol";
import { importanceOf } from "../../knowledge/index/importance.ts";
import { contentWordsAmong } from "../../knowledge/query/query.ts";
import { anyOf } from "../../language/packs.ts";
import { type NamedPlace, placesIn, withPlaceNames } from "../../language/places.ts";
import { wordsOf } from "../../language/text/words.ts";
import type { PastTurn } from "../memory.ts";
import type { Reading, ReadText } from "../reading.ts";
import { readText } from "./read-text.ts";

const REACHES_BACK = 3;
const AGAIN = new RegExp(`^${anyOf(({ matters }) => matters.again)}$`);
const TO: Readonly<Record<Language, string>> = { "pt-BR": "em", en: "in", es: "a" };

function placeOf({ visitor }: PastTurn): NamedPlace | undefined {
  return placesIn(wordsOf(withPlaceNames(visitor))).places.at(-1);
}

type Located = Pick<Reading, "meant" | "places" | "matter">;

/** Adds the places that a text names, and its content words that name none. */
export function readPlaces(meant: ReadText, language: Language): Located {
  const { places, others } = placesIn(meant.words);
  return { meant, places, matter: contentWordsAmong(others, language) };
}

/**
 * Adds to a message on delivery the place that the talk is about, where it names none itself: "and how much is it?" asks
 * for the freight to where the last answer sent the parcel.
 * Undefined where the talk names no such place, or the message needs none.
 */
export function withTalkedPlace(
  { meant, places }: Located,
  language: Language,
  intent: string,
  turns: readonly PastTurn[],
): ReadText | undefined {
  if (places.length > 0) return undefined;
  const isOwn = intent === "delivery";
  const last = turns.at(-1);
  const isOfPlace = () => last !== undefined && (last.intent === "delivery" || placeOf(last) !== undefined);
  const isOpen = intent === "price" || intent === "unknown";
  const isLeaning = isOpen && meant.contentWords.every((word) => importanceOf(word) < 1) && isOfPlace();
  if (!isOwn && !isLeaning) return undefined;
  for (const turn of turns.slice(-REACHES_BACK).reverse()) {
    const place = placeOf(turn);
    if (place !== undefined)
      return readText(`${meant.text} ${TO[language]} ${place.words.join(" ")}`, language);
  }
  return undefined;
}

/** True where a message names a place and says nothing else: it asks the last question again for that place. */
export function asksOnlyOfPlace({ places, matter }: Pick<Reading, "places" | "matter">): boolean {
  return places.length > 0 && matter.every((word) => AGAIN.test(word));
}
