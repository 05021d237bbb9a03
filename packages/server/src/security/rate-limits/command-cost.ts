import type { Rate } from "./token-bucket.ts";

/**
 * The characters that cost as much as the command that holds them: a turn took 1.7 ms at the median for plain questions and
 * 6.6 ms for the longest messages that may be sent (`npm run bench:turn`), so 1 and 5.
 */
const LENGTH_PER_COST = 1_000;

/** The part of a minute's budget that an address may use at once. */
const BURST = 0.1;

/** The cost of a command to the budgets of its session and its address, by the characters of its words. */
export function commandCost(length: number): number {
  return 1 + Math.floor(length / LENGTH_PER_COST);
}

/** The rate at which one address may send commands, all its sessions together. */
export function addressCommandRate(perMinute: number): Rate {
  return { capacity: Math.max(1, Math.ceil(perMinute * BURST)), perMinute };
}
