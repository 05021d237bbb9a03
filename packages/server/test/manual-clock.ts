import type { Clock } from "../src/platform/clock.ts";

/** A clock that rests until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on, and rings what has become due, in order. */
  advance(byMs: number): void;
  /** Resolves once a timer of exactly this delay is set, at once when one is. */
  armed(delayMs: number): Promise<void>;
}

export function createManualClock(startAt = 1_760_000_000_000): ManualClock {
  let now = startAt;
  const timers = new Set<{ dueAt: number; delayMs: number; ring: () => void }>();
  const watchers = new Map<number, () => void>();
  return {
    now: () => now,
    after(delayMs, ring) {
      const timer = { dueAt: now + delayMs, delayMs, ring };
      timers.add(timer);
      watchers.get(delayMs)?.();
      watchers.delete(delayMs);
      return () => timers.delete(timer);
    },
    advance(byMs) {
      now += byMs;
      const due = [...timers].filter((timer) => timer.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
      for (const timer of due) {
        if (timers.delete(timer)) timer.ring();
      }
    },
    armed(delayMs) {
      if ([...timers].some((timer) => timer.delayMs === delayMs)) return Promise.resolve();
      return new Promise((resolve) => watchers.set(delayMs, resolve));
    },
  };
}
