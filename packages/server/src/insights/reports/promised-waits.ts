import type { Insights } from "@prosa/protocol/desk";
import { quantileOf } from "../rollups/buckets.ts";
import type { Totals } from "../rollups/cell.ts";
import { boundOfStep, PROMISE_STEPS } from "../rollups/promise-steps.ts";
import { SMALL_CELL } from "./named-counts.ts";

/** Waits as they were promised and as they were, by their counts. Those of a filter are not told where they are few. */
export function promisedWaitsOf(totals: Totals, isFiltered: boolean): Insights["promisedWaits"] {
  const isFew = (count: number) => isFiltered && count < SMALL_CELL;
  const steps = PROMISE_STEPS.flatMap((step) => {
    const count = totals[`promised|${step}`] ?? 0;
    if (count <= 0) return [];
    const medianMs = isFew(count) ? null : quantileOf(totals, `promised-bucket|${step}|`, 0.5);
    return [{ step, count, medianMs }];
  });
  const count = steps.reduce((sum, one) => sum + one.count, 0);
  const errorAt = (share: number) =>
    count === 0 || isFew(count) ? null : quantileOf(totals, "promise-error-bucket|", share);
  return {
    count: count > 0 && isFew(count) ? null : count,
    errorMs: errorAt(0.5),
    errorP90Ms: errorAt(0.9),
    steps: steps.map(({ step, count: of, medianMs }) => ({
      upToMs: boundOfStep(step),
      count: isFew(of) ? null : of,
      medianMs,
    })),
  };
}
