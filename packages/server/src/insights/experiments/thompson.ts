/** The least share of the visitors that each arm keeps, so that one which began badly is still heard of. */
export const ARM_FLOOR = 0.1;

/** The days after which what was seen counts half: tastes change. */
const HALF_LIFE_DAYS = 14;

/** The samples of every arm's rate by which the best one is looked for. */
const DRAWS = 2_000;

/** How often an arm was seen and did well, what is long ago counted less. */
export interface ArmTrial {
  id: string;
  seen: number;
  good: number;
}

/** The share that a count of so many days ago counts today. */
export function decay(days: number): number {
  return 0.5 ** (Math.max(0, days) / HALF_LIFE_DAYS);
}

/**
 * The shares of the arms by Thompson's rule: each as often as it is the best by what was seen, but none below the floor.
 * `random` gives numbers from 0 to 1; the same numbers give the same shares.
 */
export function thompsonWeights(arms: readonly ArmTrial[], random: () => number): Record<string, number> {
  const wins = arms.map(() => 0);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let best = 0;
    let most = -1;
    for (const [index, { seen, good }] of arms.entries()) {
      const rate = beta(1 + good, 1 + Math.max(0, seen - good), random);
      if (rate > most) [best, most] = [index, rate];
    }
    wins[best] = (wins[best] ?? 0) + 1;
  }
  const free = 1 - ARM_FLOOR * arms.length;
  return Object.fromEntries(
    arms.map(({ id }, index) => [id, ARM_FLOOR + (free * (wins[index] ?? 0)) / DRAWS]),
  );
}

/** A number from the beta distribution; both parameters are 1 or more. */
function beta(one: number, other: number, random: () => number): number {
  const first = gamma(one, random);
  return first / (first + gamma(other, random));
}

/** A number from the gamma distribution of a shape of 1 or more, by Marsaglia and Tsang. */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
