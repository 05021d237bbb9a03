/**
 * Plays experiments without an effect and with one, with a look a day, and prints how often an interval cries wolf and how soon
 * it finds what is there, by the number of visitors at which intervals are narrowest: `npm run bench:experiments`.
 */

import { ALPHA, liftOf, shareSample } from "../../src/insights/experiments/always-valid.ts";
import { mulberry32 } from "../../src/platform/random.ts";

const RUNS = 2_000;
const SIZES = [500, 1_000, 2_000, 5_000];
/** Visitors a day and arm, the days, and the rates of the control and of the arm. */
const CASES = [
  { aDay: 100, days: 30, rates: [0.2, 0.2] },
  { aDay: 10, days: 60, rates: [0.02, 0.02] },
  { aDay: 10, days: 60, rates: [0.5, 0.5] },
  { aDay: 10, days: 60, rates: [0.5, 0.65] },
  { aDay: 30, days: 60, rates: [0.5, 0.58] },
  { aDay: 30, days: 60, rates: [0.05, 0.09] },
] as const;

for (const { aDay, days, rates } of CASES) {
  for (const size of SIZES) {
    const found: number[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const day = dayOfAlarm(run, { aDay, days, rates, size });
      if (day !== null) found.push(day);
    }
    found.sort((one, other) => one - other);
    const median = found[Math.floor(RUNS / 2)] ?? "-";
    const share = ((100 * found.length) / RUNS).toFixed(1);
    console.log(
      `${rates.join(" vs ")}, ${aDay} a day and arm, narrowest at ${size}: ${share} % in ${days} days, half by day ${median}`,
    );
  }
}

function dayOfAlarm(
  seed: number,
  { aDay, days, rates, size }: { aDay: number; days: number; rates: readonly [number, number]; size: number },
): number | null {
  const random = mulberry32(seed);
  const yes = [0, 0];
  for (let day = 1; day <= days; day += 1) {
    for (const [arm, rate] of rates.entries())
      for (let visitor = 0; visitor < aDay; visitor += 1) if (random() < rate) yes[arm] = (yes[arm] ?? 0) + 1;
    const [control = 0, other = 0] = yes;
    const lift = liftOf(shareSample(day * aDay, control), shareSample(day * aDay, other), ALPHA, size);
    if (lift && (lift.from > 0 || lift.to < 0)) return day;
  }
  return null;
}
