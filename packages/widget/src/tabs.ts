/**
 * The tabs of one site on one device: exactly one holds the sender's lock, and each tells the others when it wrote
 * something to the shared history. Where the browser has no Web Locks, every tab is its own sender: the room applies a
 * command once, whoever sends it.
 */
export class Tabs {
  readonly #name: string;
  readonly #onLead: () => void;
  readonly #onChange: () => void;
  #channel: BroadcastChannel | undefined;
  #release: (() => void) | undefined;
  #abort: AbortController | undefined;

  constructor(site: string, { onLead, onChange }: { onLead: () => void; onChange: () => void }) {
    this.#name = `prosa:${site}`;
    this.#onLead = onLead;
    this.#onChange = onChange;
  }

  get isSender(): boolean {
    return this.#release !== undefined;
  }

  /** Queues for the sender's lock; `onLead` is called once it is held. */
  join(): void {
    if (this.#abort) return;
    this.#abort = new AbortController();
    if (typeof BroadcastChannel === "function") {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.addEventListener("message", this.#onChange);
    }
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

  /** Tells the other tabs to look at the history again. */
  announce(): void {
    this.#channel?.postMessage("changed");
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
