import type { LinearWeights } from "../../src/turn/evidence/ranking/evidence-model.ts";
import { solveSymmetric } from "./solve.ts";

const STEPS_MAX = 40;
/** The curvature hardly changes near the end: it is measured at first, and at every so many steps after that. */
const HESSIANS_FIRST = 3;
const HESSIAN_EVERY = 6;
const CLOSE_ENOUGH = 1e-4;

/** Alternatives of one choice; `shares` says which were right, and sums to 1. */
export interface Choice {
  rows: readonly ArrayLike<number>[];
  shares: readonly number[];
  weight?: number;
}

export interface Trial {
  row: ArrayLike<number>;
  isRight: boolean;
  weight?: number;
}

/**
 * Fits weights by which the right alternative of each choice is likeliest (a conditional logit), by Newton's method with an
 * L2 penalty on standardised features. Several right ones share a choice as the weights themselves divide it.
 */
export function trainChoice(
  choices: readonly Choice[],
  names: readonly string[],
  penalty: number,
): LinearWeights {
  const scale = scaleOf(choices.flatMap(({ rows }) => rows));
  const size = names.length;
  const data = choices.map(({ rows, shares, weight = 1 }) => ({
    rows: rows.map((row) => standardised(row, scale)),
    shares,
    weight,
  }));
  const weights = newton(size, penalty, (now, gradient, hessian) => {
    for (const { rows, shares, weight } of data) {
      const chances = softmax(rows.map((row) => dot(row, now)));
      const rightly = shares.reduce((sum, share, at) => sum + (share > 0 ? (chances[at] as number) : 0), 0);
      const mean = new Float64Array(size);
      for (const [at, row] of rows.entries()) {
        const chance = chances[at] as number;
        const wanted = (shares[at] as number) > 0 ? chance / rightly : 0;
        for (let one = 0; one < size; one += 1) {
          mean[one] = (mean[one] as number) + chance * (row[one] as number);
          gradient[one] = (gradient[one] as number) + weight * (wanted - chance) * (row[one] as number);
        }
      }
      for (const [at, row] of rows.entries()) {
        if (hessian === undefined) break;
        const centred = row.map((value, one) => value - (mean[one] as number));
        addOuter(hessian, centred, weight * (chances[at] as number));
      }
    }
  });
  return unstandardised(names, weights, scale, 0);
}

/**
 * Fits the chance of being right (a logistic regression), likewise. There is one best fit, and weights of nearly the same data
 * to `start` from only save most of the time to find it.
 */
export function trainLogistic(
  trials: readonly Trial[],
  names: readonly string[],
  penalty: number,
  start?: LinearWeights,
): LinearWeights {
  const scale = scaleOf(trials.map(({ row }) => row));
  const size = names.length + 1;
  const data = trials.map(({ row, isRight, weight = 1 }) => {
    const own = new Float64Array(size);
    own.set(standardised(row, scale));
    own[size - 1] = 1;
    return { own, isRight, weight };
  });
  const weights = newton(
    size,
    penalty,
    (now, gradient, hessian) => {
      for (const { own, isRight, weight } of data) {
        const chance = 1 / (1 + Math.exp(-dot(own, now)));
        const lack = weight * ((isRight ? 1 : 0) - chance);
        for (let one = 0; one < size; one += 1)
          gradient[one] = (gradient[one] as number) + lack * (own[one] as number);
        if (hessian) addOuter(hessian, own, weight * Math.max(chance * (1 - chance), 1e-4));
      }
    },
    { free: size - 1, ...(start && { start: standardisedWeights(start, names, scale) }) },
  );
  return unstandardised(names, weights.subarray(0, size - 1), scale, weights[size - 1] as number);
}

function newton(
  size: number,
  penalty: number,
  derive: (weights: Float64Array, gradient: Float64Array, hessian: Float64Array | undefined) => void,
  { free = -1, start }: { free?: number; start?: Float64Array } = {},
): Float64Array {
  const weights = start ?? new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const gradient = new Float64Array(size);
    const isAnew = start ? step % HESSIAN_EVERY === 0 : step < HESSIANS_FIRST || step % HESSIAN_EVERY === 0;
    if (isAnew) hessian.fill(0);
    derive(weights, gradient, isAnew ? hessian : undefined);
    for (let one = 0; one < size; one += 1) {
      const own = one === free ? 1e-6 : penalty;
      gradient[one] = (gradient[one] as number) - own * (weights[one] as number);
      if (isAnew) hessian[one * size + one] = (hessian[one * size + one] as number) + own;
    }
    const move = solveSymmetric(hessian.slice(), gradient);
    const length = Math.sqrt(dot(move, move));
    const share = Math.min(1, 2 / Math.max(length, 1e-12));
    for (let one = 0; one < size; one += 1)
      weights[one] = (weights[one] as number) + share * (move[one] as number);
    if (length < CLOSE_ENOUGH) break;
  }
  return weights;
}

interface Scale {
  means: Float64Array;
  deviations: Float64Array;
}

function scaleOf(rows: readonly ArrayLike<number>[]): Scale {
  const size = rows[0]?.length ?? 0;
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  for (const row of rows) {
    for (let one = 0; one < size; one += 1) {
      means[one] = (means[one] as number) + (row[one] as number);
      squares[one] = (squares[one] as number) + (row[one] as number) ** 2;
    }
  }
  const deviations = new Float64Array(size);
  for (let one = 0; one < size; one += 1) {
    means[one] = (means[one] as number) / rows.length;
    deviations[one] = Math.sqrt(
      Math.max(0, (squares[one] as number) / rows.length - (means[one] as number) ** 2),
    );
  }
  return { means, deviations };
}

function standardised(row: ArrayLike<number>, { means, deviations }: Scale): Float64Array {
  return Float64Array.from(row, (value, one) => {
    const deviation = deviations[one] as number;
    return deviation < 1e-6 ? 0 : (value - (means[one] as number)) / deviation;
  });
}

/** The opposite of `unstandardised`, the bias last. */
function standardisedWeights(
  { bias, weights }: LinearWeights,
  names: readonly string[],
  { means, deviations }: Scale,
): Float64Array {
  const own = names.map((name) => weights[name] ?? 0);
  const shift = own.reduce((sum, weight, one) => sum + weight * (means[one] as number), 0);
  return Float64Array.from([...own.map((weight, one) => weight * (deviations[one] as number)), bias + shift]);
}

/** Weights for features as they come, so that nothing has to be scaled where they are used. */
function unstandardised(
  names: readonly string[],
  weights: Float64Array,
  { means, deviations }: Scale,
  bias: number,
): LinearWeights {
  const plain = weights.map((weight, one) =>
    (deviations[one] as number) < 1e-6 ? 0 : weight / (deviations[one] as number),
  );
  const shift = plain.reduce((sum, weight, one) => sum + weight * (means[one] as number), 0);
  return {
    bias: bias - shift,
    weights: Object.fromEntries(names.map((name, one) => [name, plain[one] as number])),
  };
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((one) => one / sum);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

function addOuter(matrix: Float64Array, row: Float64Array, weight: number): void {
  const size = row.length;
  for (let one = 0; one < size; one += 1) {
    const left = weight * (row[one] as number);
    if (left === 0) continue;
    for (let other = 0; other <= one; other += 1)
      matrix[one * size + other] = (matrix[one * size + other] as number) + left * (row[other] as number);
  }
}
