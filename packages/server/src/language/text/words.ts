import { fold, wordsOfFolded } from "./fold.ts";

/** The words and numbers of a text in order, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return wordsIn(fold(text));
}

/** The words and numbers of a folded text in order. */
export function wordsIn(folded: string): string[] {
  return wordsOfFolded(folded.replaceAll("e-mail", "email"));
}
