/** A sparse vector: feature numbers, each once, with their weights. */
export interface SparseVector {
  index: Int32Array;
  weight: Float32Array;
}

/** Counts of named features of one text, kept apart by family so that each family can be scaled to unit length. */
export type FeatureCounts = readonly Map<string, number>[];

/** A vocabulary, to be stored: the names of each family in order of their numbers, and every number's idf. */
export interface VocabularySnapshot {
  names: string[][];
  idf: Float32Array;
}

const LENGTH = 1.8;

/**
 * Numbers features and weighs them by sublinear term frequency and smoothed inverse document frequency; each family is scaled to
 * unit length and multiplied by its share, and then the whole to one length, so that a text without a family counts as much.
 */
export class Vocabulary {
  readonly #numbers: readonly Map<string, number>[];
  readonly #shares: readonly number[];
  readonly #rarest: number;
  readonly idf: Float32Array;

  constructor({ names, idf }: VocabularySnapshot, shares: readonly number[]) {
    let number = 0;
    this.#numbers = names.map((family) => new Map(family.map((name) => [name, number++])));
    this.#shares = shares;
    this.#rarest = idf.reduce((most, value) => Math.max(most, value), 1);
    this.idf = idf;
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
    return { names: this.#numbers.map((family) => [...family.keys()]), idf: this.idf };
  }

  vector(counts: FeatureCounts): SparseVector {
    const index: number[] = [];
    const weight: number[] = [];
    let total = 0;
    for (const [family, known] of this.#numbers.entries()) {
      const from = weight.length;
      let square = 0;
      for (const [name, count] of counts[family] ?? []) {
        const number = known.get(name);
        if (number === undefined) continue;
        const value = (1 + Math.log(count)) * (this.idf[number] as number);
        index.push(number);
        weight.push(value);
        square += value * value;
      }
      if (square === 0) continue;
      const share = this.#shares[family] ?? 1;
      const scale = share / Math.sqrt(square);
      total += share * share;
      for (let at = from; at < weight.length; at++) weight[at] = (weight[at] as number) * scale;
    }
    const scale = total > 0 ? LENGTH / Math.sqrt(total) : 0;
    for (let at = 0; at < weight.length; at++) weight[at] = (weight[at] as number) * scale;
    return { index: Int32Array.from(index), weight: Float32Array.from(weight) };
  }

  /** The share of the first family's words that were never seen, rare words counting more and numbers not at all. */
  unseen(counts: FeatureCounts): number {
    let unknown = 0;
    let all = 0;
    for (const name of counts[0]?.keys() ?? []) {
      if (/\d/.test(name)) continue;
      const number = this.#numbers[0]?.get(name);
      const worth = number === undefined ? this.#rarest : (this.idf[number] as number);
      all += worth;
      if (number === undefined) unknown += worth;
    }
    return all === 0 ? 1 : unknown / all;
  }
}
