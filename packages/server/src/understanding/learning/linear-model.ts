import { fold, remembering } from "../../language/text/words.ts";
import { meaningsOf } from "../../language/vocabulary.ts";
import type { SparseVector } from "./fitting.ts";

/** A model's view of one text. */
interface Prediction {
  /** Margins of every label, best first. */
  scores: { name: string; margin: number }[];
  /** The share of the text that the model has no word for, 0 to 1. */
  unseen: number;
}

/** A vocabulary, to be stored: the names of each family in order of their numbers, and every number's idf. */
interface VocabularySnapshot {
  names: readonly (readonly string[])[];
  idf: Float32Array;
}

interface ModelSnapshot extends VocabularySnapshot {
  labels: readonly string[];
  /** Weights of feature f for label l at f × labels + l. */
  weights: Float32Array;
  bias: Float32Array;
}

/** One-against-the-rest linear classifier over words, characters and meanings. */
export class LinearModel {
  readonly #snapshot: ModelSnapshot;
  readonly #vocabulary: Vocabulary;

  constructor(snapshot: ModelSnapshot) {
    this.#snapshot = snapshot;
    this.#vocabulary = new Vocabulary(snapshot);
  }

  predict(text: string): Prediction {
    const { labels, weights, bias } = this.#snapshot;
    const { row, unseen } = this.#vocabulary.read(text);
    const width = labels.length;
    const margins = Float64Array.from(bias);
    for (let at = 0; at < row.index.length; at++) {
      const from = (row.index[at] as number) * width;
      const value = row.weight[at] as number;
      for (let label = 0; label < width; label++)
        margins[label] = (margins[label] as number) + value * (weights[from + label] as number);
    }
    const scores = labels.map((name, number) => ({ name, margin: margins[number] as number }));
    return { scores: scores.sort((left, right) => right.margin - left.margin), unseen };
  }

  snapshot(): ModelSnapshot {
    return this.#snapshot;
  }
}

/** Coefficients of a logistic curve over the features of a prediction; the last is the constant. */
export type Calibration = readonly number[];

const NO_MARGIN = -1;

/** The features of a prediction that its confidence is computed from: its margin, its lead, the margin of the unknown, and the share of words never seen. */
export function calibrationFeatures({ scores, unseen }: Prediction, unknown: string): number[] {
  const [best, second] = scores.filter(({ name }) => name !== unknown);
  const none = scores.find(({ name }) => name === unknown)?.margin ?? NO_MARGIN;
  const margin = best?.margin ?? NO_MARGIN;
  return [margin, margin - (second?.margin ?? NO_MARGIN), none, unseen];
}

/** The chance that a reading is right, 0 to 1. */
export function calibratedConfidence(signs: readonly number[], calibration: Calibration): number {
  const power = signs.reduce((sum, sign, at) => sum + sign * (calibration[at] ?? 0), calibration.at(-1) ?? 0);
  return 1 / (1 + Math.exp(-power));
}

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const MOST_WORDS = 120;

/** The folded words and the asking and exclaiming signs of a text that count, in order. */
export function countedWords(text: string): readonly string[] {
  const words = fold(text).match(WORD) ?? [];
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** The neighbours of the first and of the last word of a text. */
export const START = "^";
export const END = "$";

/** By family: words, their pairs, characters, meanings, their pairs, fields. */
const SHARES = [0.8, 0.6, 1.2, 1, 0.5, 0.3] as const;
/** Words that are kept in numbers, and the letters of the longest one: some 1 MB at most. */
const WORDS_KEPT = { max: 2_000, longest: 24 };
/** The member of no pair. */
const UNPAIRED = -1;

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

/** The features of texts, numbered by family, with their idf. */
export class Vocabulary {
  readonly #wordPairs: Pairs;
  readonly #meaningPairs: Pairs;
  readonly #knownWord: (word: string) => KnownWord;
  readonly #row: Row;

  constructor({ names, idf }: VocabularySnapshot) {
    let number = 0;
    const numbered = (family: readonly string[] = []): Numbers =>
      new Map(family.map((name) => [name, number++]));
    const words = numbered(names[0]);
    this.#wordPairs = new Pairs(numbered(names[1]));
    const runs = new Runs(numbered(names[2]));
    const meanings = numbered(names[3]);
    this.#meaningPairs = new Pairs(numbered(names[4]));
    const fields = numbered(names[5]);
    this.#row = new Row(idf);
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

  /**
   * The features of a text, and the share of its words that were never seen, rare words counting more and figures not at all. The
   * next reading writes over the features.
   */
  read(text: string): { row: SparseVector; unseen: number } {
    const texts = countedWords(text);
    const words = texts.map(this.#knownWord);
    const meant: (readonly number[])[] = [];
    for (const { meaningsInPairs } of words) if (meaningsInPairs.length > 0) meant.push(meaningsInPairs);
    const row = this.#row;
    row.begin();
    for (const { own } of words) row.add(own);
    row.endFamily(SHARES[0]);
    row.add(this.#wordPairs.alongChain(words.map(({ inPairs }) => inPairs)));
    row.endFamily(SHARES[1]);
    for (const { runs } of words) row.add(runs);
    row.endFamily(SHARES[2]);
    for (const { meanings } of words) row.add(meanings);
    row.endFamily(SHARES[3]);
    row.add(this.#meaningPairs.alongChain(meant));
    row.endFamily(SHARES[4]);
    for (const { fields } of words) row.add(fields);
    row.endFamily(SHARES[5]);
    return { row: row.end(), unseen: unseenShare(texts, words) };
  }
}

function known(numbers: Numbers, names: readonly string[]): number[] {
  const found: number[] = [];
  for (const name of names) {
    const number = numbers.get(name);
    if (number !== undefined) found.push(number);
  }
  return found;
}

function unseenShare(texts: readonly string[], words: readonly KnownWord[]): number {
  let unknown = 0;
  let all = 0;
  for (let at = 0; at < words.length; at++) {
    if (texts.indexOf(texts[at] as string) < at) continue;
    const { own, worth } = words[at] as KnownWord;
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
    const split = [...pairs].map(([pair, number]) => {
      const [left = UNPAIRED, right = UNPAIRED] = pair.split(" ").map((name) => this.#join(name));
      return { left, right, number };
    });
    for (const { left, right, number } of split) this.#numbers.set(this.#keyOf(left, right), number);
    this.#start = this.memberOf(START);
    this.#end = this.memberOf(END);
  }

  #join(name: string): number {
    const member = this.#members.get(name) ?? this.#members.size;
    this.#members.set(name, member);
    return member;
  }

  #keyOf(left: number, right: number): number {
    return left * this.#members.size + right;
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
          const number = right === UNPAIRED ? undefined : this.#numbers.get(this.#keyOf(left, right));
          if (number !== undefined) found.push(number);
        }
      }
      before = members;
    }
    return found;
  }
}

const SHORTEST = 2;
const LONGEST = 5;

/** The runs of two to five characters of a padded word, in the order of their lengths. */
export function runsIn(word: string): string[] {
  const padded = ` ${word} `;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= Math.min(LONGEST, padded.length); length++)
    for (let at = 0; at + length <= padded.length; at++) runs.push(padded.slice(at, at + length));
  return runs;
}

/** The characters of most runs. Six bits tell which one it is, so that the longest run is a small integer. */
const COMMON = " abcdefghijklmnopqrstuvwxyz0123456789";
const BITS = 6;
const codes = new Uint8Array(128);
for (let at = 0; at < COMMON.length; at++) codes[COMMON.charCodeAt(at)] = at + 1;

/** The known runs of characters with their numbers. Those of common characters are looked up without making a text of each. */
class Runs {
  readonly #common = new Map<number, number>();
  readonly #others = new Map<string, number>();

  constructor(numbers: Numbers) {
    for (const [run, number] of numbers) {
      const packed = packedOf(run, 0, run.length);
      if (packed === 0) this.#others.set(run, number);
      else this.#common.set(packed, number);
    }
  }

  /** The numbers of the known runs of a word, in the order of `runsIn`. */
  knownIn(word: string): number[] {
    const padded = ` ${word} `;
    const found: number[] = [];
    for (let length = SHORTEST; length <= Math.min(LONGEST, padded.length); length++) {
      for (let at = 0; at + length <= padded.length; at++) {
        const packed = packedOf(padded, at, length);
        const number =
          packed === 0 ? this.#others.get(padded.slice(at, at + length)) : this.#common.get(packed);
        if (number !== undefined) found.push(number);
      }
    }
    return found;
  }
}

/** A run of common characters as one integer; 0 where another is among them. */
function packedOf(text: string, from: number, length: number): number {
  let packed = 0;
  for (let at = from; at < from + length; at++) {
    const code = codes[text.charCodeAt(at)];
    if (code === undefined || code === 0) return 0;
    packed = (packed << BITS) | code;
  }
  return packed;
}

const ROW_LENGTH = 1_024;
const LENGTH = 1.8;

/**
 * Collects the features of one text after the other, family by family: weighs them by sublinear term frequency and inverse document
 * frequency, scales each family to its share, and then the whole to one length, so that a text without a family counts as much.
 */
class Row {
  readonly #idf: Float32Array;
  /** How often the family that is being collected has each feature; 0 for all others. */
  readonly #counts: Int32Array;
  #index = new Int32Array(ROW_LENGTH);
  #weight = new Float64Array(ROW_LENGTH);
  #scaled = new Float32Array(ROW_LENGTH);
  #length = 0;
  /** Where the family that is being collected begins. */
  #from = 0;
  #total = 0;

  constructor(idf: Float32Array) {
    this.#idf = idf;
    this.#counts = new Int32Array(idf.length);
  }

  begin(): void {
    this.#length = 0;
    this.#from = 0;
    this.#total = 0;
  }

  add(numbers: readonly number[]): void {
    const counts = this.#counts;
    for (const number of numbers) {
      const before = counts[number] as number;
      counts[number] = before + 1;
      if (before > 0) continue;
      if (this.#length === this.#index.length) this.#grow();
      this.#index[this.#length] = number;
      this.#length += 1;
    }
  }

  #grow(): void {
    const [index, weight] = [this.#index, this.#weight];
    this.#index = new Int32Array(2 * index.length);
    this.#weight = new Float64Array(2 * index.length);
    this.#scaled = new Float32Array(2 * index.length);
    this.#index.set(index);
    this.#weight.set(weight);
  }

  endFamily(share: number): void {
    const [index, weight, counts, idf] = [this.#index, this.#weight, this.#counts, this.#idf];
    let square = 0;
    for (let at = this.#from; at < this.#length; at++) {
      const number = index[at] as number;
      const value = (1 + Math.log(counts[number] as number)) * (idf[number] as number);
      counts[number] = 0;
      weight[at] = value;
      square += value * value;
    }
    const scale = square === 0 ? 0 : share / Math.sqrt(square);
    for (let at = this.#from; at < this.#length; at++) weight[at] = (weight[at] as number) * scale;
    if (square > 0) this.#total += share * share;
    this.#from = this.#length;
  }

  end(): SparseVector {
    const scale = this.#total > 0 ? LENGTH / Math.sqrt(this.#total) : 0;
    for (let at = 0; at < this.#length; at++) this.#scaled[at] = (this.#weight[at] as number) * scale;
    return { index: this.#index.subarray(0, this.#length), weight: this.#scaled.subarray(0, this.#length) };
  }
}
