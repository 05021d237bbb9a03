/** Numbers of 32 bits in the smallest sieve: an array of 64 bytes lies beside its object, and costs next to nothing to make. */
const WORDS_LEAST = 16;
const WORDS_MAX = 64;

/** Values by the terms of an index, for the few terms of a query: tells apart most of a text's terms without looking them up. */
export class TermMap<Value> {
  readonly #values: ReadonlyMap<number, Value>;
  /** A bit for each term that is there, and for those whose numbers end alike. */
  readonly #sieve: Int32Array;
  readonly #mask: number;

  constructor(values: ReadonlyMap<number, Value>) {
    this.#values = values;
    const words = values.size > 4 * WORDS_LEAST ? WORDS_MAX : WORDS_LEAST;
    this.#mask = words - 1;
    this.#sieve = new Int32Array(words);
    for (const term of values.keys()) {
      const word = (term >>> 5) & this.#mask;
      this.#sieve[word] = (this.#sieve[word] ?? 0) | (1 << (term & 31));
    }
  }

  get(term: number): Value | undefined {
    const isLikely = ((this.#sieve[(term >>> 5) & this.#mask] ?? 0) >>> (term & 31)) & 1;
    return isLikely === 1 ? this.#values.get(term) : undefined;
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
