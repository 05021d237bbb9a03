import type { Language } from "@prosa/protocol";
import { stem } from "../../language/stem.ts";
import { isStopWord } from "../../language/stop-words.ts";
import { wordsOf } from "../../language/text/words.ts";

/** The stems of a text's words that are no stop words, each once. */
export function contentOf(text: string, language: Language): string[] {
  const words = wordsOf(text).filter((word) => !isStopWord(word, language));
  return [...new Set(words.map((word) => stem(word, language)))];
}
