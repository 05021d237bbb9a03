import { siteKey } from "../../storage/keys.ts";

/**
 * The lock of the one window that reads a conversation aloud: the window where the visitor asked for it last, or else the
 * first. A window that is hidden, closed or silent gives it to the next. Where the browser has no Web Locks, every visible
 * window reads.
 */
export class SpeakerLock {
  readonly #name: string;
  #isHeld = false;
  #abort: AbortController | undefined;
  #resolve: (() => void) | undefined;

  constructor(site: string) {
    this.#name = `${siteKey(site)}:voice`;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Queues for the lock, or with `isAsked` takes it from the window that holds it. */
  request(isAsked = false): void {
    if (this.#isHeld || (this.#abort && !isAsked)) return;
    this.release();
    const abort = new AbortController();
    this.#abort = abort;
    const hold = () =>
      new Promise<void>((resolve) => {
        if (abort.signal.aborted) return resolve();
        this.#isHeld = true;
        this.#resolve = resolve;
      });
    if (!("locks" in navigator)) {
      void hold();
      return;
    }
    // Stealing a lock always succeeds; queueing may wait.
    this.#isHeld = isAsked;
    const options = isAsked ? { steal: true } : { signal: abort.signal };
    navigator.locks.request(this.#name, options, hold).catch(() => {
      if (abort.signal.aborted) return;
      const wasHeld = this.#isHeld;
      this.release();
      // Another window stole the lock, so this one queues again. Where locks are refused, there is no other window.
      if (wasHeld) this.request();
      else this.#isHeld = true;
    });
  }

  release(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#isHeld = false;
    this.#resolve?.();
    this.#resolve = undefined;
  }
}
