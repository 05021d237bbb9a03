import { remembering } from "../../language/text/words.ts";
import { meaningsOf } from "../../language/vocabulary.ts";
import { countedWords, END, type FeatureCounts, START } from "./features.ts";
import type { SparseVector } from "./fitting.ts";
import { Runs } from "./runs.ts";
import { SparseRow } from "./sparse-row.ts";

/** A vocabulary, to be stored: the names of each family in order of their numbers, and every number's idf. */
export interface VocabularySnapshot {
  names: string[][];
  idf: Float32Array;
}

type Numbers = ReadonlyMap<string, number>;

/** All that a word adds to a text, in numbers of features. What the vocabulary lacks is left out. */
interface KnownWord {
  own: readonly number[];
  runs: readonly number[];
  meanings: readonly number[];
  fields: readonly number[];
  /** The word and its meanings as members of pairs. */
  inPairs: readonly number[];
  meaningsInPairs: readonly number[];
  /** How much the word counts for the share of unknown words; a figure counts nothing. */
  worth: number;
}

/** Words that are kept in numbers, and the letters of the longest one: some 1 MB at most. */
const WORDS_KEPT = { max: 2_000, longest: 24 };
/** The member of no pair. */
const UNPAIRED = -1;

/** The features of a vocabulary, numbered, with their idf. */
export class Vocabulary {
  readonly #names: readonly (readonly string[])[];
  readonly #shares: readonly number[];
  readonly #wordPairs: Pairs;
  readonly #meaningPairs: Pairs;
  readonly #knownWord: (word: string) => KnownWord;
  readonly #counts: Int32Array;
  readonly idf: Float32Array;

  constructor({ names, idf }: VocabularySnapshot, shares: readonly number[]) {
    this.#names = names;
    this.#shares = shares;
    this.#counts = new Int32Array(idf.length);
    this.idf = idf;
    let number = 0;
    const numbered = (family: readonly string[] = []): Numbers =>
      new Map(family.map((name) => [name, number++]));
    const words = numbered(names[0]);
    this.#wordPairs = new Pairs(numbered(names[1]));
    const runs = new Runs(numbered(names[2]));
    const meanings = numbered(names[3]);
    this.#meaningPairs = new Pairs(numbered(names[4]));
    const fields = numbered(names[5]);
    const rarest = idf.reduce((most, value) => Math.max(most, value), 1);
    this.#knownWord = remembering((word): KnownWord => {
      const meant = meaningsOf(word);
      const own = known(words, [word]);
      return {
        own,
        runs: runs.knownIn(word),
        meanings: known(meanings, meant.names),
        fields: known(fields, meant.fields),
        inPairs: [this.#wordPairs.memberOf(word)],
        meaningsInPairs: meant.names.map((name) => this.#meaningPairs.memberOf(name)),
        worth: /\d/.test(word) ? 0 : own[0] === undefined ? rarest : (idf[own[0]] as number),
      };
    }, WORDS_KEPT);
  }

  static learn(
    documents: readonly FeatureCounts[],
    shares: readonly number[],
    minCounts: readonly number[],
  ): Vocabulary {
    const names: string[][] = [];
    const idf: number[] = [];
    for (const [family, minCount] of minCounts.entries()) {
      const seen = new Map<string, number>();
      for (const document of documents) {
        for (const name of document[family]?.keys() ?? []) seen.set(name, (seen.get(name) ?? 0) + 1);
      }
      const kept = [...seen].filter(([, count]) => count >= minCount);
      names.push(kept.map(([name]) => name));
      for (const [, count] of kept) idf.push(Math.log((1 + documents.length) / (1 + count)) + 1);
    }
    return new Vocabulary({ names, idf: Float32Array.from(idf) }, shares);
  }

  snapshot(): VocabularySnapshot {
    return { names: this.#names.map((family) => [...family]), idf: this.idf };
  }

  /** The features of a text, and the share of its words that were never seen, rare words counting more and figures not at all. */
  read(text: string): { row: SparseVector; unseen: number } {
    const texts = countedWords(text);
    const words = texts.map(this.#knownWord);
    const meant = words.flatMap(({ meaningsInPairs }) =>
      meaningsInPairs.length > 0 ? [meaningsInPairs] : [],
    );
    const row = new SparseRow(this.idf, this.#counts);
    const [ofWords = 1, ofPairs = 1, ofRuns = 1, ofMeanings = 1, ofMeaningPairs = 1, ofFields = 1] =
      this.#shares;
    for (const { own } of words) row.add(own);
    row.endFamily(ofWords);
    row.add(this.#wordPairs.alongChain(words.map(({ inPairs }) => inPairs)));
    row.endFamily(ofPairs);
    for (const { runs } of words) row.add(runs);
    row.endFamily(ofRuns);
    for (const { meanings } of words) row.add(meanings);
    row.endFamily(ofMeanings);
    row.add(this.#meaningPairs.alongChain(meant));
    row.endFamily(ofMeaningPairs);
    for (const { fields } of words) row.add(fields);
    row.endFamily(ofFields);
    return { row: row.finish(), unseen: unseenShare(texts, words) };
  }
}

function known(numbers: Numbers, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => numbers.get(name) ?? []);
}

function unseenShare(texts: readonly string[], words: readonly KnownWord[]): number {
  let unknown = 0;
  let all = 0;
  for (const [at, { own, worth }] of words.entries()) {
    if (texts.indexOf(texts[at] as string) < at) continue;
    all += worth;
    if (own.length === 0) unknown += worth;
  }
  return all === 0 ? 1 : unknown / all;
}

/** The known pairs of names that follow each other. A pair is looked up by its members' numbers: no text has to be joined for it. */
class Pairs {
  readonly #members = new Map<string, number>();
  readonly #numbers = new Map<number, number>();
  readonly #start: number;
  readonly #end: number;

  constructor(pairs: Numbers) {
    const split = [...pairs].map(([pair, number]) => [
      ...pair.split(" ").map((name) => this.#join(name)),
      number,
    ]);
    for (const [left = 0, right = 0, number = 0] of split)
      this.#numbers.set(left * this.#members.size + right, number);
    this.#start = this.memberOf(START);
    this.#end = this.memberOf(END);
  }

  #join(name: string): number {
    const known = this.#members.get(name) ?? this.#members.size;
    this.#members.set(name, known);
    return known;
  }

  memberOf(name: string): number {
    return this.#members.get(name) ?? UNPAIRED;
  }

  /** The numbers of the pairs along a chain, its two ends included; each place of the chain holds one member or several. */
  alongChain(chain: readonly (readonly number[])[]): number[] {
    const found: number[] = [];
    let before: readonly number[] = [this.#start];
    for (let at = 0; at <= chain.length; at++) {
      const members = chain[at] ?? [this.#end];
      for (const left of before) {
        if (left === UNPAIRED) continue;
        for (const right of members) {
          if (right === UNPAIRED) continue;
          const number = this.#numbers.get(left * this.#members.size + right);
          if (number !== undefined) found.push(number);
        }
      }
      before = members;
    }
    return found;
  }
}
