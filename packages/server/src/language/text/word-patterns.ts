import { type PrefilteredPattern, prefiltered } from "./prefiltered.ts";

/**
 * An expression for folded words with one space between them and around them all. Alternatives stand apart by a space; in each,
 * `_` is a space between words, `$` a word's end (else it is a beginning), `$$` the end of all, and `*` up to three words.
 */
export function wordExpression(alternatives: string, flags = ""): RegExp {
  const ways = alternatives.trim().split(/\s+/).map(patternOf).join("|");
  return new RegExp(`(?<= )(?:${ways})`, flags);
}

/** The same for messages, which are held against many such patterns. */
export function wordPattern(alternatives: string, flags = ""): PrefilteredPattern {
  return prefiltered(wordExpression(alternatives, flags));
}

/** Behind the last word of a way: by how many signs end it. */
const ENDS = ["[^ ]*", "(?= )", "(?= $)"] as const;

function patternOf(way: string): string {
  const end = /\$*$/.exec(way)?.[0] ?? "";
  const words = way.slice(0, way.length - end.length).split("_");
  const inner = words.map((word) => (word === "*" ? "(?:[^ ]+ ){0,3}" : word)).join(" ");
  return inner.replaceAll("(?:[^ ]+ ){0,3} ", "(?:[^ ]+ ){0,3}") + ENDS[end.length];
}
