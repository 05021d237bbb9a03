import type { Clock } from "../../platform/clock.ts";

/** A clock that rests until a test moves it; timers and alarms run as it passes them. */
export class MemoryClock implements Clock {
  #now: number;
  #timers: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Moves on by `ms` and runs the timers that fall due on the way, in order. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#timers
        .filter((timer) => timer.at <= until)
        .sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = until;
  }

  /** Moves on to the next timer within `ms`, or by all of it, and runs what falls due then; the time that has passed. */
  advanceToNext(ms: number): number {
    const nextAt = Math.min(this.#now + ms, ...this.#timers.map(({ at }) => at));
    const passed = Math.max(0, nextAt - this.#now);
    this.advance(passed);
    return passed;
  }
}
