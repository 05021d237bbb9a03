import type { Credentials } from "./credentials.ts";
import { Erasures } from "./pending-erasures.ts";
import type { Erasure } from "./session-requests.ts";
import type { Ledger } from "./store.ts";
import type { Tabs } from "./tabs.ts";

export interface ErasingOptions {
  site: string;
  server: string;
  ledger: Ledger;
  credentials: Credentials;
  tabs: Tabs;
  /** Everything that is known here has become void. */
  onForget: () => void;
}

/** Takes a conversation back: here and in the other tabs at once, at the server as soon as it can be reached. */
export class Erasing {
  readonly #options: ErasingOptions;
  #erasures: Erasures | undefined;
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

  /** Erases what the device keeps, and remembers what the server has yet to erase. */
  async eraseHere(erasure?: Erasure): Promise<void> {
    const { site, ledger, credentials, tabs, onForget } = this.#options;
    const session = credentials.current?.session ?? null;
    const erased = ledger.history.erase(erasure);
    onForget();
    forgetProactive(site);
    await erased;
    tabs.announce({ type: "erased", session });
  }

  /** Asks the server for erasures that it owes, as they come from the device. */
  finish(erasures: readonly unknown[]): void {
    if (this.#isClosed) return;
    this.#erasures ??= new Erasures(this.#options.ledger.history, () => this.#handleChange());
    this.#erasures.add(erasures);
  }

  close(): void {
    this.#isClosed = true;
    this.#erasures?.leave();
  }

  #handleChange(): void {
    const { ledger } = this.#options;
    if (!ledger.isEmpty || this.#isClosed) return;
    ledger.dispatch({ type: "erasure", erasure: this.#erasures?.isPending ? "pending" : "done" });
  }
}

// Which messages of the site's own accord were shown, and when the visitor first came, as `Remembered` has it.
function forgetProactive(site: string): void {
  try {
    localStorage.removeItem(`prosa:proactive:${site}`);
  } catch {
    // Where storage is denied, nothing was kept.
  }
}
