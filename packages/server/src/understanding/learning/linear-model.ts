import { Vocabulary, type VocabularySnapshot } from "./vocabulary.ts";

/** A model's view of one text. */
interface Prediction {
  /** Margins of every label, best first. */
  scores: { name: string; margin: number }[];
  /** The share of the text that the model has no word for, 0 to 1. */
  unseen: number;
}

interface ModelSnapshot extends VocabularySnapshot {
  labels: readonly string[];
  /** Weights of feature f for label l at f × labels + l, each in steps of its label's scale. */
  weights: Float32Array | Int8Array;
  scales: readonly number[];
  bias: Float32Array;
}

/** One-against-the-rest linear classifier over words, characters and meanings. */
export class LinearModel {
  readonly #snapshot: ModelSnapshot;
  readonly #scales: Float64Array;
  readonly #vocabulary: Vocabulary;

  constructor(snapshot: ModelSnapshot) {
    this.#snapshot = snapshot;
    this.#scales = Float64Array.from(snapshot.scales);
    this.#vocabulary = new Vocabulary(snapshot);
  }

  predict(text: string): Prediction {
    const { labels, weights, bias } = this.#snapshot;
    const { row, unseen } = this.#vocabulary.read(text);
    const scales = this.#scales;
    const width = labels.length;
    const margins = Float64Array.from(bias);
    for (let at = 0; at < row.index.length; at++) {
      const from = (row.index[at] as number) * width;
      const value = row.weight[at] as number;
      for (let label = 0; label < width; label++) {
        // Kept in eight bits a weight, a feature's row is in one line of the processor's cache, and rows are met in any order.
        const weight = Math.fround((weights[from + label] as number) * (scales[label] as number));
        margins[label] = (margins[label] as number) + value * weight;
      }
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
