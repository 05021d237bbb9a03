import type { History } from "../storage/history.ts";
import type { Erasure } from "../storage/stored-conversation.ts";

const RETRY_MS = 30_000;
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * The sessions that the visitor erased on this device and the server has not erased yet. The server is asked at once, when
 * the device comes online, and every 30 seconds. The history keeps them when the page is left.
 */
export class PendingErasures {
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

  /** Adds erasures as they are read from the device; ignores invalid ones. */
  add(erasures: readonly unknown[]): void {
    for (const value of erasures) {
      const erasure = readErasure(value);
      if (erasure) this.#pending.set(erasure.session, erasure);
    }
    addEventListener("online", this.#ask);
    void this.#ask();
  }

  /** Stops asking; the next page continues. */
  stop(): void {
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

/** Asks the server to erase a session. Resolves to whether it is erased; never rejects. */
async function eraseSession({ server, session, refreshToken }: Erasure): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`${server}/api/sessions/${session}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${refreshToken}` },
      credentials: "omit",
      keepalive: true,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    // A refresh token lives as long as its transcript, so after its end there is nothing left to erase.
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
