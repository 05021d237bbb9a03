import type { Clock } from "../../platform/clock.ts";
import type { TokenBudget } from "../../platform/token-budget.ts";

export const SESSION_TOKENS_PER_HOUR = 200_000;
export const SITE_TOKENS_PER_HOUR = 5_000_000;

const REFILL_MS = 60 * 60 * 1_000;

/** A bucket of `tokensPerHour` tokens that refills evenly; the reply that empties it is still written to its end. */
export function createTokenBudget(tokensPerHour: number, clock: Pick<Clock, "now">): TokenBudget {
  let left = tokensPerHour;
  let refilledAt = clock.now();
  const refill = () => {
    const now = clock.now();
    // A clock that jumps back takes nothing away.
    left = Math.min(tokensPerHour, left + (Math.max(0, now - refilledAt) / REFILL_MS) * tokensPerHour);
    refilledAt = now;
  };
  return {
    get isSpent() {
      refill();
      return left <= 0;
    },
    spend(tokenCount) {
      refill();
      left -= tokenCount;
    },
  };
}
