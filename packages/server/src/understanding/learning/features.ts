import { meaningsOf } from "../../language/meanings.ts";
import { fold } from "../../language/text/fold.ts";
import { remembering } from "../../language/text/word-memory.ts";
import type { FeatureCounts } from "./sparse.ts";

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const SHORTEST = 2;
const LONGEST = 5;
const MOST_WORDS = 120;

const START: readonly string[] = ["^"];
const END: readonly string[] = ["$"];

type Counts = Map<string, number>;

function add(counts: Counts, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Counts neighbours, the two ends included; each place of the chain holds one name or several. */
function countPairs(chain: readonly (readonly string[])[]): Counts {
  const counts: Counts = new Map();
  let before = START;
  for (let at = 0; at <= chain.length; at++) {
    const names = chain[at] ?? END;
    for (const left of before) for (const right of names) add(counts, `${left} ${right}`);
    before = names;
  }
  return counts;
}

function countAll(names: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (const name of names) add(counts, name);
  return counts;
}

/** The runs of two to five characters of a padded word, in the order of their lengths. */
function runsIn(word: string): string[] {
  const padded = ` ${word} `;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let at = 0; at + length <= padded.length; at++) runs.push(padded.slice(at, at + length));
    if (length >= padded.length) break;
  }
  return runs;
}

/** Words whose runs of characters are kept, and the letters of the longest one: some 3 MB at most. */
const WORDS_KEPT = { max: 2_000, longest: 24 };

const charactersOf = remembering(runsIn, WORDS_KEPT);

/**
 * Counts six families of features of a text: words, their pairs, two to five characters inside padded words, what the words mean, the
 * pairs of meanings that follow each other, and the fields of life that they belong to.
 */
export function countFeatures(text: string): FeatureCounts {
  const words = (fold(text).match(WORD) ?? []).slice(0, MOST_WORDS);
  const meanings = words.map(meaningsOf).filter(({ names }) => names.length > 0);
  const meant = meanings.map(({ names }) => names);
  return [
    countAll(words),
    countPairs(words.map((word) => [word])),
    countAll(words.flatMap(charactersOf)),
    countAll(meant.flat()),
    countPairs(meant),
    countAll(meanings.flatMap(({ fields }) => fields)),
  ];
}
