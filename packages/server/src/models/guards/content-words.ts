import type { Language } from "@prosa/protocol";
import { wordsOf } from "../../language/text/words.ts";
import { isStopWord, stem } from "../../language/vocabulary.ts";

/** The stems of a text's words that are no stop words, each once. */
export function contentOf(text: string, language: Language): string[] {
  const words = wordsOf(text).filter((word) => !isStopWord(word, language));
  return [...new Set(words.map((word) => stem(word, language)))];
}
