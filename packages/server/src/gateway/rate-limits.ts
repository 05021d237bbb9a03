import { ABUSE_CLOSINGS } from "../security/rate-limits/address-limits.ts";
import type { Rate } from "../security/rate-limits/token-bucket.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";

/** Counts one use of a kind against the sender's address; throws a `ProblemError` beyond `perMinute`. */
export function limitAddress(incoming: Incoming, kind: string, perMinute: number): void {
  limitAddressAt(incoming, kind, { capacity: perMinute, perMinute }, 1);
}

/** Counts a use of a certain cost against the sender's address; throws a `ProblemError` beyond the rate. */
export function limitAddressAt(incoming: Incoming, kind: string, rate: Rate, cost: number): void {
  const { host, memory } = incoming;
  const waitMs = memory.limits.take(host.address, kind, rate, host.now(), cost);
  incoming.counted = { kind, rate, left: memory.limits.left(host.address, kind, rate, host.now()) };
  refuseFor(waitMs, "Too many requests from one address; come back later.");
}

/**
 * Counts a request against who showed a right to make it, as a site's key or a session, whatever address it comes from; throws as
 * above. A limit of the route's own, which is narrower, is what the answer tells.
 */
export function limitHolder(incoming: Incoming, holder: string, kind: string, perMinute: number): void {
  const { host, memory } = incoming;
  const rate = { capacity: perMinute, perMinute };
  const waitMs = memory.limits.take(holder, kind, rate, host.now());
  const counted = { kind, rate, left: memory.limits.left(holder, kind, rate, host.now()) };
  incoming.counted = waitMs > 0 ? counted : (incoming.counted ?? counted);
  refuseFor(waitMs, "Too many requests; come back later.");
}

/** Throws a `ProblemError` where conversations of the sender's address were closed by abuse too often of late. */
export function refuseAbusers({ host, memory }: Incoming): void {
  const waitMs = memory.limits.waitFor(host.address, ABUSE_CLOSINGS.kind, ABUSE_CLOSINGS.rate, host.now());
  refuseFor(waitMs, "Conversations of this address were closed because of abuse; come back later.");
}

/** Counts one use of a kind against something else than an address, as an account; throws as above. */
export function limitKey(
  { host, memory }: Pick<Incoming, "host" | "memory">,
  key: string,
  kind: string,
  perMinute: number,
): void {
  const waitMs = memory.limits.take(key, kind, { capacity: perMinute, perMinute }, host.now());
  refuseFor(waitMs, "Too many tries; come back later.");
}

/** Counts one use of a kind in an hour, of which some may come at once; throws as above. */
export function limitHourly(
  { host, memory }: Pick<Incoming, "host" | "memory">,
  key: string,
  kind: string,
  perHour: number,
): void {
  const waitMs = memory.limits.take(key, kind, { capacity: perHour, perMinute: perHour / 60 }, host.now());
  refuseFor(waitMs, "Too many; come back later.");
}

/**
 * The headers that tell a client of the limit that its request was counted against: the policy, how many uses are left, and in
 * how many seconds all are there again (draft-ietf-httpapi-ratelimit-headers-10).
 */
export function rateLimitHeaders({ counted }: Incoming): Readonly<Record<string, string>> {
  if (!counted) return {};
  const { kind, left } = counted;
  const { capacity, perMinute } = counted.rate;
  const secondsFor = (uses: number) => Math.ceil((uses / perMinute) * 60);
  return {
    "ratelimit-policy": `"${kind}";q=${capacity};w=${secondsFor(capacity)}`,
    ratelimit: `"${kind}";r=${left};t=${secondsFor(capacity - left)}`,
  };
}

function refuseFor(waitMs: number, message: string): void {
  if (waitMs > 0) throw new ProblemError(429, "rate-limited", message, waitMs);
}
