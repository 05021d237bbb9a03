/** The bounds by which promised waits are told apart, in minutes; the desk tells them in steps like these. */
const UP_TO_MINUTES = [2, 5, 10, 20] as const;

/** The names of the steps, the shortest first: their bounds in minutes, and what is beyond the last. */
export const PROMISE_STEPS: readonly string[] = [...UP_TO_MINUTES.map(String), "more"];

/** The step of a promised wait. */
export function promiseStepOf(promisedMs: number): string {
  return String(UP_TO_MINUTES.find((minutes) => promisedMs <= minutes * 60_000) ?? "more");
}

/** The bound of a step, in milliseconds; `null` of the last. */
export function boundOfStep(step: string): number | null {
  return step === "more" ? null : Number(step) * 60_000;
}
