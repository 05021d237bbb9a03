import { fold, splitTokens } from "../../language/text/words.ts";
import { meaningsOf } from "../../language/vocabulary.ts";
import type { SparseVector } from "./fitting.ts";

/** A vocabulary, to be stored: the names of each family in order of their numbers, and every number's idf. */
export interface VocabularySnapshot {
  names: readonly (readonly string[])[];
  idf: Float32Array;
}

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const TOKENS = { digits: true, clitics: false, marks: "each" } as const;
const MOST_WORDS = 120;

/** The folded words and the asking and exclaiming signs of a text that count, in order. */
export function countedWords(text: string): readonly string[] {
  const folded = fold(text);
  const words = splitTokens(folded, TOKENS) ?? folded.match(WORD) ?? [];
  return words.length > MOST_WORDS ? words.slice(0, MOST_WORDS) : words;
}

/** The neighbours of the first and of the last word of a text. */
export const START = "^";
export const END = "$";

/** By family: words, their pairs, characters, meanings, their pairs, fields. */
const SHARES = [0.8, 0.6, 1.2, 1, 0.5, 0.3] as const;

type Numbers = ReadonlyMap<string, number>;

/** The features of texts, numbered by family, with their idf. */
export class Vocabulary {
  readonly #wordPairs: Pairs;
  readonly #meaningPairs: Pairs;
  readonly #words: KnownWords;
  readonly #row: Row;

  constructor({ names, idf }: VocabularySnapshot) {
    let number = 0;
    const numbered = (family: readonly string[] = []): Numbers =>
      new Map(family.map((name) => [name, number++]));
    const words = numbered(names[0]);
    const wordPairs = new Pairs(numbered(names[1]));
    const runs = new Runs(numbered(names[2]));
    const meanings = numbered(names[3]);
    const meaningPairs = new Pairs(numbered(names[4]));
    const fields = numbered(names[5]);
    const known = (family: Numbers, found: readonly string[]) =>
      found.flatMap((name) => family.get(name) ?? []);
    this.#wordPairs = wordPairs;
    this.#meaningPairs = meaningPairs;
    this.#row = new Row(idf);
    const edges = [wordPairs, meaningPairs].flatMap((pairs) => [pairs.memberOf(START), pairs.memberOf(END)]);
    this.#words = new KnownWords(idf, edges, (word) => {
      const meant = meaningsOf(word);
      return {
        member: wordPairs.memberOf(word),
        isFigure: /\d/.test(word),
        parts: [
          known(words, [word]),
          runs.knownIn(word),
          known(meanings, meant.names),
          known(fields, meant.fields),
          meant.names.map((name) => meaningPairs.memberOf(name)),
        ],
      };
    });
  }

  /**
   * The features of a text, and the share of its words that were never seen, rare words counting more and figures not at all. The
   * next reading writes over the features.
   */
  read(text: string): { row: SparseVector; unseen: number } {
    const texts = countedWords(text);
    const words = this.#words.placesOf(texts);
    const row = this.#row;
    row.begin();
    this.#addPart(OWN, words, SHARES[0]);
    this.#addPairs(this.#wordPairs, [0, 1, ...words.flatMap((place) => [place, place + 1]), 1, 2], SHARES[1]);
    this.#addPart(RUNS, words, SHARES[2]);
    this.#addPart(MEANINGS, words, SHARES[3]);
    this.#addPairs(this.#meaningPairs, [2, 3, ...this.#words.spansOf(MEMBERS, words), 3, 4], SHARES[4]);
    this.#addPart(FIELDS, words, SHARES[5]);
    return { row: row.end(), unseen: this.#words.unseenShare(texts, words) };
  }

  #addPart(part: number, words: readonly number[], share: number): void {
    const { numbers, idf } = this.#words;
    const spans = this.#words.spansOf(part, words);
    for (let at = 0; at < spans.length; at += 2)
      for (let place = spans[at] as number; place < (spans[at + 1] as number); place++)
        this.#row.add(numbers[place] as number, idf[place] as number);
    this.#row.endFamily(share);
  }

  /** Adds the known pairs of neighbours along a chain, of which each link is a span of one member or several. */
  #addPairs(pairs: Pairs, chain: readonly number[], share: number): void {
    const { numbers } = this.#words;
    for (let at = 2; at < chain.length; at += 2) {
      for (let left = chain[at - 2] as number; left < (chain[at - 1] as number); left++) {
        for (let right = chain[at] as number; right < (chain[at + 1] as number); right++) {
          const number = pairs.numberOf(numbers[left] as number, numbers[right] as number);
          if (number !== undefined) this.#row.addRare(number);
        }
      }
    }
    this.#row.endFamily(share);
  }
}

/** All that a word adds to a text, in numbers; what the vocabulary lacks is left out. */
interface KnownWord {
  /** The place of the word in pairs of words. */
  member: number;
  isFigure: boolean;
  /** Its features of the families OWN, RUNS, MEANINGS and FIELDS, and what its meanings are in pairs. */
  parts: readonly (readonly number[])[];
}

const [OWN, RUNS, MEANINGS, FIELDS, MEMBERS] = [0, 1, 2, 3, 4] as const;
const PARTS = 5;
/** Before the parts of a word: its member, and where each part ends. */
const HEAD = 1 + PARTS;
/** Words that are kept, and the numbers that are kept of them, before all are read again: 1 MB at most for ordinary words. */
const WORDS_MAX = 2_000;
const NUMBERS_MAX = 100_000;
const NUMBERS_LEAST = 4_096;
/** The letters of the longest word that is kept. */
const LONGEST_KEPT = 24;

/** Keeps words as numbers in one array, so that the words of a text are a few lines of the processor's cache each. */
class KnownWords {
  readonly #read: (word: string) => KnownWord;
  readonly #allIdf: Float32Array;
  readonly #rarest: number;
  readonly #edges: readonly number[];
  readonly #places = new Map<string, number>();
  #end = 0;
  /** First the edges of chains, then the words. */
  numbers = new Int32Array(NUMBERS_LEAST);
  /** The idf of each feature beside it, and at a word's place how much it counts for the share of unknown words. */
  idf = new Float32Array(NUMBERS_LEAST);

  constructor(idf: Float32Array, edges: readonly number[], read: (word: string) => KnownWord) {
    this.#allIdf = idf;
    this.#rarest = idf.reduce((most, value) => Math.max(most, value), 1);
    this.#edges = edges;
    this.#read = read;
    this.#clear();
  }

  #clear(): void {
    this.#places.clear();
    this.numbers.set(this.#edges);
    this.#end = this.#edges.length;
  }

  /** Where the words are in `numbers`; until the next text. */
  placesOf(words: readonly string[]): number[] {
    if (this.#places.size > WORDS_MAX || this.#end > NUMBERS_MAX) this.#clear();
    return words.map((word) => this.#places.get(word) ?? this.#write(word));
  }

  #write(word: string): number {
    const { member, isFigure, parts } = this.#read(word);
    const place = this.#end;
    this.#end += HEAD + parts.reduce((sum, part) => sum + part.length, 0);
    while (this.#end > this.numbers.length) this.#grow();
    this.numbers[place] = member;
    let at = place + HEAD;
    for (const [part, own] of parts.entries()) {
      for (const number of own) {
        this.numbers[at] = number;
        this.idf[at] = this.#allIdf[number] ?? 0;
        at += 1;
      }
      this.numbers[place + 1 + part] = at - place;
    }
    const isSeen = (this.numbers[place + 1 + OWN] as number) > HEAD;
    this.idf[place] = isFigure ? 0 : isSeen ? (this.idf[place + HEAD] as number) : this.#rarest;
    if (word.length <= LONGEST_KEPT) this.#places.set(word, place);
    return place;
  }

  #grow(): void {
    const [numbers, idf] = [this.numbers, this.idf];
    this.numbers = new Int32Array(2 * numbers.length);
    this.idf = new Float32Array(2 * numbers.length);
    this.numbers.set(numbers);
    this.idf.set(idf);
  }

  /** The beginning and the end of a part of each word that has it. */
  spansOf(part: number, words: readonly number[]): number[] {
    const spans: number[] = [];
    for (const place of words) {
      const from = part === 0 ? HEAD : (this.numbers[place + part] as number);
      const end = this.numbers[place + 1 + part] as number;
      if (end > from) spans.push(place + from, place + end);
    }
    return spans;
  }

  unseenShare(texts: readonly string[], words: readonly number[]): number {
    let unknown = 0;
    let all = 0;
    for (const [at, place] of words.entries()) {
      if (texts.indexOf(texts[at] as string) < at) continue;
      const worth = this.idf[place] as number;
      all += worth;
      if (this.numbers[place + 1 + OWN] === HEAD) unknown += worth;
    }
    return all === 0 ? 1 : unknown / all;
  }
}

/** The member of no pair. */
const UNPAIRED = -1;

/** The known pairs of names that follow each other. A pair is looked up by its members' numbers: no text has to be joined for it. */
class Pairs {
  readonly #members = new Map<string, number>();
  readonly #numbers = new Map<number, number>();

  constructor(pairs: Numbers) {
    const split = [...pairs].map(([pair, number]) => {
      const [left = UNPAIRED, right = UNPAIRED] = pair.split(" ").map((name) => this.#join(name));
      return { left, right, number };
    });
    for (const { left, right, number } of split) this.#numbers.set(this.#keyOf(left, right), number);
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

  numberOf(left: number, right: number): number | undefined {
    return left === UNPAIRED || right === UNPAIRED ? undefined : this.#numbers.get(this.#keyOf(left, right));
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

const LENGTH = 1.8;

/**
 * Collects the features of one text after the other, family by family: weighs them by sublinear term frequency and inverse document
 * frequency, scales each family to its share, and then the whole to one length, so that a text without a family counts as much.
 */
class Row {
  readonly #allIdf: Float32Array;
  /** A bit for each feature that the row has. */
  readonly #has: Uint32Array;
  readonly #index: Int32Array;
  readonly #weight: Float64Array;
  readonly #counts: Int32Array;
  readonly #scaled: Float32Array;
  #length = 0;
  /** Where the family that is being collected begins. */
  #from = 0;
  #total = 0;

  constructor(idf: Float32Array) {
    this.#allIdf = idf;
    this.#has = new Uint32Array((idf.length + 31) >> 5);
    this.#index = new Int32Array(idf.length);
    this.#weight = new Float64Array(idf.length);
    this.#counts = new Int32Array(idf.length);
    this.#scaled = new Float32Array(idf.length);
  }

  begin(): void {
    for (let at = 0; at < this.#length; at++) this.#has[(this.#index[at] as number) >> 5] = 0;
    this.#length = 0;
    this.#from = 0;
    this.#total = 0;
  }

  addRare(number: number): void {
    this.add(number, this.#allIdf[number] as number);
  }

  /** Counts a feature of this idf. */
  add(number: number, idf: number): void {
    const bits = this.#has[number >> 5] as number;
    const bit = 1 << (number & 31);
    if ((bits & bit) !== 0) {
      const place = this.#index.indexOf(number, this.#from);
      this.#counts[place] = (this.#counts[place] as number) + 1;
      return;
    }
    this.#has[number >> 5] = bits | bit;
    this.#index[this.#length] = number;
    this.#weight[this.#length] = idf;
    this.#counts[this.#length] = 1;
    this.#length += 1;
  }

  endFamily(share: number): void {
    const weight = this.#weight;
    let square = 0;
    for (let at = this.#from; at < this.#length; at++) {
      const value = (1 + Math.log(this.#counts[at] as number)) * (weight[at] as number);
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
