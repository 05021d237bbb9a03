/**
 * Which of the visitor's windows on one conversation reads aloud: the one where it was asked for last, or else the first that
 * was there. A window that is hidden, closed or silent leaves it to the next. Where the browser has no Web Locks, every
 * window that can be seen reads.
 */
export class Mouth {
  readonly #name: string;
  #isOurs = false;
  #turn: AbortController | undefined;
  #release: (() => void) | undefined;

  constructor(site: string) {
    this.#name = `prosa:${site}:voice`;
  }

  get isOurs(): boolean {
    return this.#isOurs;
  }

  /** Queues for it, or with `isAsked` takes it from whichever window has it. */
  want(isAsked = false): void {
    if (this.#isOurs || (this.#turn && !isAsked)) return;
    this.leave();
    const turn = new AbortController();
    this.#turn = turn;
    const speak = () =>
      new Promise<void>((resolve) => {
        if (turn.signal.aborted) return resolve();
        this.#isOurs = true;
        this.#release = resolve;
      });
    if (!("locks" in navigator)) {
      void speak();
      return;
    }
    // Whoever takes it has it; only whoever queues must wait and see.
    this.#isOurs = isAsked;
    const how = isAsked ? { steal: true } : { signal: turn.signal };
    navigator.locks.request(this.#name, how, speak).catch(() => {
      if (turn.signal.aborted) return;
      const wasOurs = this.#isOurs;
      this.leave();
      // Another window was asked for it: this one waits till that is done. Where locks are refused there is no other.
      if (wasOurs) this.want();
      else this.#isOurs = true;
    });
  }

  leave(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#isOurs = false;
    this.#release?.();
    this.#release = undefined;
  }
}
