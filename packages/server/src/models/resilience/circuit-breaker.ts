import type { Clock } from "../../platform/clock.ts";

const FAILURES_MAX = 5;
const WINDOW_MS = 30_000;
export const OPEN_MS = 30_000;

/** Keeps calls away from a server that keeps failing. */
export interface CircuitBreaker {
  /** `closed`: calls go through. `open`: none does. `probing`: one has been let through, and its outcome decides. */
  readonly state: "closed" | "open" | "probing";
  /** True where a call may go out now; an open breaker lets one through after 30 s. */
  admit(): boolean;
  succeeded(): void;
  failed(): void;
  /** Reports that the admitted call ended without a verdict, as when the visitor stopped it. */
  abandoned(): void;
}

/** Opens for 30 s after five failures within 30 s. */
export function createCircuitBreaker(clock: Pick<Clock, "now">): CircuitBreaker {
  let failedAt: number[] = [];
  let openedAt: number | null = null;
  let isProbing = false;
  const isCooling = () => openedAt !== null && clock.now() - openedAt < OPEN_MS;
  return {
    get state() {
      if (openedAt === null) return "closed";
      return isProbing ? "probing" : "open";
    },
    admit() {
      if (openedAt === null) return true;
      if (isProbing || isCooling()) return false;
      isProbing = true;
      return true;
    },
    succeeded() {
      failedAt = [];
      openedAt = null;
      isProbing = false;
    },
    failed() {
      const now = clock.now();
      failedAt = [...failedAt.filter((at) => now - at < WINDOW_MS), now].slice(-FAILURES_MAX);
      if (isProbing || failedAt.length >= FAILURES_MAX) openedAt = now;
      isProbing = false;
    },
    abandoned() {
      isProbing = false;
    },
  };
}
