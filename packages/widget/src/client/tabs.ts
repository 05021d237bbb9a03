import { siteKey } from "../storage/keys.ts";

/** A message between tabs: the history changed or is erased, a draft, or how far the visitor has read. */
export type TabMessage =
  | { type: "changed" }
  | { type: "erased"; session: string | null }
  | { type: "draft"; draft: string }
  | { type: "seen"; through: number };

/**
 * The tabs of one site on one device. Exactly one holds the sender's lock, and each tells the others when it changed the
 * shared history. A tab that was not used yet listens, and asks for no lock. Where the browser has no Web Locks, every tab
 * sends: the room applies a command once, from any tab.
 */
export class Tabs {
  readonly #name: string;
  readonly #onLead: () => void;
  readonly #onMessage: (message: TabMessage) => void;
  #channel: BroadcastChannel | undefined;
  #release: (() => void) | undefined;
  #abort: AbortController | undefined;

  constructor(
    site: string,
    { onLead, onMessage }: { onLead: () => void; onMessage: (message: TabMessage) => void },
  ) {
    this.#name = siteKey(site);
    this.#onLead = onLead;
    this.#onMessage = onMessage;
  }

  get isSender(): boolean {
    return this.#release !== undefined;
  }

  /** Starts to listen to the other tabs. */
  listen(): void {
    if (this.#channel || typeof BroadcastChannel !== "function") return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => this.#onMessage(data));
  }

  /** Queues for the sender's lock; calls `onLead` once it is held. */
  join(): void {
    if (this.#abort) return;
    this.#abort = new AbortController();
    this.listen();
    const lead = () =>
      new Promise<void>((resolve) => {
        this.#release = resolve;
        this.#onLead();
      });
    const { signal } = this.#abort;
    // A sandboxed frame without an origin refuses locks. Such a frame shares its history with no other tab.
    this.#request("sender", lead, signal)?.catch(() => {
      if (!signal.aborted && !this.isSender) void lead();
    });
  }

  leave(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.#release?.();
    this.#release = undefined;
  }

  /** Sends a message to the other tabs. */
  announce(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  /** Runs `work` while no other tab of the site does. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (!("locks" in navigator)) return work();
    let isRunning = false;
    const guarded = () => {
      isRunning = true;
      return work();
    };
    try {
      return await navigator.locks.request(`${this.#name}:session`, guarded);
    } catch (error) {
      if (isRunning) throw error;
      return work();
    }
  }

  #request(name: string, lead: () => Promise<void>, signal: AbortSignal): Promise<void> | undefined {
    if ("locks" in navigator) return navigator.locks.request(`${this.#name}:${name}`, { signal }, lead);
    void lead();
    return undefined;
  }
}
