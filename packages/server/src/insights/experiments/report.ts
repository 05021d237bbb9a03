import { CONTROL, type Experiment } from "@prosa/protocol";
import type { ExperimentReport } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import { ALPHA, type ArmSample, liftOf, neededOfArm } from "./always-valid.ts";
import { armSums, runKey } from "./arm-sums.ts";
import { metricSample } from "./metric.ts";
import { isRatioBroken } from "./sample-ratio.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Rates of fewer visitors are not told. */
const SMALL_ARM = 5;

/** How often visitors do what the metric counts, and how many there are a day, before an experiment knows by itself. */
export interface Baseline {
  /** One visitor's measure on the site as it is. */
  sample: ArmSample;
  visitorsPerDay: number;
}

/** The report of an experiment by the counts of its run. Pure. */
export function experimentReport(
  experiment: Experiment,
  totals: Totals,
  baseline: Baseline,
  now: number,
): ExperimentReport {
  const { id, state, variants, split } = experiment;
  const key = runKey(id, state?.run ?? "");
  const ids = [CONTROL, ...variants.map((variant) => variant.id)];
  const samples = ids.map((arm) => metricSample(experiment, armSums(totals, key, arm)));
  const [control = { n: 0, sum: 0, sumSquares: 0 }] = samples;
  const going = ids.flatMap((arm, index) => (state?.stopped[arm] ? [] : [samples[index]?.n ?? 0]));
  const isBroken = split === "even" && isRatioBroken(going);
  const alpha = ALPHA / variants.length;
  const arms = ids.map((arm, index): ExperimentReport["arms"][number] => {
    const sample = samples[index] ?? control;
    const isTold = !isBroken && sample.n >= SMALL_ARM;
    const lift = arm === CONTROL || isBroken ? null : liftOf(control, sample, alpha);
    const rate = isTold ? sample.sum / sample.n : null;
    if (arm === CONTROL) return { id: arm, exposed: sample.n, rate, lift, verdict: "control" };
    const found =
      lift === null || (lift.from <= 0 && lift.to >= 0) ? "not-known" : lift.from > 0 ? "better" : "worse";
    return { id: arm, exposed: sample.n, rate, lift, verdict: state?.stopped[arm] ? "stopped" : found };
  });
  return {
    experiment,
    status: state === undefined ? "draft" : state.endedAt === undefined ? "running" : "ended",
    isBroken,
    isBandit: split === "bandit",
    arms,
    winner: winnerOf(arms),
    needed: neededFor(experiment, samples, baseline, now),
  };
}

/** The arm that is better than the site as it is, where none other comes near it: its interval begins above the others' rates. */
function winnerOf(arms: ExperimentReport["arms"]): string | null {
  const better = arms.filter(({ verdict }) => verdict === "better");
  const [best] = better.toSorted((one, other) => (other.lift?.value ?? 0) - (one.lift?.value ?? 0));
  if (!best?.lift) return null;
  const { from } = best.lift;
  const isAlone = better.every((arm) => arm === best || (arm.lift?.value ?? 0) < from);
  return isAlone ? best.id : null;
}

/** How many visitors it takes; by the site's past while the experiment has too few of its own. */
function neededFor(
  { variants, effect, metric, state }: Experiment,
  samples: readonly ArmSample[],
  { sample: past, visitorsPerDay }: Baseline,
  now: number,
): ExperimentReport["needed"] {
  const [control] = samples;
  const sample = control && control.n >= past.n ? control : past;
  const spread = spreadOf(metric === "value", sample);
  if (spread === null) return null;
  const all = neededOfArm(effect, spread, ALPHA / variants.length) * (variants.length + 1);
  const seen = samples.reduce((sum, { n }) => sum + n, 0);
  const left = Math.max(0, all - seen);
  const days = state ? (now - state.startedAt) / DAY_MS : 0;
  const pace = days >= 1 && seen > 0 ? seen / days : visitorsPerDay;
  return { all, left, days: pace > 0 ? Math.ceil(left / pace) : null };
}

/** The standard deviation of one visitor's measure. A share that nothing is known of is taken for a half, where it is greatest. */
function spreadOf(isAmount: boolean, { n, sum, sumSquares }: ArmSample): number | null {
  if (!isAmount) {
    const share = (sum + 1) / (n + 2);
    return n < SMALL_ARM ? 0.5 : Math.sqrt(share * (1 - share));
  }
  if (n < SMALL_ARM) return null;
  const spread = Math.sqrt(Math.max(0, sumSquares / n - (sum / n) ** 2));
  return spread > 0 ? spread : null;
}
