/** The words of a text, separated by spaces and line breaks, as a set. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Pairs of `word=number`, separated by spaces and line breaks, as a table. */
export function numberTable(text: string): Readonly<Record<string, number>> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([word = "", value]) => [word, Number(value)]));
}
