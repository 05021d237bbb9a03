import { countFeatures } from "./features.ts";
import { type SparseVector, Vocabulary } from "./sparse.ts";

export interface Example {
  text: string;
  label: string;
}

export interface Score {
  name: string;
  margin: number;
}

const COST = 1;
const PASSES = 12;
const FAMILY_SHARES = [1, 1] as const;

/**
 * One-against-the-rest linear support vector machine with squared hinge loss over words and characters, trained by dual coordinate
 * descent (Hsieh et al., 2008). Training is deterministic: the order of coordinates comes from a fixed generator.
 */
export class LinearModel {
  readonly labels: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #weights: Float32Array;
  readonly #bias: Float32Array;

  private constructor(
    labels: readonly string[],
    vocabulary: Vocabulary,
    weights: Float32Array,
    bias: Float32Array,
  ) {
    this.labels = labels;
    this.#vocabulary = vocabulary;
    this.#weights = weights;
    this.#bias = bias;
  }

  static train(examples: readonly Example[]): LinearModel {
    const labels = [...new Set(examples.map((example) => example.label))].sort();
    const counts = examples.map((example) => countFeatures(example.text));
    const vocabulary = Vocabulary.learn(counts, FAMILY_SHARES, [1, 2]);
    const rows = counts.map((count) => vocabulary.vector(count));
    const weights = new Float32Array(vocabulary.size * labels.length);
    const bias = new Float32Array(labels.length);
    for (const [number, label] of labels.entries()) {
      const signs = Int8Array.from(examples, (example) => (example.label === label ? 1 : -1));
      const plane = separate(rows, signs, vocabulary.size);
      bias[number] = plane.bias;
      for (let feature = 0; feature < vocabulary.size; feature++) {
        weights[feature * labels.length + number] = plane.weights[feature] ?? 0;
      }
    }
    return new LinearModel(labels, vocabulary, weights, bias);
  }

  /** Margins of every label, best first. */
  score(text: string): Score[] {
    const { index, weight } = this.#vocabulary.vector(countFeatures(text));
    const width = this.labels.length;
    const margins = Float64Array.from(this.#bias);
    for (let at = 0; at < index.length; at++) {
      const from = (index[at] ?? 0) * width;
      const value = weight[at] ?? 0;
      for (let label = 0; label < width; label++)
        margins[label] = (margins[label] ?? 0) + value * (this.#weights[from + label] ?? 0);
    }
    return this.labels
      .map((name, number) => ({ name, margin: margins[number] ?? 0 }))
      .sort((left, right) => right.margin - left.margin);
  }
}

function separate(rows: readonly SparseVector[], signs: Int8Array, size: number) {
  const weights = new Float32Array(size);
  let bias = 0;
  const alpha = new Float64Array(rows.length);
  const diagonal = 1 / (2 * COST);
  const square = Float64Array.from(rows, (row) => row.weight.reduce((sum, value) => sum + value * value, 1));
  const order = Int32Array.from(rows, (_, number) => number);
  let active = rows.length;
  let seed = 42;
  for (let pass = 0; pass < PASSES; pass++) {
    let worst = 0;
    for (let at = 0; at < active; at++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = at + (seed % (active - at));
      const number = order[other] ?? 0;
      order[other] = order[at] ?? 0;
      order[at] = number;
      const row = rows[number];
      if (row === undefined) continue;
      const { index, weight } = row;
      const sign = signs[number] ?? 0;
      const old = alpha[number] ?? 0;
      let margin = bias;
      for (let k = 0; k < index.length; k++)
        margin += (weights[index[k] as number] as number) * (weight[k] as number);
      const gradient = sign * margin - 1 + diagonal * old;
      if (old === 0 && gradient > 0) {
        if (gradient > 0.5 && pass > 0) {
          active -= 1;
          order[at] = order[active] ?? 0;
          order[active] = number;
          at -= 1;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(old - gradient / ((square[number] ?? 1) + diagonal), 0);
      const change = (next - old) * sign;
      alpha[number] = next;
      bias += change;
      for (let k = 0; k < index.length; k++) {
        const feature = index[k] as number;
        weights[feature] = (weights[feature] as number) + change * (weight[k] as number);
      }
    }
    if (worst < 0.05) break;
  }
  return { weights, bias };
}
