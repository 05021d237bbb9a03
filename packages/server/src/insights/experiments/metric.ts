import type { ExperimentGuard, ExperimentMetric } from "@prosa/protocol";
import { type ArmSample, shareSample } from "./always-valid.ts";
import type { ArmSums } from "./arm-sums.ts";

/** The sample of an arm by which an experiment is judged. */
export function metricSample(metric: ExperimentMetric, sums: ArmSums): ArmSample {
  const { exposed } = sums;
  if (metric === "value") return { n: exposed, sum: sums.value, sumSquares: sums.valueSquared };
  const yes = metric === "contained" ? exposed - sums.escalated : sums[metric];
  return shareSample(exposed, yes);
}

const GUARDS: readonly ExperimentGuard[] = ["escalated", "unanswered", "disliked", "abandoned"];

/** The harms that an experiment is guarded by: all but the one that its metric counts already. */
export function guardsOf(metric: ExperimentMetric): readonly ExperimentGuard[] {
  return GUARDS.filter((guard) => metric !== "contained" || guard !== "escalated");
}

export function guardSample(guard: ExperimentGuard, sums: ArmSums): ArmSample {
  return shareSample(sums.exposed, sums[guard]);
}
