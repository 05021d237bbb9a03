/** A sparse vector: feature numbers, each once, with their weights. */
export interface SparseVector {
  index: Int32Array;
  weight: Float32Array;
}

const PASSES = 12;
const ENOUGH = 0.05;
const SURELY_INACTIVE = 0.5;

/** A row is on the positive side, or the negative; `cost` is what an error on it costs. */
interface Sides {
  signs: Int8Array;
  costs: Float32Array;
}

/**
 * Finds the plane between two sides: a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh et
 * al., 2008) with shrinking. The order of coordinates comes from a fixed generator, so the same rows give the same plane.
 */
export function separate(
  rows: readonly SparseVector[],
  { signs, costs }: Sides,
  size: number,
): { weights: Float32Array; bias: number } {
  const weights = new Float32Array(size);
  let bias = 0;
  const alpha = new Float64Array(rows.length);
  const squares = Float64Array.from(rows, (row) => row.weight.reduce((sum, value) => sum + value * value, 1));
  const order = Int32Array.from(rows, (_, number) => number);
  let active = rows.length;
  let seed = 42;
  for (let pass = 0; pass < PASSES; pass++) {
    let worst = 0;
    for (let at = 0; at < active; at++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = at + (seed % (active - at));
      const number = order[other] as number;
      order[other] = order[at] as number;
      order[at] = number;
      const { index, weight } = rows[number] as SparseVector;
      const sign = signs[number] as number;
      const diagonal = 1 / (2 * (costs[number] as number));
      const old = alpha[number] as number;
      let margin = bias;
      for (let k = 0; k < index.length; k++)
        margin += (weights[index[k] as number] as number) * (weight[k] as number);
      const gradient = sign * margin - 1 + diagonal * old;
      if (old === 0 && gradient > 0) {
        if (gradient > SURELY_INACTIVE && pass > 0) {
          active -= 1;
          order[at] = order[active] as number;
          order[active] = number;
          at -= 1;
        }
        continue;
      }
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(old - gradient / ((squares[number] as number) + diagonal), 0);
      const change = (next - old) * sign;
      alpha[number] = next;
      bias += change;
      for (let k = 0; k < index.length; k++)
        weights[index[k] as number] =
          (weights[index[k] as number] as number) + change * (weight[k] as number);
    }
    if (worst < ENOUGH) break;
  }
  return { weights, bias };
}

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
