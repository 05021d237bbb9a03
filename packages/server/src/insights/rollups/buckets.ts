/** The ratio of two neighbouring buckets: the middle of one is at most 5 % from anything in it, and buckets of equal bounds merge. */
const RATIO = 1.1;
const LOG_RATIO = Math.log(RATIO);

/** The bucket of a time in milliseconds. */
export function bucketOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / LOG_RATIO);
}
