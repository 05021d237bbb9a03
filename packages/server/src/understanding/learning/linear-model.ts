import { countFeatures } from "./features.ts";
import { addPrior } from "./prior.ts";
import { separate } from "./separate.ts";
import { type SparseVector, Vocabulary, type VocabularySnapshot } from "./sparse.ts";

/** A phrase and what it means; a weight below 1 makes it count less. */
export interface Example {
  text: string;
  label: string;
  weight?: number;
}

/** A model's view of one text. */
export interface Prediction {
  /** Margins of every label, best first. */
  scores: { name: string; margin: number }[];
  /** The share of the text that the model has no word for, 0 to 1. */
  unseen: number;
}

interface ModelSnapshot extends VocabularySnapshot {
  labels: string[];
  /** Weights of feature f for label l at f × labels + l. */
  weights: Float32Array;
  bias: Float32Array;
}

const COST = 1;
/** By family: words, their pairs, characters, meanings, their pairs, fields. */
const SHARES = [0.8, 0.6, 1.2, 1, 0.5, 0.3] as const;
const MIN_COUNTS = [1, 1, 2, 1, 1, 1] as const;

/** One-against-the-rest linear classifier over words, characters and meanings; rare labels get costlier errors. */
export class LinearModel {
  readonly labels: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;

  constructor({ labels, weights, bias, ...vocabulary }: ModelSnapshot) {
    this.labels = labels;
    this.#vocabulary = new Vocabulary(vocabulary, SHARES);
    this.#weights = weights;
    this.#bias = bias;
  }

  /** Trains on the examples; features of fewer texts than their family's `minCounts` are left out. */
  static train(examples: readonly Example[], minCounts: readonly number[] = MIN_COUNTS): LinearModel {
    const labels = [...new Set(examples.map(({ label }) => label))].sort();
    const counts = examples.map(({ text }) => countFeatures(text));
    const vocabulary = Vocabulary.learn(counts, SHARES, minCounts);
    const rows = counts.map((count) => vocabulary.vector(count));
    const size = vocabulary.idf.length;
    const weights = new Float32Array(size * labels.length);
    const bias = new Float32Array(labels.length);
    for (const [number, label] of labels.entries()) {
      const signs = Int8Array.from(examples, (example) => (example.label === label ? 1 : -1));
      const positives = signs.reduce((sum, sign) => sum + (sign > 0 ? 1 : 0), 0);
      const balance = Math.sqrt(examples.length / positives / 2);
      const costs = Float32Array.from(
        examples,
        ({ weight = 1 }, at) => COST * weight * (signs[at] === 1 ? balance : 1),
      );
      const plane = separate(rows, { signs, costs }, size);
      bias[number] = plane.bias;
      for (let feature = 0; feature < size; feature++)
        weights[feature * labels.length + number] = plane.weights[feature] as number;
    }
    const labelled = examples.map(({ label, weight = 1 }, at) => ({
      row: rows[at] as SparseVector,
      label: labels.indexOf(label),
      weight,
    }));
    addPrior(weights, labelled, labels.length);
    return new LinearModel({ labels, weights, bias, ...vocabulary.snapshot() });
  }

  predict(text: string): Prediction {
    const counts = countFeatures(text);
    const { index, weight } = this.#vocabulary.vector(counts);
    const width = this.labels.length;
    const margins = Float64Array.from(this.#bias);
    for (let at = 0; at < index.length; at++) {
      const from = (index[at] as number) * width;
      const value = weight[at] as number;
      for (let label = 0; label < width; label++)
        margins[label] = (margins[label] as number) + value * (this.#weights[from + label] as number);
    }
    const scores = this.labels.map((name, number) => ({ name, margin: margins[number] as number }));
    return {
      scores: scores.sort((left, right) => right.margin - left.margin),
      unseen: this.#vocabulary.unseen(counts),
    };
  }

  snapshot(): ModelSnapshot {
    return {
      labels: [...this.labels],
      weights: this.#weights,
      bias: this.#bias,
      ...this.#vocabulary.snapshot(),
    };
  }
}
