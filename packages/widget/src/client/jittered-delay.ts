/**
 * The delay before an attempt, in milliseconds: doubles from one second to fifteen. It is spread at random, so that not all
 * clients come back to a restarted room at once.
 */
export function jitteredDelay(attempt: number): number {
  return Math.min(15_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + Math.random());
}
