import { Limiter, type Rate } from "./token-bucket.ts";

/** The conversations that one address may have closed by abuse within an hour before it opens no new ones. */
export const ABUSE_CLOSINGS = { kind: "abuse-closings", rate: { capacity: 3, perMinute: 3 / 60 } };

/** The uses of each address by their kind, counted in the memory of one isolate: rooms and gateway count together. */
export class AddressLimits {
  readonly #limiters = new Map<string, Limiter>();

  /** Milliseconds to wait before `cost` uses of a kind are admitted, or 0 when they are now. */
  take(address: string, kind: string, rate: Rate, now: number, cost = 1): number {
    return this.#limiterOf(kind, rate).take(address, now, cost);
  }

  /** The whole uses of a kind that are left to an address now. */
  left(address: string, kind: string, rate: Rate, now: number): number {
    return this.#limiterOf(kind, rate).left(address, now);
  }

  /** Milliseconds to wait before another use of a kind were admitted; counts none. */
  waitFor(address: string, kind: string, rate: Rate, now: number): number {
    return this.#limiterOf(kind, rate).waitFor(address, now);
  }

  /** Counts uses that happened already, also beyond what is left. */
  charge(address: string, kind: string, rate: Rate, now: number, cost: number): void {
    this.#limiterOf(kind, rate).charge(address, now, cost);
  }

  #limiterOf(kind: string, rate: Rate): Limiter {
    const known = this.#limiters.get(kind);
    if (known) return known;
    const limiter = new Limiter(rate);
    this.#limiters.set(kind, limiter);
    return limiter;
  }
}
