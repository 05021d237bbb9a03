/** What one tab tells the others: that the history changed, or is erased; a draft; how far the visitor has read. */
export type TabNews =
  | { type: "changed" }
  | { type: "erased"; session: string | null }
  | { type: "draft"; draft: string }
  | { type: "seen"; through: number };

/**
 * The tabs of one site on one device: exactly one holds the sender's lock, and each tells the others when it wrote
 * something to the shared history. A tab that was only opened listens, and asks for no lock. Where the browser has no Web
 * Locks, every tab is its own sender: the room applies a command once, whoever sends it.
 */
export class Tabs {
  readonly #name: string;
  readonly #onLead: () => void;
  readonly #onNews: (news: TabNews) => void;
  #channel: BroadcastChannel | undefined;
  #release: (() => void) | undefined;
  #abort: AbortController | undefined;

  constructor(site: string, { onLead, onNews }: { onLead: () => void; onNews: (news: TabNews) => void }) {
    this.#name = `prosa:${site}`;
    this.#onLead = onLead;
    this.#onNews = onNews;
  }

  get isSender(): boolean {
    return this.#release !== undefined;
  }

  /** Hears what the other tabs tell, from now on. */
  listen(): void {
    if (this.#channel || typeof BroadcastChannel !== "function") return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener("message", ({ data }: MessageEvent<TabNews>) => this.#onNews(data));
  }

  /** Queues for the sender's lock; `onLead` is called once it is held. */
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
    // A sandboxed frame without an origin refuses locks: then nobody shares the history either.
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

  /** Tells the other tabs. */
  announce(news: TabNews): void {
    this.#channel?.postMessage(news);
  }

  /** Runs `work` while no other tab of the site runs its own. */
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
