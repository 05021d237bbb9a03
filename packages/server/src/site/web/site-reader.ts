import {
  FRESH_MS,
  type PageStore,
  type ReaderDeps,
  type ReadOutcome,
  readAddress,
} from "../../extract/crawl/reader.ts";
import { type AddressVerdict, checkAddress } from "../../extract/fetch/address.ts";
import { foreignOptions } from "../../extract/fetch/egress.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { hostMethods } from "./host-methods.ts";
import { PageCache } from "./page-cache.ts";

/** The most origins whose rules are held in memory. */
const ORIGINS_MAX = 200;

/** Reads web pages for a site as its deployment allows, and keeps in the site's rows the pages that it read and how. */
export class SiteReader {
  readonly store: PageStore;
  readonly #deps: ReaderDeps;
  readonly #robots: NonNullable<ReaderDeps["robots"]> = new Map();

  constructor(host: Pick<RoomHost, "environment" | "storage" | "now" | "fetchForeign">) {
    const { environment, storage, now } = host;
    const settings = environment.ok ? environment.value : undefined;
    this.store = new PageCache(storage, now);
    this.#deps = {
      now,
      fetchOptions: foreignOptions(host),
      store: this.store,
      memory: hostMethods(storage),
      robots: this.#robots,
      ...(settings?.renderer && { renderer: settings.renderer }),
    };
  }

  /** The reader's deps with a store that serves pages not older than `freshMs`, in milliseconds. */
  depsWithin(freshMs: number): ReaderDeps {
    return { ...this.#deps, store: youngerThan(freshMs, this.store, this.#deps.now) };
  }

  /** Checks whether an address may be read at all; makes no request. */
  check(url: string): AddressVerdict {
    return checkAddress(url, this.#deps.fetchOptions?.policy);
  }

  /** Reads one page. With `force` the store is passed over, and the origin's robots.txt is read again. */
  async read(
    url: string,
    { force = false, freshMs = FRESH_MS }: { force?: boolean; freshMs?: number } = {},
  ): Promise<ReadOutcome> {
    // First of all: a robots.txt that may not be fetched would pass for one that forbids the page.
    const verdict = this.check(url);
    if (!verdict.ok) return { ...verdict, attempts: [] };
    if (this.#robots.size > ORIGINS_MAX) this.#robots.clear();
    if (force) this.forgetRules(url);
    return readAddress(url, { force }, this.depsWithin(freshMs));
  }

  /** Forgets the robots.txt of an address's origin, so that it is read again. */
  forgetRules(url: string): void {
    if (URL.canParse(url)) this.#robots.delete(new URL(url).origin);
  }
}

/** Makes a store whose readings count as old from `freshMs` on, so that they are asked for again with their validators. */
function youngerThan(freshMs: number, store: PageStore, now: () => number): PageStore {
  return {
    get: async (canonical) => {
      const stored = await store.get(canonical);
      return stored && now() - stored.fetchedAt >= freshMs ? { ...stored, fetchedAt: 0 } : stored;
    },
    put: (canonical, stored) => store.put(canonical, stored),
    canonicalOf: (address) => store.canonicalOf(address),
    setCanonical: (address, canonical) => store.setCanonical(address, canonical),
  };
}
