/** A sparse vector: feature numbers in any order, each once, with their weights. */
export interface SparseVector {
  index: Int32Array;
  weight: Float32Array;
}

/** Counts of named features of one text, kept apart by family so that each family can be scaled to unit length. */
export type FeatureCounts = readonly Map<string, number>[];

/**
 * Numbers features and weighs them by sublinear term frequency and smoothed inverse document frequency; each family is scaled to
 * unit length and multiplied by its share.
 */
export class Vocabulary {
  readonly #numbers: Map<string, number>[];
  readonly #idf: Float32Array;
  readonly #shares: readonly number[];
  readonly size: number;

  private constructor(numbers: Map<string, number>[], idf: Float32Array, shares: readonly number[]) {
    this.#numbers = numbers;
    this.#idf = idf;
    this.#shares = shares;
    this.size = idf.length;
  }

  static learn(
    documents: readonly FeatureCounts[],
    shares: readonly number[],
    minCount: readonly number[],
  ): Vocabulary {
    const numbers: Map<string, number>[] = [];
    const idf: number[] = [];
    for (let family = 0; family < shares.length; family++) {
      const seen = new Map<string, number>();
      for (const document of documents) {
        for (const name of document[family]?.keys() ?? []) seen.set(name, (seen.get(name) ?? 0) + 1);
      }
      const known = new Map<string, number>();
      for (const [name, count] of seen) {
        if (count < (minCount[family] ?? 1)) continue;
        known.set(name, idf.length);
        idf.push(Math.log((1 + documents.length) / (1 + count)) + 1);
      }
      numbers.push(known);
    }
    return new Vocabulary(numbers, Float32Array.from(idf), shares);
  }

  vector(counts: FeatureCounts): SparseVector {
    const index: number[] = [];
    const weight: number[] = [];
    for (const [family, known] of this.#numbers.entries()) {
      const from = weight.length;
      let square = 0;
      for (const [name, count] of counts[family] ?? []) {
        const number = known.get(name);
        if (number === undefined) continue;
        const value = (1 + Math.log(count)) * (this.#idf[number] ?? 0);
        index.push(number);
        weight.push(value);
        square += value * value;
      }
      const scale = square > 0 ? (this.#shares[family] ?? 1) / Math.sqrt(square) : 0;
      for (let at = from; at < weight.length; at++) weight[at] = (weight[at] ?? 0) * scale;
    }
    return { index: Int32Array.from(index), weight: Float32Array.from(weight) };
  }
}
