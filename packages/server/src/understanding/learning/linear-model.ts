import { countFeatures } from "./features.ts";
import { addPrior, type SparseVector, separate } from "./fitting.ts";
import { Vocabulary, type VocabularySnapshot } from "./vocabulary.ts";

/** A phrase and what it means; a weight below 1 makes it count less. */
export interface Example {
  text: string;
  label: string;
  weight?: number;
}

/** A model's view of one text. */
interface Prediction {
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
    const rows = examples.map(({ text }) => vocabulary.read(text).row);
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
    const { row, unseen } = this.#vocabulary.read(text);
    const { index, weight } = row;
    const weights = this.#weights;
    const width = this.labels.length;
    const margins = Float64Array.from(this.#bias);
    for (let at = 0; at < index.length; at++) {
      const from = (index[at] as number) * width;
      const value = weight[at] as number;
      for (let label = 0; label < width; label++)
        margins[label] = (margins[label] as number) + value * (weights[from + label] as number);
    }
    const scores = this.labels.map((name, number) => ({ name, margin: margins[number] as number }));
    return {
      scores: scores.sort((left, right) => right.margin - left.margin),
      unseen,
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

/** Coefficients of a logistic curve over the features of a prediction; the last is the constant. */
export type Calibration = readonly number[];

/** One reading of a text that the model was not trained on, and whether it was right. */
export interface Trial {
  signs: number[];
  right: boolean;
  weight: number;
}

const NO_MARGIN = -1;
const STEPS = 3000;
const RATE = 1.5;
const DECAY = 1e-3;

/** The features of a prediction that its confidence is computed from: its margin, its lead, the margin of the unknown, and the share of words never seen. */
export function calibrationFeatures({ scores, unseen }: Prediction, unknown: string): number[] {
  const [best, second] = scores.filter(({ name }) => name !== unknown);
  const none = scores.find(({ name }) => name === unknown)?.margin ?? NO_MARGIN;
  const margin = best?.margin ?? NO_MARGIN;
  return [margin, margin - (second?.margin ?? NO_MARGIN), none, unseen];
}

/** Fits the chance of being right to trials, by gradient ascent on standardised signs. */
export function calibrate(trials: readonly Trial[]): Calibration {
  const width = trials[0]?.signs.length ?? 0;
  const means = Array.from(
    { length: width },
    (_, at) => trials.reduce((sum, { signs }) => sum + (signs[at] ?? 0), 0) / trials.length,
  );
  const spreads = means.map(
    (mean, at) =>
      Math.sqrt(trials.reduce((sum, { signs }) => sum + ((signs[at] ?? 0) - mean) ** 2, 0) / trials.length) ||
      1,
  );
  const rows = trials.map(({ signs }) =>
    signs.map((sign, at) => (sign - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const total = trials.reduce((sum, { weight }) => sum + weight, 0);
  const slope = means.map(() => 0);
  let constant = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = means.map(() => 0);
    let drift = 0;
    for (const [number, row] of rows.entries()) {
      const trial = trials[number];
      if (trial === undefined) continue;
      const guess =
        1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (slope[at] ?? 0), constant)));
      const error = ((trial.right ? 1 : 0) - guess) * trial.weight;
      for (let at = 0; at < width; at++) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
      drift += error;
    }
    for (let at = 0; at < width; at++)
      slope[at] = (slope[at] ?? 0) + RATE * ((gradient[at] ?? 0) / total - DECAY * (slope[at] ?? 0));
    constant += (RATE * drift) / total;
  }
  const scaled = slope.map((value, at) => value / (spreads[at] ?? 1));
  return [...scaled, constant - scaled.reduce((sum, value, at) => sum + value * (means[at] ?? 0), 0)];
}

/** The chance that a reading is right, 0 to 1. */
export function calibratedConfidence(signs: readonly number[], calibration: Calibration): number {
  const power = signs.reduce((sum, sign, at) => sum + sign * (calibration[at] ?? 0), calibration.at(-1) ?? 0);
  return 1 / (1 + Math.exp(-power));
}

/** Expected calibration error over ten bins of equal width (Naeini et al., 2015). */
export function calibrationError(judged: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of judged) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) /
    Math.max(1, judged.length)
  );
}
