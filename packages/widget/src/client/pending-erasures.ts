import type { History } from "../storage/history.ts";
import type { Erasure } from "./session-requests.ts";

const RETRY_MS = 30_000;
const REQUEST_TIMEOUT_MS = 10_000;

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

  /** Takes them as they come from the device, and passes over what is none. */
  add(erasures: readonly unknown[]): void {
    for (const value of erasures) {
      const erasure = readErasure(value);
      if (erasure) this.#pending.set(erasure.session, erasure);
    }
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

/** Resolves to whether there is no more to ask for; never rejects. */
async function eraseSession({ server, session, refreshToken }: Erasure): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`${server}/api/sessions/${session}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${refreshToken}` },
      credentials: "omit",
      keepalive: true,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    // A refresh token lives as long as its transcript: past its time there is nothing left to erase.
    return ok || status === 401 || status === 410;
  } catch {
    return false;
  }
}

function readErasure(value: unknown): Erasure | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { server, session, refreshToken } = value as Partial<Record<keyof Erasure, unknown>>;
  const isWhole =
    typeof server === "string" && typeof session === "string" && typeof refreshToken === "string";
  return isWhole ? { server, session, refreshToken } : undefined;
}
