import type { FetchOptions } from "../fetch/fetch.ts";
import {
  type Attempt,
  type FallbackOptions,
  fetchWithFallbacks,
  type Method,
  type MethodMemory,
} from "../fetch/fetch-fallbacks.ts";
import type { Renderer } from "../fetch/render.ts";
import type { Page } from "../page.ts";
import { addressKey } from "../parse/address-key.ts";
import { fetchRobots, type RobotsRules, whyForbidden } from "./robots.ts";

export { addressKey };

/** A page as it was last read. What a store gives back is trusted to be what was put there. */
export interface StoredPage {
  page: Page;
  method: Method;
  fetchedAt: number;
  etag?: string;
  lastModified?: string;
}

/** Keeps pages by their canonical address, and remembers which addresses lead to it. */
export interface PageStore {
  get(canonical: string): Promise<StoredPage | undefined>;
  put(canonical: string, stored: StoredPage): Promise<void>;
  canonicalOf(address: string): Promise<string | undefined>;
  setCanonical(address: string, canonical: string): Promise<void>;
}

export interface ReaderDeps {
  now: () => number;
  /** Settings of the fetch: policy, resolver, injected fetch, limits. */
  fetchOptions?: FetchOptions;
  store?: PageStore;
  memory?: MethodMemory;
  renderer?: Renderer;
  /** Rules already asked for, by origin; the reader adds to them. */
  robots?: Map<string, { rules: RobotsRules; askedAt: number }>;
}

export interface ReadOptions {
  method?: Method | "auto";
  /** Asks the site again, whatever is stored. */
  force?: boolean;
}

export type ReadOutcome =
  | { ok: true; page: Page; method: Method; from: "web" | "store" | "revalidated"; attempts: Attempt[] }
  | { ok: false; code: string; message: string; status?: number; attempts: Attempt[] };

export const FRESH_MS = 24 * 60 * 60 * 1000;
/** After this time a robots.txt that could not be read is asked for again, in milliseconds: one lost connection is no rule. */
const UNKNOWN_MS = 30_000;

/**
 * Reads a page as the knowledge wants it: from the store for a day, asked again with its validators after that, and only
 * where robots.txt lets us. A page that cannot be reached now is an error even when an old reading is stored.
 */
export async function readAddress(
  address: string,
  options: ReadOptions,
  deps: ReaderDeps,
): Promise<ReadOutcome> {
  const key = addressKey(address);
  const canonical = (await deps.store?.canonicalOf(key)) ?? key;
  const stored = await deps.store?.get(canonical);
  if (stored !== undefined && options.force !== true && deps.now() - stored.fetchedAt < FRESH_MS) {
    return { ok: true, page: stored.page, method: stored.method, from: "store", attempts: [] };
  }
  const rules = await robotsOf(address, deps);
  const forbidden = rules && whyForbidden(rules, address);
  if (forbidden) return { ok: false, ...forbidden, attempts: [] };
  const outcome = await fetchWithFallbacks(address, fallbackOptions(options, deps, stored));
  if (!outcome.ok) {
    if (outcome.code !== "not-modified" || stored === undefined) return outcome;
    const renewed = { ...stored, fetchedAt: deps.now() };
    await deps.store?.put(canonical, renewed);
    return {
      ok: true,
      page: stored.page,
      method: stored.method,
      from: "revalidated",
      attempts: outcome.attempts,
    };
  }
  await remember(key, outcome, deps);
  return { ok: true, page: outcome.page, method: outcome.method, from: "web", attempts: outcome.attempts };
}

/** The rules of an address's origin, asked for once a day; undefined for what is no web address. */
export async function robotsOf(address: string, deps: ReaderDeps): Promise<RobotsRules | undefined> {
  if (!URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  if (origin === "null") return undefined;
  const known = deps.robots?.get(origin);
  const freshMs = known?.rules.refusal !== undefined ? UNKNOWN_MS : FRESH_MS;
  if (known !== undefined && deps.now() - known.askedAt < freshMs) return known.rules;
  const rules = await fetchRobots(origin, deps.fetchOptions ?? {});
  deps.robots?.set(origin, { rules, askedAt: deps.now() });
  return rules;
}

function fallbackOptions(
  options: ReadOptions,
  deps: ReaderDeps,
  stored: StoredPage | undefined,
): FallbackOptions {
  const { etag, lastModified } = options.force === true || stored?.method !== "static" ? {} : stored;
  return {
    ...deps.fetchOptions,
    method: options.method ?? "auto",
    ...(deps.memory === undefined ? {} : { memory: deps.memory }),
    ...(deps.renderer === undefined ? {} : { renderer: deps.renderer }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

async function remember(
  key: string,
  outcome: { page: Page; method: Method; document: { etag?: string; lastModified?: string } },
  deps: ReaderDeps,
): Promise<void> {
  const { page, method, document } = outcome;
  // A page may name another site's page as its own; only its own site's is believed.
  const isOwn = new URL(page.canonical).host === new URL(page.url).host;
  const canonical = isOwn ? addressKey(page.canonical) : key;
  const { etag, lastModified } = document;
  await deps.store?.put(canonical, {
    page,
    method,
    fetchedAt: deps.now(),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  });
  if (canonical !== key) await deps.store?.setCanonical(key, canonical);
}
