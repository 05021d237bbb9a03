import type { Language } from "@prosa/protocol";
import { packOf } from "./packs.ts";

/** Says whether a folded word only holds a sentence of the language together. */
export function isStopWord(word: string, language: Language): boolean {
  return packOf(language).search.stopWords.has(word);
}
