import type { Language } from "@prosa/protocol";
import { importanceOf } from "../knowledge/importance.ts";
import { type NamedPlace, placesIn } from "../knowledge/places.ts";
import { tellingWords } from "../knowledge/query.ts";
import { wordsOf } from "../knowledge/words.ts";
import type { PastTurn } from "./session.ts";

const REACHES_BACK = 3;
const TO: Readonly<Record<Language, string>> = { "pt-BR": "em", en: "in", es: "a" };

/** What people call places, where a word of it means something else as well: as written, with what goes before. */
const nicknames: readonly (readonly [RegExp, string])[] = [
  [
    /\b(to|in|em|no|do|pro|para o|pra o|ao|a|en|de) rio\b(?! (?:de|do|branco|grande|preto|claro))/i,
    "$1 Rio de Janeiro",
  ],
  [/\b(to|in|from) the (?:US|USA|U\.S\.A?\.?|States)(?![\p{L}])/u, "$1 the United States"],
  [/\b(to|in|from) (?:USA?|U\.S\.A?\.?)(?![\p{L}])/u, "$1 the United States"],
  [/\b(to|in|from) the UK\b/, "$1 England"],
  // With its article it is Christmas, not the city.
  [/\b(antes do|depois do|at[eé] o|no|pro|para o|pra o) natal\b/i, "$1 dia 25 de dezembro"],
  [/\b(cwb|ctba)\b/i, "Curitiba"],
  [/\b(?:new york|nova york|nueva york|miami|orlando)\b/i, "Estados Unidos"],
  [/\b(?:lisboa|lisbon)\b/i, "Portugal"],
  [/\b(?:buenos aires|c[oó]rdoba)\b/i, "Argentina"],
  [/\bbogot[aá](?!\p{L})/iu, "Colombia"],
  [/\b(?:madrid|barcelona)\b/i, "España"],
  [/\b(?:londres|london)\b/i, "England"],
  [/\b(?:ciudad de m[eé]xico|cidade do m[eé]xico|cdmx)\b/i, "México"],
  [/\b(?:montevideo|montevid[eé]u)(?!\p{L})/iu, "Uruguay"],
  [/\b(?:asunci[oó]n|assun[cç][aã]o)(?!\p{L})/iu, "Paraguay"],
  [/\bbsb\b/i, "Brasília"],
  [/\bssa\b/i, "Salvador"],
];

function placeOf({ visitor }: PastTurn): NamedPlace | undefined {
  return placesIn(wordsOf(withPlaceNames(visitor))).places.at(-1);
}

/** Writes a place's nickname out as the place is called. */
export function withPlaceNames(text: string): string {
  return nicknames.reduce((said, [nickname, name]) => said.replace(nickname, name), text);
}

/**
 * Adds to a message on delivery the place that the talk is about, where it names none itself: "and how much is it?" asks
 * for the freight to where the last answer sent the parcel.
 * Undefined where the talk names no such place, or the message needs none.
 */
export function withTalkedPlace(
  text: string,
  language: Language,
  intent: string,
  turns: readonly PastTurn[],
): string | undefined {
  const words = wordsOf(text);
  if (placesIn(words).places.length > 0) return undefined;
  const isOwn = intent === "delivery";
  const last = turns.at(-1);
  const isOfPlace = last !== undefined && (last.intent === "delivery" || placeOf(last) !== undefined);
  const isOpen = intent === "price" || intent === "unknown";
  const isLeaning =
    isOpen && isOfPlace && tellingWords(text, language).every((word) => importanceOf(word) < 1);
  if (!isOwn && !isLeaning) return undefined;
  for (const turn of turns.slice(-REACHES_BACK).reverse()) {
    const place = placeOf(turn);
    if (place !== undefined) return `${text} ${TO[language]} ${place.words.join(" ")}`;
  }
  return undefined;
}
