import type { Totals } from "./cell.ts";

/** The ratio of two neighbouring buckets: the middle of one is at most 5 % from anything in it, and buckets of equal bounds merge. */
const RATIO = 1.1;
const LOG_RATIO = Math.log(RATIO);

/** The bucket of a time in milliseconds. */
export function bucketOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / LOG_RATIO);
}

/** The middle of a bucket, in milliseconds. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 0 : RATIO ** (bucket - 0.5);
}

/** A quantile of the times that were counted under `prefix` and their buckets; `null` where there are none. */
export function quantileOf(totals: Totals, prefix: string, share: number): number | null {
  const counts = Object.entries(totals)
    .filter(([key, count]) => key.startsWith(prefix) && count > 0)
    .map(([key, count]): [number, number] => [Number(key.slice(prefix.length)), count])
    .sort(([one], [other]) => one - other);
  const n = counts.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return null;
  let passed = 0;
  for (const [bucket, count] of counts) {
    passed += count;
    if (passed >= share * n) return Math.round(middleOf(bucket));
  }
  return null;
}
