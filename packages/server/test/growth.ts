import assert from "node:assert/strict";

const TIMES = 8;
/** Between 8, for work in proportion to its size, and 64, for work in proportion to its square. */
const GROWTH_MAX = 24;
const ROUNDS_MAX = 15;
/** Below this the clock of the thread says little. In microseconds. */
const COST_MIN = 300;

/**
 * Asserts that eight times the size takes no more than some eight times the work. Work is this thread's CPU time, so that
 * neither the machine's speed nor other programs decide; of up to fifteen rounds one must pass, which work in proportion to a square never does.
 */
export function assertProportional(work: (size: number) => unknown, size: number, label = ""): void {
  const small = Math.max(1, Math.floor(size / TIMES));
  work(small);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS_MAX && least > GROWTH_MAX; round += 1) {
    const one = Math.max(
      costOf(() => work(small)),
      COST_MIN,
    );
    least = Math.min(least, costOf(() => work(small * TIMES)) / one);
  }
  assert.ok(least <= GROWTH_MAX, `${label} ${TIMES} times the size took ${least.toFixed(0)} times the work`);
}

/** The CPU time that this thread spends on a piece of work, in microseconds. */
export function costOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return user + system;
}
