import {
  FRESH_MS,
  type PageStore,
  type ReaderDeps,
  type ReadOutcome,
  readAddress,
} from "../extract/crawl/reader.ts";
import { checkAddress } from "../extract/fetch/address.ts";
import type { RoomHost } from "../platform/room-host.ts";
import { SiteRefusal } from "./site-refusal.ts";
import { whyForbidden } from "./sources/forbidden.ts";
import { hostMethods } from "./sources/host-methods.ts";
import { PageCache } from "./sources/page-cache.ts";

/** How many origins' rules are held in memory. */
const ORIGINS_MAX = 200;

/** Reads web pages for a site as its deployment allows, and remembers in the site's rows what it read and how. */
export class SiteReader {
  readonly store: PageStore;
  readonly #deps: ReaderDeps;
  readonly #robots: NonNullable<ReaderDeps["robots"]> = new Map();

  constructor({ environment, storage, now }: Pick<RoomHost, "environment" | "storage" | "now">) {
    const settings = environment.ok ? environment.value : undefined;
    this.store = new PageCache(storage, now);
    this.#deps = {
      now,
      fetchOptions: { policy: { allowLoopback: settings?.allowLoopback ?? false } },
      store: this.store,
      memory: hostMethods(storage),
      robots: this.#robots,
      ...(settings?.renderer && { renderer: settings.renderer }),
    };
  }

  /** What reads pages that are stored already and not older than `freshMs` from there. */
  depsWithin(freshMs: number): ReaderDeps {
    return { ...this.#deps, store: youngerThan(freshMs, this.store, this.#deps.now) };
  }

  /** Throws a `SiteRefusal` for an address that may not be read. */
  require(url: string): void {
    const verdict = checkAddress(url, this.#deps.fetchOptions?.policy);
    if (!verdict.ok) throw new SiteRefusal(verdict.code, verdict.message);
  }

  /** Reads one page. With `force` the store is passed over, and the site's rules are asked for again. */
  async read(
    url: string,
    { force = false, freshMs = FRESH_MS }: { force?: boolean; freshMs?: number } = {},
  ): Promise<ReadOutcome> {
    // Before anything is asked for: rules that may not be fetched would pass for rules that forbid the page.
    const verdict = checkAddress(url, this.#deps.fetchOptions?.policy);
    if (!verdict.ok) return { ...verdict, attempts: [] };
    if (this.#robots.size > ORIGINS_MAX) this.#robots.clear();
    if (force) this.forgetRules(url);
    const outcome = await readAddress(url, { force }, this.depsWithin(freshMs));
    if (outcome.ok || outcome.code !== "robots") return outcome;
    return { ...outcome, ...(await whyForbidden(url, this.#deps.fetchOptions ?? {})) };
  }

  /** Lets the rules of an address's origin be asked for again. */
  forgetRules(url: string): void {
    if (URL.canParse(url)) this.#robots.delete(new URL(url).origin);
  }
}

/** A store whose readings count as old from `freshMs` on, so that they are asked for again with their validators. */
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
