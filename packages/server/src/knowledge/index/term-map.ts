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
