import type { History } from "./history.ts";
import { type Erasure, eraseSession } from "./session.ts";

const RETRY_MS = 30_000;

/**
 * The sessions that the visitor erased here and the server has yet to erase: asked for at once, when the device comes
 * online, and now and then. They outlive the page in the history, where the device keeps one.
 */
export class Erasures {
  readonly #history: History;
  readonly #onChange: () => void;
  readonly #pending = new Map<string, Erasure>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;

  constructor(history: History, onChange: () => void) {
    this.#history = history;
    this.#onChange = onChange;
  }

  get isPending(): boolean {
    return this.#pending.size > 0;
  }

  add(...erasures: readonly Erasure[]): void {
    if (erasures.length === 0) return;
    for (const erasure of erasures) this.#pending.set(erasure.session, erasure);
    addEventListener("online", this.#ask);
    void this.#ask();
  }

  /** Stops asking; the next page goes on. */
  leave(): void {
    removeEventListener("online", this.#ask);
    clearTimeout(this.#timer);
    this.#pending.clear();
  }

  readonly #ask = async (): Promise<void> => {
    if (this.#isAsking) return;
    this.#isAsking = true;
    clearTimeout(this.#timer);
    for (const erasure of [...this.#pending.values()]) {
      if (!(await eraseSession(erasure)) || !this.#pending.delete(erasure.session)) continue;
      await this.#history.forgetErasure(erasure.session);
    }
    this.#isAsking = false;
    if (this.isPending) this.#timer = setTimeout(this.#ask, RETRY_MS);
    else removeEventListener("online", this.#ask);
    this.#onChange();
  };
}
