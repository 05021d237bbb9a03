import type { Clock } from "../../src/platform/clock.ts";

/** More than this Node's own timers take for nothing. */
const DELAY_MAX_MS = 2 ** 31 - 1;

interface Timer {
  readonly at: number;
  readonly run: () => void;
  handle: ReturnType<typeof setTimeout>;
}

/** The machine's clock, which a test moves on besides: a timer runs once either has brought its time. */
export class RunningClock implements Clock {
  #passedMs = 0;
  readonly #timers = new Set<Timer>();

  readonly now = (): number => Date.now() + this.#passedMs;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const at = this.now() + delayMs;
    const timer: Timer = {
      at,
      run,
      handle: setTimeout(() => this.#look(timer), Math.min(delayMs, DELAY_MAX_MS)),
    };
    this.#timers.add(timer);
    return () => this.#drop(timer);
  };

  /** Moves on by `ms`, and runs the timers that are due by then, in order. */
  advance(ms: number): void {
    this.#passedMs += ms;
    for (const timer of [...this.#timers].sort((one, other) => one.at - other.at)) this.#look(timer);
  }

  /** Runs a timer that is due, or waits for it again. */
  #look(timer: Timer): void {
    if (!this.#timers.has(timer)) return;
    this.#drop(timer);
    const left = timer.at - this.now();
    if (left <= 0) {
      timer.run();
      return;
    }
    timer.handle = setTimeout(() => this.#look(timer), Math.min(left, DELAY_MAX_MS));
    this.#timers.add(timer);
  }

  #drop(timer: Timer): void {
    clearTimeout(timer.handle);
    this.#timers.delete(timer);
  }
}
