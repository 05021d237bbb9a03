const SIEVE_SIZE = 1 << 11;

/** Values by the terms of an index, for the few terms of a query: tells apart most of a text's terms without looking them up. */
export class TermMap<Value> {
  readonly #values: ReadonlyMap<number, Value>;
  readonly #sieve = new Uint8Array(SIEVE_SIZE);

  constructor(values: ReadonlyMap<number, Value>) {
    this.#values = values;
    for (const term of values.keys()) this.#sieve[term & (SIEVE_SIZE - 1)] = 1;
  }

  get(term: number): Value | undefined {
    return this.#sieve[term & (SIEVE_SIZE - 1)] === 1 ? this.#values.get(term) : undefined;
  }

  entries(): MapIterator<[number, Value]> {
    return this.#values.entries();
  }
}
