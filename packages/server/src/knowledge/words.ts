const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;

/** The words and numbers of a text in order, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return (
    text.normalize("NFD").replace(MARKS, "").toLowerCase().replaceAll("e-mail", "email").match(WORD) ?? []
  );
}
