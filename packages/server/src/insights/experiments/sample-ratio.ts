/** The χ² that chance exceeds once in 1,000 times, by the degrees of freedom, from one on. */
const LIMITS: readonly number[] = [10.828, 13.816, 16.266, 18.467, 20.515];

/** True where arms that should have as many visitors each have not, beyond what chance does once in 1,000 times. */
export function isRatioBroken(counts: readonly number[]): boolean {
  const limit = LIMITS[counts.length - 2];
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (limit === undefined || expected === 0) return false;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) > limit;
}
