import { fold } from "../../language/text/words.ts";
import { meaningsOf } from "../../language/vocabulary.ts";
import { runsIn } from "./runs.ts";

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const MOST_WORDS = 120;

/** The neighbours of the first and of the last word of a text. */
export const START = "^";
export const END = "$";

/** Counts of named features of one text, kept apart by family so that each family can be scaled to unit length. */
export type FeatureCounts = readonly Map<string, number>[];

/** The folded words and the asking and exclaiming signs of a text that count, in order. */
export function countedWords(text: string): readonly string[] {
  const words = fold(text).match(WORD) ?? [];
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

function countAll(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The names of neighbours, the two ends included; each place of the chain holds one name or several. */
function pairsIn(chain: readonly (readonly string[])[]): string[] {
  return [...chain, [END]].flatMap((names, at) =>
    (chain[at - 1] ?? [START]).flatMap((left) => names.map((right) => `${left} ${right}`)),
  );
}

/**
 * Counts six families of features of a text: words, their pairs, two to five characters inside padded words, what the words mean, the
 * pairs of meanings that follow each other, and the fields of life that they belong to.
 */
export function countFeatures(text: string): FeatureCounts {
  const words = countedWords(text);
  const meanings = words.map(meaningsOf).filter(({ names }) => names.length > 0);
  const meant = meanings.map(({ names }) => names);
  return [
    countAll(words),
    countAll(pairsIn(words.map((word) => [word]))),
    countAll(words.flatMap(runsIn)),
    countAll(meant.flat()),
    countAll(pairsIn(meant)),
    countAll(meanings.flatMap(({ fields }) => fields)),
  ];
}
