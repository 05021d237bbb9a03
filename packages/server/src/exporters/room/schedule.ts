import { fnv } from "../../platform/fnv.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The waits after a try that failed: ten tries within some three days, as `docs/webhooks.md` says. */
const WAITS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  DAY_MS,
];
/** A wait is longer or shorter by up to this share, so that what failed together is not tried together. */
const JITTER = 0.2;

/** The tries of a piece, after which it is parked. */
export const TRIES_MAX = WAITS_MS.length + 1;

/**
 * The rest of a target after a failure: as long as it has failed so far, within these bounds. However much waits for it, a target
 * that is down is asked some ten times in its first ten minutes and then six times an hour.
 */
const TARGET_REST_MIN_MS = 5 * SECOND_MS;
const TARGET_REST_MAX_MS = 10 * MINUTE_MS;

/** The time of failure after which a target counts as having been down: all that waits is tried at once when it is back. */
export const DOWN_MS = TARGET_REST_MAX_MS;

/** The time without a single success after which a target is disabled. */
export const FAILING_MAX_MS = 5 * DAY_MS;

/** The wait of a target that needs its owner. */
export const PAUSED_MS = 15 * MINUTE_MS;

/** The longest wait that a target may ask for. */
const ASKED_MAX_MS = DAY_MS;

/** The time from a failed try to the next: `tries` were made. Its jitter follows from the piece, so that it is the same after a restart. */
export function waitAfter(id: string, tries: number, askedMs = 0): number {
  const waitMs = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? 0;
  const share = fnv(`${id}/${tries}`) / 2 ** 32;
  return Math.max(asked(askedMs), Math.round(waitMs * (1 - JITTER + 2 * JITTER * share)));
}

/** The time for which a target rests that has failed for so long. */
export function restAfter(failedMs: number, askedMs = 0): number {
  return Math.max(asked(askedMs), Math.min(Math.max(failedMs, TARGET_REST_MIN_MS), TARGET_REST_MAX_MS));
}

function asked(ms: number): number {
  return Math.min(ms, ASKED_MAX_MS);
}
