/** A sample of one arm: how many visitors, and the sum and the sum of squares of what is measured of each. */
export interface ArmSample {
  n: number;
  sum: number;
  sumSquares: number;
}

/** The chance that an interval ever misses what is true, over all looks at it together. */
export const ALPHA = 0.05;

/**
 * The number of visitors at which intervals are narrowest, fixed beforehand. `npm run bench:experiments`, 29 November 2026: by
 * 1,000, half of the experiments with a true effect of 8 points and 30 visitors a day and arm end by day 20 (500: 21, 2,000:
 * 21, 5,000: 25); without an effect 1.6 of 100 ever cry wolf (1.8, 1.7, 1.3).
 */
const NARROWEST_AT = 1_000;

/** The visitors of each arm below which nothing is concluded: intervals lean on means being nearly normal. */
export const ARM_LEAST = 50;

/** A sample of yes and no. */
export function shareSample(n: number, yes: number): ArmSample {
  return { n, sum: yes, sumSquares: yes };
}

/** The difference of two means with an interval. */
export interface Lift {
  value: number;
  from: number;
  to: number;
}

/**
 * The difference of an arm from the control, with an interval that holds at every look at once (an asymptotic confidence
 * sequence, arXiv 2103.06476), so that an owner may look daily and stop when it leaves zero. `null` below `ARM_LEAST`.
 */
export function liftOf(
  control: ArmSample,
  arm: ArmSample,
  alpha: number,
  narrowestAt: number = NARROWEST_AT,
): Lift | null {
  if (control.n < ARM_LEAST || arm.n < ARM_LEAST) return null;
  const value = arm.sum / arm.n - control.sum / control.n;
  const half = halfWidth(Math.sqrt(errorOf(control) + errorOf(arm)), control.n + arm.n, alpha, narrowestAt);
  return { value, from: value - half, to: value + half };
}

/** Half the width of the interval, by the standard error of the difference, and the visitors of both arms together. */
function halfWidth(standardError: number, n: number, alpha: number, narrowestAt: number): number {
  const rho2 = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / narrowestAt;
  const grown = n * rho2 + 1;
  return standardError * Math.sqrt(((2 * grown) / (n * rho2)) * Math.log(Math.sqrt(grown) / alpha));
}

/** The square of a mean's standard error; one visitor of each kind is added, so that a rate of 0 is not taken for certain. */
function errorOf({ n, sum, sumSquares }: ArmSample): number {
  const mean = sum / n;
  const spread = Math.max(0, sumSquares / n - mean * mean);
  const isShare = sum === sumSquares;
  const smoothed = (sum + 1) / (n + 2);
  return (isShare ? smoothed * (1 - smoothed) : spread) / n;
}

/** Looks for sizes beyond this end: no site of ours has as many visitors. */
const SIZE_MAX = 10_000_000;
/** The chance with which a true effect of the asked size is to be found, as a number of standard errors: 80 %. */
const POWER_ERRORS = 0.8416;

/**
 * The visitors of one arm that it takes to see an effect four times out of five, where one visitor's measure spreads by
 * `spread`: a standard deviation, for a share √(p(1 − p)).
 */
export function neededOfArm(effect: number, spread: number, alpha: number): number {
  let few = ARM_LEAST;
  let many = ARM_LEAST;
  const isEnough = (n: number) => {
    const standardError = spread * Math.sqrt(2 / n);
    return halfWidth(standardError, 2 * n, alpha, NARROWEST_AT) + POWER_ERRORS * standardError <= effect;
  };
  while (!isEnough(many) && many < SIZE_MAX) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (isEnough(middle)) many = middle;
    else few = middle;
  }
  return many;
}
