/** A linear model as it is stored: a weight for each feature by name. */
export interface LinearWeights {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** A linear model as it is used: weights in the order of the features that it is given. */
export class Linear {
  readonly #bias: number;
  readonly #weights: Float64Array;

  constructor({ bias, weights }: LinearWeights, names: readonly string[]) {
    this.#bias = bias;
    this.#weights = Float64Array.from(names, (name) => weights[name] ?? 0);
  }

  /** The log-odds, or the worth of one alternative among others. */
  of(features: Float64Array): number {
    let sum = this.#bias;
    for (let at = 0; at < features.length; at += 1) sum += (features[at] ?? 0) * (this.#weights[at] ?? 0);
    return sum;
  }
}

export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
