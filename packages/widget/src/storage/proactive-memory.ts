const DAY_MS = 24 * 60 * 60_000;
const RETURNING_MS = 60 * 60_000;
const SHOWN_MAX = 50;

/** How long a visitor hears nothing more after a message, and after one that was sent away, in milliseconds. */
const QUIET_MS = { shown: DAY_MS, dismissed: 30 * DAY_MS } as const;

interface Memory {
  firstAt: number;
  quietUntil: number;
  shown: readonly string[];
}

/**
 * What the device remembers of a site's messages of its own accord: which were shown, and until when to be quiet. Its tabs
 * share it. While the device may keep nothing, each page remembers for as long as it stands.
 */
export class Remembered {
  readonly #key: string;
  readonly #mayKeep: () => boolean;
  #own: Memory;

  constructor(site: string, mayKeep: () => boolean) {
    this.#key = `prosa:proactive:${site}`;
    this.#mayKeep = mayKeep;
    this.#own = { firstAt: Date.now(), quietUntil: 0, shown: [] };
  }

  get isReturning(): boolean {
    const { firstAt } = this.#recall();
    return Date.now() - firstAt > RETURNING_MS;
  }

  get isQuiet(): boolean {
    return Date.now() < this.#recall().quietUntil;
  }

  wasShown(id: string): boolean {
    return this.#recall().shown.includes(id);
  }

  show(id: string): void {
    const memory = this.#recall();
    const shown = [...memory.shown, id].slice(-SHOWN_MAX);
    this.#keep({ ...memory, shown, quietUntil: Date.now() + QUIET_MS.shown });
  }

  dismiss(): void {
    this.#keep({ ...this.#recall(), quietUntil: Date.now() + QUIET_MS.dismissed });
  }

  #recall(): Memory {
    const kept = this.#mayKeep() ? read(this.#key) : undefined;
    if (kept) this.#own = kept;
    else this.#keep(this.#own);
    return this.#own;
  }

  #keep(memory: Memory): void {
    this.#own = memory;
    if (!this.#mayKeep()) return;
    try {
      localStorage.setItem(this.#key, JSON.stringify(memory));
    } catch {
      // Then it holds until the page is left.
    }
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
    // Storage may be denied, or hold what another wrote.
    return undefined;
  }
}
