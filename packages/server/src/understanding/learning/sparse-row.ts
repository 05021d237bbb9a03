import type { SparseVector } from "./fitting.ts";

const LENGTH = 1.8;

/**
 * Collects the features of one text, family by family: weighs them by sublinear term frequency and inverse document frequency,
 * scales each family to its share, and then the whole to one length, so that a text without a family counts as much.
 */
export class SparseRow {
  readonly #idf: Float32Array;
  /** How often the family that is being collected has each feature; 0 for all others. Shared by rows, one after the other. */
  readonly #counts: Int32Array;
  readonly #index: number[] = [];
  readonly #weight: number[] = [];
  #total = 0;

  constructor(idf: Float32Array, counts: Int32Array) {
    this.#idf = idf;
    this.#counts = counts;
  }

  add(numbers: readonly number[]): void {
    for (const number of numbers) {
      const before = this.#counts[number] as number;
      if (before === 0) this.#index.push(number);
      this.#counts[number] = before + 1;
    }
  }

  endFamily(share: number): void {
    const from = this.#weight.length;
    let square = 0;
    for (let at = from; at < this.#index.length; at++) {
      const number = this.#index[at] as number;
      const value = (1 + Math.log(this.#counts[number] as number)) * (this.#idf[number] as number);
      this.#counts[number] = 0;
      this.#weight.push(value);
      square += value * value;
    }
    if (square === 0) return;
    const scale = share / Math.sqrt(square);
    this.#total += share * share;
    for (let at = from; at < this.#weight.length; at++)
      this.#weight[at] = (this.#weight[at] as number) * scale;
  }

  finish(): SparseVector {
    const scale = this.#total > 0 ? LENGTH / Math.sqrt(this.#total) : 0;
    const weight = new Float32Array(this.#weight.length);
    for (let at = 0; at < weight.length; at++) weight[at] = (this.#weight[at] as number) * scale;
    return { index: Int32Array.from(this.#index), weight };
  }
}
