import { fold, wordsOfFolded } from "./fold.ts";

/** The words and numbers of a text in order, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text).replaceAll("e-mail", "email"));
}
