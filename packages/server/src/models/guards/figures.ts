const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>"')\]]{1,2000}/giu;
const EMAIL = /[\w.+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const AMOUNT = /(?:R\$|US\$|[$€£]|BRL|USD|EUR)\s?\d{1,12}(?:[.,]\d{1,3}){0,4}/giu;
const DATE = /(?<![\d/.-])\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d/.-])/gu;
const DIGITS = /\d{1,40}/gu;

/**
 * Everything in a text that must not change when the text is said in other words: addresses, e-mail addresses, amounts with
 * their currency, dates, and all other digits, each in a form in which it can be compared. One entry for each time that it stands.
 */
function figuresOf(text: string): string[] {
  const found: string[] = [];
  let rest = text.normalize("NFC");
  const take = (pattern: RegExp, normal: (match: string) => string) => {
    rest = rest.replace(pattern, (match) => {
      found.push(normal(match));
      return " ";
    });
  };
  take(ADDRESS, (match) => match.replace(/[.,;:!?*_]+$/u, ""));
  take(EMAIL, (match) => match.toLowerCase().replace(/[.]+$/u, ""));
  // The separators of thousands and decimals change with the language; the digits do not.
  take(AMOUNT, (match) => match.toUpperCase().replace(/[\s.,]/gu, ""));
  take(DATE, (match) => match);
  take(DIGITS, (match) => match);
  return found.sort();
}

/** The figures that stand in one of two texts more often than in the other; none where the texts say the same. */
export function changedFigures(original: string, said: string): string[] {
  const counts = new Map<string, number>();
  for (const figure of figuresOf(original)) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  for (const figure of figuresOf(said)) counts.set(figure, (counts.get(figure) ?? 0) - 1);
  return [...counts].flatMap(([figure, count]) => (count === 0 ? [] : [figure]));
}

/** The figures of a text that stand nowhere in what it is about. */
export function unknownFigures(text: string, material: string): string[] {
  const known = new Set(figuresOf(material));
  return [...new Set(figuresOf(text))].filter((figure) => !known.has(figure));
}
