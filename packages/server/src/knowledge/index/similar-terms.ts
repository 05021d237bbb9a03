/** Places a value, so many that most terms which are not there meet an empty one at once. */
const PLACES_A_VALUE = 4;
const PLACES_LEAST = 16;
const EMPTY = -1;
/** Spreads numbers that follow each other (Knuth's multiplicative hashing: 2³² divided by the golden ratio). */
const SPREAD = 0x9e3779b1;

/** Values by the terms of an index, for the few terms of a query: a text's terms, most of which are not there, are looked up fast. */
export class TermMap<Value> {
  readonly #values: ReadonlyMap<number, Value>;
  /** The terms, each at the first free place from its own on, and their values beside them. */
  readonly #terms: Int32Array;
  readonly #placed: (Value | undefined)[];
  readonly #shift: number;

  constructor(values: ReadonlyMap<number, Value>) {
    this.#values = values;
    let places = PLACES_LEAST;
    while (places < PLACES_A_VALUE * values.size) places *= 2;
    this.#shift = Math.clz32(places) + 1;
    this.#terms = new Int32Array(places).fill(EMPTY);
    this.#placed = new Array<Value | undefined>(places);
    for (const [term, value] of values) {
      let place = Math.imul(term, SPREAD) >>> this.#shift;
      while (this.#terms[place] !== EMPTY) place = (place + 1) & (places - 1);
      this.#terms[place] = term;
      this.#placed[place] = value;
    }
  }

  get(term: number): Value | undefined {
    const terms = this.#terms;
    let place = Math.imul(term, SPREAD) >>> this.#shift;
    for (;;) {
      const there = terms[place];
      if (there === EMPTY) return undefined;
      if (there === term) return this.#placed[place];
      place = (place + 1) & (terms.length - 1);
    }
  }

  entries(): MapIterator<[number, Value]> {
    return this.#values.entries();
  }
}

interface SimilarTerm {
  term: number;
  /** Share of letter sequences in common, 0…1. */
  similarity: number;
}

/** Terms that are spelt alike, by their numbers, and the greatest share of letters that each has in common with the word. */
export interface SpeltTerms {
  terms: Int32Array;
  similarities: Float64Array;
}

const GRAM = 3;
const SHORTEST = 4;

function gramsOf(word: string): Set<string> {
  const padded = `^${word}$`;
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= padded.length; at += 1) grams.add(padded.slice(at, at + GRAM));
  return grams;
}

/**
 * Finds words of a list that are spelt alike, by the letter triples they share (Dice's coefficient): slips of the
 * keyboard, forms that the stemmer keeps apart, and relatives in another language.
 */
export class SimilarTerms {
  readonly #places = new Map<string, number[]>();
  readonly #sizes: Uint8Array;
  /** The grams that each term shares with the word looked for; zero between two searches. */
  readonly #shared: Uint8Array;

  constructor(words: readonly string[]) {
    this.#sizes = new Uint8Array(words.length);
    this.#shared = new Uint8Array(words.length);
    for (const [term, word] of words.entries()) {
      if (word.length < SHORTEST || /\d/.test(word)) continue;
      const grams = gramsOf(word);
      this.#sizes[term] = Math.min(255, grams.size);
      for (const gram of grams) {
        const places = this.#places.get(gram);
        if (places === undefined) this.#places.set(gram, [term]);
        else places.push(term);
      }
    }
  }

  /** The terms at least `least` similar to a word, the most similar first. */
  find(word: string, least: number, limit: number): SimilarTerm[] {
    if (word.length < SHORTEST || /\d/.test(word)) return [];
    const grams = gramsOf(word);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const gram of grams) {
      const places = this.#places.get(gram);
      if (places === undefined) continue;
      for (const term of places) {
        const count = shared[term] ?? 0;
        if (count === 0) touched.push(term);
        // A run of letters that no word is has more grams than a byte counts.
        shared[term] = Math.min(255, count + 1);
      }
    }
    const found: SimilarTerm[] = [];
    for (const term of touched) {
      const similarity = (2 * (shared[term] ?? 0)) / (grams.size + (this.#sizes[term] ?? 0));
      shared[term] = 0;
      if (similarity >= least) found.push({ term, similarity });
    }
    return found.sort((one, other) => other.similarity - one.similarity).slice(0, limit);
  }
}
