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

/** A function of one feature that is constant between its thresholds: `worth[n]` above `n` of them. */
export interface StepFunction {
  at: readonly number[];
  worth: readonly number[];
}

/** A linear model with step functions beside it, which follow what is not straight. */
export interface AdditiveWeights extends LinearWeights {
  steps: Readonly<Record<string, StepFunction>>;
}

/** An additive model as it is used. Throws for a step function of a feature that it is not given. */
export class Additive {
  readonly #linear: Linear;
  readonly #steps: readonly (StepFunction & { place: number })[];

  constructor(weights: AdditiveWeights, names: readonly string[]) {
    this.#linear = new Linear(weights, names);
    this.#steps = Object.entries(weights.steps).map(([name, step]) => {
      const place = names.indexOf(name);
      if (place < 0) throw new Error(`There is no feature "${name}": make the weights by npm run train.`);
      return { ...step, place };
    });
  }

  /** The log-odds. */
  of(features: Float64Array): number {
    let sum = this.#linear.of(features);
    for (const { at, worth, place } of this.#steps) {
      const value = features[place] ?? 0;
      let passed = 0;
      while (passed < at.length && value > (at[passed] ?? 0)) passed += 1;
      sum += worth[passed] ?? 0;
    }
    return sum;
  }
}

export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
