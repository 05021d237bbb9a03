import type { Language } from "@prosa/protocol";
import { contentWordsAmong } from "../../knowledge/query/query.ts";
import { fold } from "../../language/text/fold.ts";
import { wordsIn } from "../../language/text/words.ts";
import type { FoldedText, ReadText } from "../reading.ts";

export const NO_TEXT: ReadText = { text: "", folded: "", words: [], contentWords: [] };

/** Folds a text and splits it into words. */
export function foldText(text: string): FoldedText {
  const folded = fold(text);
  return { text, folded, words: wordsIn(folded) };
}

/** Folds a text, splits it, and picks its content words by the stop words of a language. */
export function readText(text: string, language: Language): ReadText {
  if (text === "") return NO_TEXT;
  const folded = foldText(text);
  return { ...folded, contentWords: contentWordsAmong(folded.words, language) };
}
