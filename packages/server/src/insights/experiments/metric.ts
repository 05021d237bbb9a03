import type { Experiment, ExperimentGuard, ExperimentMetric } from "@prosa/protocol";
import { type ArmSample, shareSample } from "./always-valid.ts";
import type { ArmSums } from "./arm-sums.ts";

/** The sample of an arm by which an experiment is judged. */
export function metricSample(
  { metric, part }: Pick<Experiment, "metric" | "part">,
  sums: ArmSums,
): ArmSample {
  if (part === "proactive") return shareSample(sums.met, countOf(metric, sums));
  if (metric === "value") return { n: sums.exposed, sum: sums.value, sumSquares: sums.valueSquared };
  return shareSample(sums.exposed, countOf(metric, sums));
}

function countOf(metric: ExperimentMetric, sums: ArmSums): number {
  if (metric === "contained") return sums.exposed - sums.escalated;
  return metric === "wrote" ? sums.exposed : sums[metric];
}

const GUARDS: readonly ExperimentGuard[] = ["escalated", "unanswered", "disliked", "abandoned"];

/** The harms that an experiment is guarded by: all but the one that its metric counts already. */
export function guardsOf(metric: ExperimentMetric): readonly ExperimentGuard[] {
  return GUARDS.filter((guard) => metric !== "contained" || guard !== "escalated");
}

/** The sample of a harm: of those who wrote, since only they can meet it. */
export function guardSample(guard: ExperimentGuard, sums: ArmSums): ArmSample {
  return shareSample(sums.exposed, sums[guard]);
}
