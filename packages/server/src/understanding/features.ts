import { fold } from "./normalise.ts";
import type { FeatureCounts } from "./sparse.ts";
import { conceptOf } from "./words/concepts.ts";

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const SHORTEST = 2;
const LONGEST = 5;
const MOST_WORDS = 120;

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function addChain(counts: Map<string, number>, names: readonly string[]): void {
  let previous = "^";
  for (const name of names) {
    add(counts, name);
    add(counts, `${previous} ${name}`);
    previous = name;
  }
  add(counts, `${previous} $`);
}

/** Counts three families of features of a text: words and their pairs, two to five characters inside padded words, concepts and their pairs. */
export function countFeatures(text: string): FeatureCounts {
  const words = (fold(text).match(WORD) ?? []).slice(0, MOST_WORDS);
  const wordCounts = new Map<string, number>();
  const characterCounts = new Map<string, number>();
  const conceptCounts = new Map<string, number>();
  addChain(wordCounts, words);
  for (const word of words) {
    const padded = ` ${word} `;
    for (let length = SHORTEST; length <= LONGEST; length++) {
      for (let at = 0; at + length <= padded.length; at++)
        add(characterCounts, padded.slice(at, at + length));
      if (length >= padded.length) break;
    }
  }
  addChain(
    conceptCounts,
    words.map(conceptOf).filter((concept) => concept !== undefined),
  );
  return [wordCounts, characterCounts, conceptCounts];
}
