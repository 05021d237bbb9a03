import { fold, remembering } from "../../language/text/words.ts";
import { meaningsOf } from "../../language/vocabulary.ts";
import { addPrior, type SparseVector, separate } from "./fitting.ts";

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

const WORD = /[\p{L}\p{N}]+|[?!]/gu;
const SHORTEST = 2;
const LONGEST = 5;
const MOST_WORDS = 120;

const START: readonly string[] = ["^"];
const END: readonly string[] = ["$"];

type Counts = Map<string, number>;

function add(counts: Counts, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Counts neighbours, the two ends included; each place of the chain holds one name or several. */
function countPairs(chain: readonly (readonly string[])[]): Counts {
  const counts: Counts = new Map();
  let before = START;
  for (let at = 0; at <= chain.length; at++) {
    const names = chain[at] ?? END;
    for (const left of before) for (const right of names) add(counts, `${left} ${right}`);
    before = names;
  }
  return counts;
}

function countAll(names: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (const name of names) add(counts, name);
  return counts;
}

/** The runs of two to five characters of a padded word, in the order of their lengths. */
function runsIn(word: string): string[] {
  const padded = ` ${word} `;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let at = 0; at + length <= padded.length; at++) runs.push(padded.slice(at, at + length));
    if (length >= padded.length) break;
  }
  return runs;
}

/** Words whose runs of characters are kept, and the letters of the longest one: some 3 MB at most. */
const WORDS_KEPT = { max: 2_000, longest: 24 };

const charactersOf = remembering(runsIn, WORDS_KEPT);

/**
 * Counts six families of features of a text: words, their pairs, two to five characters inside padded words, what the words mean, the
 * pairs of meanings that follow each other, and the fields of life that they belong to.
 */
function countFeatures(text: string): FeatureCounts {
  const words = (fold(text).match(WORD) ?? []).slice(0, MOST_WORDS);
  const meanings = words.map(meaningsOf).filter(({ names }) => names.length > 0);
  const meant = meanings.map(({ names }) => names);
  return [
    countAll(words),
    countPairs(words.map((word) => [word])),
    countAll(words.flatMap(charactersOf)),
    countAll(meant.flat()),
    countPairs(meant),
    countAll(meanings.flatMap(({ fields }) => fields)),
  ];
}

/** Counts of named features of one text, kept apart by family so that each family can be scaled to unit length. */
type FeatureCounts = readonly Map<string, number>[];

/** A vocabulary, to be stored: the names of each family in order of their numbers, and every number's idf. */
interface VocabularySnapshot {
  names: string[][];
  idf: Float32Array;
}

const LENGTH = 1.8;

/**
 * Numbers features and weighs them by sublinear term frequency and smoothed inverse document frequency; each family is scaled to
 * unit length and multiplied by its share, and then the whole to one length, so that a text without a family counts as much.
 */
class Vocabulary {
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
