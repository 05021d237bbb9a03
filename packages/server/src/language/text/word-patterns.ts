/**
 * A pattern for folded words with one space between them and around them all. Alternatives stand apart by a space; in each,
 * `_` is a space between words, `$` a word's end (else it is a beginning), and `*` up to three words.
 */
export function wordPattern(alternatives: string, flags = ""): RegExp {
  const ways = alternatives.trim().split(/\s+/).map(patternOf).join("|");
  return new RegExp(`(?<= )(?:${ways})`, flags);
}

function patternOf(way: string): string {
  const isWhole = way.endsWith("$");
  const words = (isWhole ? way.slice(0, -1) : way).split("_");
  const inner = words.map((word) => (word === "*" ? "(?:[^ ]+ ){0,3}" : word)).join(" ");
  return inner.replaceAll("(?:[^ ]+ ){0,3} ", "(?:[^ ]+ ){0,3}") + (isWhole ? "(?= )" : "[^ ]*");
}
