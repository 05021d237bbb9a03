/** Replaces the digits of Arabic, Persian and full-width keyboards by ASCII digits. */
export function withPlainDigits(words: string): string {
  // In each of these rows the last four bits of a digit's code are its value.
  return words.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}
