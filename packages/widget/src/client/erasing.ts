import { forgetLooks } from "../storage/looks-memory.ts";
import { forgetProactiveMemory } from "../storage/proactive-memory.ts";
import type { Erasure } from "../storage/stored-conversation.ts";
import type { Credentials } from "./credentials.ts";
import { PendingErasures } from "./pending-erasures.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";

interface ErasingOptions {
  site: string;
  server: string;
  store: Store;
  credentials: Credentials;
  tabs: Tabs;
  /** Called when everything that this tab knows is void. */
  onForget: () => void;
}

/** Erases a conversation: on the device and in the other tabs at once, at the server as soon as it can be reached. */
export class Erasing {
  readonly #options: ErasingOptions;
  #pending: PendingErasures | undefined;
  #isClosed = false;

  constructor(options: ErasingOptions) {
    this.#options = options;
  }

  async erase(): Promise<void> {
    const { server, credentials } = this.#options;
    const { current } = credentials;
    const erasure = current && { server, session: current.session, refreshToken: current.refreshToken };
    await this.eraseHere(erasure);
    if (erasure) this.finish([erasure]);
    this.#handleChange();
  }

  /** Erases everything on the device, and saves `erasure`, which the server has not carried out yet. */
  async eraseHere(erasure?: Erasure): Promise<void> {
    const { site, store, credentials, tabs, onForget } = this.#options;
    const session = credentials.current?.session ?? null;
    const erased = store.history.erase(erasure);
    onForget();
    forgetProactiveMemory(site);
    forgetLooks(site);
    await erased;
    tabs.announce({ type: "erased", session });
  }

  /** Asks the server for pending erasures, as they are read from the device. */
  finish(erasures: readonly unknown[]): void {
    if (this.#isClosed) return;
    this.#pending ??= new PendingErasures(this.#options.store.history, () => this.#handleChange());
    this.#pending.add(erasures);
  }

  close(): void {
    this.#isClosed = true;
    this.#pending?.stop();
  }

  #handleChange(): void {
    const { store } = this.#options;
    if (!store.isEmpty || this.#isClosed) return;
    store.dispatch({ type: "erasure", erasure: this.#pending?.isPending ? "pending" : "done" });
  }
}
