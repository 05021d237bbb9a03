import { Limiter } from "../security/token-bucket.ts";
import { ProblemError } from "./problem.ts";

/** Counts the uses of each kind by each address, in the memory of one isolate. */
export class RateLimits {
  readonly #limiters = new Map<string, Limiter>();

  /** Counts one use of the kind `name` against an address; throws a `ProblemError` beyond `perMinute`. */
  spend(address: string, name: string, perMinute: number, now: number): void {
    let limiter = this.#limiters.get(name);
    if (!limiter) {
      limiter = new Limiter({ capacity: perMinute, perMinute });
      this.#limiters.set(name, limiter);
    }
    const waitMs = limiter.take(address, now);
    if (waitMs === 0) return;
    const message = "Too many requests from one address; come back later.";
    throw new ProblemError(429, "rate-limited", message, waitMs);
  }
}
