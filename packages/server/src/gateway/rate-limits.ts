import type { Rate } from "../security/token-bucket.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";

/** Counts one use of a kind against the sender's address; throws a `ProblemError` beyond `perMinute`. */
export function limitAddress(incoming: Incoming, kind: string, perMinute: number): void {
  limitAddressAt(incoming, kind, { capacity: perMinute, perMinute }, 1);
}

/** Counts a use of a certain cost against the sender's address; throws a `ProblemError` beyond the rate. */
export function limitAddressAt({ host, memory }: Incoming, kind: string, rate: Rate, cost: number): void {
  const waitMs = memory.limits.take(host.address, kind, rate, host.now(), cost);
  if (waitMs === 0) return;
  const message = "Too many requests from one address; come back later.";
  throw new ProblemError(429, "rate-limited", message, waitMs);
}
