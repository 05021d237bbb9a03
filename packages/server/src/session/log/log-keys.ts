/** The beginning of the keys of the log's rows. */
export const LOG_PREFIX = "log:";

/** The key of the row at a place: keys are in the order of their places. */
export function logKey(seq: number): string {
  return `${LOG_PREFIX}${String(seq).padStart(10, "0")}`;
}

/** The place of the row of this key. */
export function seqOfKey(key: string): number {
  return Number(key.slice(LOG_PREFIX.length));
}
