import type { Language } from "@prosa/protocol";
import { packOf } from "./packs.ts";
import { isPlaceWord } from "./places.ts";

const KNOWN_MAX = 20_000;
/** A longer run of letters is no word of any language, and has no ending to take off. */
const LONGEST_WORD = 40;

const known: Record<Language, Map<string, string>> = { "pt-BR": new Map(), en: new Map(), es: new Map() };
const MARKS = /\p{M}+/gu;

/** The stem of a folded word by the Snowball rules of a language, folded again. */
export function stem(word: string, language: Language): string {
  if (word.length < 3 || word.length > LONGEST_WORD) return word;
  const memory = known[language];
  const remembered = memory.get(word);
  if (remembered !== undefined) return remembered;
  const stemmed = /\d/.test(word) || isPlaceWord(word) ? word : takeOffEnding(word, language);
  if (memory.size >= KNOWN_MAX) memory.clear();
  memory.set(word, stemmed);
  return stemmed;
}

/** The Snowball rules look for accented endings, and visitors leave accents out; so words come folded, and get these back. */
function takeOffEnding(word: string, language: Language): string {
  const { stemmer, accentedEndings } = packOf(language).search;
  const ending = accentedEndings.find(([pattern]) => pattern.test(word));
  const accented = ending === undefined ? word : word.replace(ending[0], ending[1]);
  return stemmer(accented).normalize("NFD").replace(MARKS, "");
}
