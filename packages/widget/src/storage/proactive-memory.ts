import { proactiveKey, proactiveRunKey } from "./local-keys.ts";

const DAY_MS = 24 * 60 * 60_000;
const RETURNING_MS = 60 * 60_000;
const SHOWN_MAX = 50;

/** The pause before the next message: after one that was shown, and after one that was dismissed, in milliseconds. */
const QUIET_MS = { shown: DAY_MS, dismissed: 30 * DAY_MS } as const;

interface Memory {
  firstAt: number;
  quietUntil: number;
  shown: readonly string[];
}

/**
 * The device's memory of a site's own messages: those that were shown, and the time until which nothing more is said. The
 * site's tabs share it. Where the device may store nothing, each page remembers for itself.
 */
export class ProactiveMemory {
  readonly #key: string;
  readonly #mayStore: () => boolean;
  #own: Memory;

  constructor(site: string, mayStore: () => boolean) {
    this.#key = proactiveKey(site);
    this.#mayStore = mayStore;
    this.#own = { firstAt: Date.now(), quietUntil: 0, shown: [] };
  }

  get isReturning(): boolean {
    const { firstAt } = this.#load();
    return Date.now() - firstAt > RETURNING_MS;
  }

  get isQuiet(): boolean {
    return Date.now() < this.#load().quietUntil;
  }

  wasShown(id: string): boolean {
    return this.#load().shown.includes(id);
  }

  show(id: string): void {
    const memory = this.#load();
    const shown = [...memory.shown, id].slice(-SHOWN_MAX);
    this.#save({ ...memory, shown, quietUntil: Date.now() + QUIET_MS.shown });
  }

  dismiss(): void {
    this.#save({ ...this.#load(), quietUntil: Date.now() + QUIET_MS.dismissed });
  }

  #load(): Memory {
    const kept = this.#mayStore() ? read(this.#key) : undefined;
    if (kept) this.#own = kept;
    else this.#save(this.#own);
    return this.#own;
  }

  #save(memory: Memory): void {
    this.#own = memory;
    if (!this.#mayStore()) return;
    try {
      localStorage.setItem(this.#key, JSON.stringify(memory));
    } catch {
      // Storage is denied, so the memory lasts as long as the page.
    }
  }
}

/** Erases the device's memory of a site's own messages, and of an experiment on them. */
export function forgetProactiveMemory(site: string): void {
  try {
    localStorage.removeItem(proactiveKey(site));
    localStorage.removeItem(proactiveRunKey(site));
  } catch {
    // Storage is denied, so nothing was stored.
  }
}

function read(key: string): Memory | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const { firstAt, quietUntil, shown } = kept as Record<string, unknown>;
    if (typeof firstAt !== "number" || typeof quietUntil !== "number" || !Array.isArray(shown))
      return undefined;
    return { firstAt, quietUntil, shown: shown.filter((id) => typeof id === "string") };
  } catch {
    // Storage may be denied, or hold a value of somebody else.
    return undefined;
  }
}
