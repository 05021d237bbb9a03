import { CONTROL, type Experiment, type ExperimentGuard } from "@prosa/protocol";
import type { Totals } from "../rollups/cell.ts";
import { ALPHA, liftOf } from "./always-valid.ts";
import { armSums, runKey } from "./arm-sums.ts";
import { guardSample, guardsOf } from "./metric.ts";

/** The arms that do harm beyond doubt, each with the harm that it was found by; those that were stopped before are left out. */
export function harmfulArms(
  { id, metric, variants, state }: Experiment,
  totals: Totals,
): { arm: string; guard: ExperimentGuard }[] {
  if (!state) return [];
  const key = runKey(id, state.run);
  const guards = guardsOf(metric);
  // One promise over all arms and all guards together.
  const alpha = ALPHA / (guards.length * variants.length);
  const control = armSums(totals, key, CONTROL);
  return variants.flatMap(({ id: arm }) => {
    if (state.stopped[arm]) return [];
    const sums = armSums(totals, key, arm);
    const guard = guards.find((one) => {
      const lift = liftOf(guardSample(one, control), guardSample(one, sums), alpha);
      return lift !== null && lift.from > 0;
    });
    return guard ? [{ arm, guard }] : [];
  });
}
