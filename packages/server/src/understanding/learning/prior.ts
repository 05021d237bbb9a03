import type { SparseVector } from "./sparse.ts";

/** The weight of the centre of a label's rows, and the number of rows from which the difference between labels counts more. */
const CENTRE = 1.5;
const FEW = 10;
/** The mean size of what a feature's odds add to a weight. */
const ODDS = 0.015;
const SMOOTHING = 0.05;

/** A row's features, the number of its label, and how much it counts. */
interface LabelledRow {
  row: SparseVector;
  label: number;
  weight: number;
}

/**
 * Adds to trained weights (feature f for label l at f × width + l) the little that few examples make certain: the direction of a label's
 * centre, which fades as its rows grow in number, and each feature's log-odds between the label and the rest, as in naive Bayes
 * (after Wang and Manning, 2012).
 */
export function addPrior(weights: Float32Array, rows: readonly LabelledRow[], width: number): void {
  const size = weights.length / width;
  const sums = new Float64Array(weights.length);
  const totals = new Float64Array(size);
  const masses = new Float64Array(width);
  const counts = new Float64Array(width);
  for (const { row, label, weight } of rows) {
    counts[label] = (counts[label] as number) + weight;
    for (let at = 0; at < row.index.length; at++) {
      const feature = row.index[at] as number;
      const value = (row.weight[at] as number) * weight;
      sums[feature * width + label] = (sums[feature * width + label] as number) + value;
      totals[feature] = (totals[feature] as number) + value;
      masses[label] = (masses[label] as number) + value;
    }
  }
  const mass = masses.reduce((sum, value) => sum + value, 0);
  const odds = new Float64Array(weights.length);
  let swing = 0;
  for (let label = 0; label < width; label++) {
    const own = (masses[label] as number) + SMOOTHING * size;
    const others = mass - (masses[label] as number) + SMOOTHING * size;
    const shift = Math.log(others / own);
    let square = 0;
    for (let feature = 0; feature < size; feature++) {
      const at = feature * width + label;
      const sum = sums[at] as number;
      const rest = Math.max(0, (totals[feature] as number) - sum);
      square += sum * sum;
      odds[at] = Math.log((sum + SMOOTHING) / (rest + SMOOTHING)) + shift;
      swing += Math.abs(odds[at] as number);
    }
    const few = FEW / (FEW + (counts[label] as number));
    const scale = square > 0 ? (CENTRE * few) / Math.sqrt(square) : 0;
    for (let at = label; at < weights.length; at += width)
      weights[at] = (weights[at] as number) + scale * (sums[at] as number);
  }
  const scale = swing > 0 ? (ODDS * weights.length) / swing : 0;
  for (let at = 0; at < weights.length; at++)
    weights[at] = (weights[at] as number) + scale * (odds[at] as number);
}
