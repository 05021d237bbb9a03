import type { SparseVector } from "./sparse.ts";

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
