import { fold } from "./normalise.ts";
import type { FeatureCounts } from "./sparse.ts";

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const LONGEST = 5;

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Counts of words with their pairs, and of two to five characters inside padded words, of a folded text. */
export function countFeatures(text: string): FeatureCounts {
  const words = fold(text).match(WORD) ?? [];
  const wordCounts = new Map<string, number>();
  const characterCounts = new Map<string, number>();
  let previous = "^";
  for (const word of words) {
    add(wordCounts, word);
    add(wordCounts, `${previous} ${word}`);
    previous = word;
    const padded = ` ${word} `;
    for (let length = 2; length <= LONGEST; length++) {
      for (let at = 0; at + length <= padded.length; at++)
        add(characterCounts, padded.slice(at, at + length));
      if (length >= padded.length) break;
    }
  }
  add(wordCounts, `${previous} $`);
  return [wordCounts, characterCounts];
}
