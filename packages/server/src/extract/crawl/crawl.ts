import { textKey } from "../../language/text/text-key.ts";
import type { Page } from "../page.ts";
import { addressKey } from "../parse/address-key.ts";
import { endlessFamilyOf, mayBePage } from "./addresses.ts";
import { type ReaderDeps, type ReadOptions, readAddress, robotsOf } from "./reader.ts";
import { fetchSitemap } from "./sitemap.ts";

/** The limits of a crawl. */
export interface CrawlLimits {
  /** Pages read at most. */
  pages: number;
  /** Links followed at most from the start; pages of a sitemap count as the start. */
  depth: number;
  /** The shortest pause between two requests, in milliseconds; robots.txt may ask for a longer one. */
  pauseMs: number;
}

const CRAWL_LIMITS: CrawlLimits = { pages: 200, depth: 3, pauseMs: 500 };

/**
 * A crawl as a plain value: what a room stores between two steps, so that a restart loses at most the page that was being
 * read. It stays under 100 KiB with the default limits.
 */
export interface CrawlState {
  start: string;
  limits: CrawlLimits;
  status: "running" | "paused" | "done";
  /** When the next step may run. */
  nextAt: number;
  isPrepared: boolean;
  sitemaps: string[];
  queue: { url: string; depth: number }[];
  /** The count of sitemaps that were asked for; zero where it is absent. */
  sitemapCount?: number;
  /** Short hashes of every address ever queued, and of every sitemap. */
  seen: string[];
  readCount: number;
  failedCount: number;
  skippedCount: number;
  /** The count of queued addresses of each family that may have no end, such as a calendar's days. */
  families?: Record<string, number>;
  /** Short hashes of the addresses that failed by the way and were put back in the queue, each once. */
  again?: string[];
}

export type CrawlEvent =
  | { type: "sitemap-read"; url: string; found: number }
  | { type: "page-read"; url: string; title: string; passages: number }
  | { type: "page-failed"; url: string; code: string; message: string; status?: number }
  | { type: "page-skipped"; url: string; reason: string }
  | { type: "progress"; read: number; failed: number; queued: number }
  | { type: "finished"; read: number; failed: number; skipped: number };

export interface CrawlStep {
  state: CrawlState;
  events: CrawlEvent[];
  /** The page that this step read. */
  page?: Page;
}

const ADDRESS_LENGTH_MAX = 400;
/** One family of addresses without end takes at most this share of a crawl's pages: one in three. */
const ENDLESS_SHARE = 3;
const AGAIN_MAX = 20;
const AGAIN_MS = 60_000;
const SITEMAPS_MAX = 10;
/** The most sitemaps that one crawl asks for: each may name others, and a hostile one never stops. */
const SITEMAPS_READ_MAX = 50;
/** Begins a crawl of one site from an address of a page, or from a sitemap's. */
export function startCrawl(start: string, limits: Partial<CrawlLimits> = {}, now = 0): CrawlState {
  const isSitemap = /\.xml(?:\.gz)?$|sitemap[^/]*$/i.test(URL.canParse(start) ? new URL(start).pathname : "");
  const key = addressKey(start);
  return {
    start,
    limits: { ...CRAWL_LIMITS, ...limits },
    status: "running",
    nextAt: now,
    isPrepared: false,
    sitemaps: isSitemap ? [start] : [],
    queue: isSitemap ? [] : [{ url: start, depth: 0 }],
    seen: isSitemap ? [] : [hashOf(folderOf(key))],
    readCount: 0,
    failedCount: 0,
    skippedCount: 0,
  };
}

/** Stops a running crawl where it is; what it has queued stays. */
export function pauseCrawl(state: CrawlState): CrawlState {
  return state.status === "running" ? { ...state, status: "paused" } : state;
}

/** Lets a paused crawl go on at once. */
export function resumeCrawl(state: CrawlState, now: number): CrawlState {
  return state.status === "paused" ? { ...state, status: "running", nextAt: now } : state;
}

/**
 * Does one unit of a crawl (rules, one sitemap or one page) and returns the state to store, what happened, and the page
 * read if any. A crawl that is paused, done or not yet due comes back as it was. Never throws for trouble with pages.
 */
export async function stepCrawl(
  state: CrawlState,
  deps: ReaderDeps,
  options: ReadOptions = {},
): Promise<CrawlStep> {
  if (state.status !== "running" || deps.now() < state.nextAt) return { state, events: [] };
  if (!state.isPrepared) return prepare(state, deps);
  const [sitemap, ...otherSitemaps] = state.sitemaps;
  if (sitemap !== undefined) return readOneSitemap({ ...state, sitemaps: otherSitemaps }, sitemap, deps);
  const [next, ...queue] = state.queue;
  if (next === undefined || state.readCount >= state.limits.pages) return finish({ ...state, queue: [] });
  return readOnePage({ ...state, queue }, next, deps, options);
}

/** Asks for the site's rules, and for the sitemaps that they name where none was given. */
async function prepare(state: CrawlState, deps: ReaderDeps): Promise<CrawlStep> {
  const rules = await robotsOf(state.start, deps);
  const found = rules?.sitemaps.filter((one) => isSameSite(one, state.start)) ?? [];
  const sitemaps = state.sitemaps.length > 0 ? state.sitemaps : found.slice(0, SITEMAPS_MAX);
  return {
    state: { ...state, isPrepared: true, sitemaps, nextAt: nextTime(state, deps, rules?.delayMs) },
    events: [],
  };
}

async function readOneSitemap(state: CrawlState, url: string, deps: ReaderDeps): Promise<CrawlStep> {
  const outcome = await fetchSitemap(url, deps.fetchOptions ?? {});
  const rules = await robotsOf(state.start, deps);
  const nextAt = nextTime(state, deps, rules?.delayMs);
  const sitemapCount = (state.sitemapCount ?? 0) + 1;
  if (!outcome.ok) {
    const { code, message } = outcome;
    const failed = { ...state, sitemapCount, nextAt, failedCount: state.failedCount + 1 };
    return { state: failed, events: [{ type: "page-failed", url, code, message }] };
  }
  const queued = enqueue(state, outcome.sitemap.pages, 0);
  const left = Math.min(SITEMAPS_MAX, SITEMAPS_READ_MAX - sitemapCount);
  const room = Math.max(0, left - state.sitemaps.length);
  const seen = new Set([...queued.seen, hashOf(url), ...state.sitemaps.map(hashOf)]);
  const deeper: string[] = [];
  for (const one of outcome.sitemap.sitemaps) {
    if (deeper.length >= room) break;
    const hash = hashOf(one);
    if (seen.has(hash) || !isSameSite(one, state.start)) continue;
    seen.add(hash);
    deeper.push(one);
  }
  const found = queued.queue.length - state.queue.length;
  return {
    state: { ...queued, sitemaps: [...state.sitemaps, ...deeper], sitemapCount, seen: [...seen], nextAt },
    events: [{ type: "sitemap-read", url, found }],
  };
}

async function readOnePage(
  state: CrawlState,
  { url, depth }: { url: string; depth: number },
  deps: ReaderDeps,
  options: ReadOptions,
): Promise<CrawlStep> {
  const outcome = await readAddress(url, options, deps);
  const rules = await robotsOf(url, deps);
  const nextAt = outcome.ok && outcome.from === "store" ? deps.now() : nextTime(state, deps, rules?.delayMs);
  if (!outcome.ok) {
    const { code, message, status } = outcome;
    const again = state.again ?? [];
    const hash = hashOf(url);
    if (isPassing(code, status) && !again.includes(hash) && again.length < AGAIN_MAX) {
      // Behind all others, and not before a minute: what broke one connection often breaks the next.
      const later = { ...state, again: [...again, hash], queue: [...state.queue, { url, depth }] };
      const isLast = state.queue.length === 0;
      return withProgress({
        state: { ...later, nextAt: isLast ? deps.now() + AGAIN_MS : nextAt },
        events: [],
      });
    }
    if (code === "robots" || code === "unsupported-type") {
      const skipped = { ...state, nextAt, skippedCount: state.skippedCount + 1 };
      return withProgress({ state: skipped, events: [{ type: "page-skipped", url, reason: message }] });
    }
    const failed = { ...state, nextAt, failedCount: state.failedCount + 1 };
    const event = {
      type: "page-failed",
      url,
      code,
      message,
      ...(status !== undefined && { status }),
    } as const;
    return withProgress({ state: failed, events: [event] });
  }
  const { page } = outcome;
  if (!isSameSite(page.url, state.start)) {
    const skipped = { ...state, nextAt, skippedCount: state.skippedCount + 1 };
    const reason = "The address leads to another site; add that site's page itself if it belongs to yours.";
    return withProgress({ state: skipped, events: [{ type: "page-skipped", url, reason }] });
  }
  const links = depth < state.limits.depth ? page.links : [];
  const queued = enqueue(state, links, depth + 1);
  return withProgress({
    state: { ...queued, nextAt, readCount: state.readCount + 1 },
    events: [{ type: "page-read", url: page.url, title: page.title, passages: page.passages.length }],
    page,
  });
}

/** Adds addresses of the same site that were never queued, as many as the crawl could still read twice over. */
function enqueue(state: CrawlState, addresses: readonly string[], depth: number): CrawlState {
  const seen = new Set(state.seen);
  const queue = [...state.queue];
  const families = { ...state.families };
  const familyMax = Math.max(1, Math.floor(state.limits.pages / ENDLESS_SHARE));
  const most = 2 * (state.limits.pages - state.readCount);
  for (const address of addresses) {
    if (queue.length >= most) break;
    if (address.length > ADDRESS_LENGTH_MAX || !isSameSite(address, state.start)) continue;
    if (!mayBePage(address)) continue;
    const url = addressKey(address);
    const hash = hashOf(folderOf(url));
    if (seen.has(hash)) continue;
    const family = endlessFamilyOf(url);
    if (family !== undefined) {
      const name = hashOf(family);
      if ((families[name] ?? 0) >= familyMax) continue;
      families[name] = (families[name] ?? 0) + 1;
    }
    seen.add(hash);
    queue.push({ url, depth });
  }
  return { ...state, queue, seen: [...seen], ...(Object.keys(families).length > 0 && { families }) };
}

function finish(state: CrawlState): CrawlStep {
  const { readCount: read, failedCount: failed, skippedCount: skipped } = state;
  return { state: { ...state, status: "done" }, events: [{ type: "finished", read, failed, skipped }] };
}

function withProgress(step: CrawlStep): CrawlStep {
  const { readCount: read, failedCount: failed, queue } = step.state;
  return { ...step, events: [...step.events, { type: "progress", read, failed, queued: queue.length }] };
}

function nextTime(state: CrawlState, deps: ReaderDeps, delayMs = 0): number {
  return deps.now() + Math.max(state.limits.pauseMs, delayMs);
}

/** The same host, `www.` or not, on the same port. */
function isSameSite(address: string, start: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(start)) return false;
  const site = (one: string) => new URL(one).host.replace(/^www\./, "");
  return /^https?:/i.test(address) && site(address) === site(start);
}

/** A folder is one page by its address with a slash, without one, and by its index, whichever is met first. */
function folderOf(address: string): string {
  return address.replace(/\/(?:(?:index|default)\.(?:html?|php|aspx?))?(?=$|\?)/i, "");
}

/** Trouble on the way that a second try often does not meet. */
export function isPassing(code: string, status: number | undefined): boolean {
  return code === "network" || code === "timeout" || status === 429 || (status ?? 0) >= 500;
}

/** Two 32-bit FNV-1a sums in base 36: enough to tell some thousand addresses apart in few characters. */
function hashOf(text: string): string {
  return textKey(text)
    .map((sum) => sum.toString(36))
    .join("");
}
