import type { Page } from "../page.ts";
import { readDocument } from "./document.ts";
import {
  type FetchedDocument,
  type FetchOptions,
  type FetchOutcome,
  guardedFetch,
  USER_AGENT,
} from "./fetch.ts";
import { emptiness, weight, whyNothing } from "./page-worth.ts";
import { type Renderer, renderPage } from "./render.ts";

/** The ways to read a page, cheapest first; each gets past what stops the one before. */
export const METHODS = ["static", "browserlike", "rendered"] as const;

export type Method = (typeof METHODS)[number];

/** Remembers which method a host needs, so that the next page of it starts there. */
export interface MethodMemory {
  get(host: string): Promise<Method | undefined>;
  set(host: string, method: Method): Promise<void>;
}

export interface FallbackOptions extends FetchOptions {
  /** `auto` starts with the cheapest method, or the one remembered, and goes on to the next while the page comes out empty. */
  method?: Method | "auto";
  renderer?: Renderer;
  memory?: MethodMemory;
}

/** One method's try at a page. */
export interface Attempt {
  method: Method;
  tookMs: number;
  /** Characters of main text that came out. */
  length: number;
  /** Why the next method was tried, or why this one failed. */
  reason?: string;
}

export type FallbackOutcome =
  | { ok: true; page: Page; method: Method; document: FetchedDocument; attempts: Attempt[] }
  | { ok: false; code: string; message: string; status?: number; attempts: Attempt[] };

/** Looks like the browser it asks to be treated as, and still says who it is. */
const BROWSERLIKE_HEADERS = {
  "user-agent": `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 ${USER_AGENT}`,
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "accept-language": "pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7,es;q=0.6",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
  "sec-fetch-site": "none",
  "sec-fetch-user": "?1",
  "upgrade-insecure-requests": "1",
};

/** Statuses by which walls against bots and for consent turn away plain clients. */
const WALL_STATUSES = new Set([401, 403, 405, 406, 409, 418, 429, 503]);

/** Reads a page by one method, or by as few as it takes. Never throws for trouble with the page. */
export async function fetchWithFallbacks(
  address: string,
  options: FallbackOptions = {},
): Promise<FallbackOutcome> {
  const { method = "auto", memory } = options;
  const host = URL.canParse(address) ? new URL(address).host : "";
  const remembered = method === "auto" ? await memory?.get(host) : undefined;
  const methods = method === "auto" ? METHODS.slice(METHODS.indexOf(remembered ?? "static")) : [method];
  const attempts: Attempt[] = [];
  let best: Extract<FallbackOutcome, { ok: true }> | undefined;
  let refusal: { code: string; message: string; status?: number } | undefined;
  for (const tried of methods) {
    if (tried === "rendered" && options.renderer === undefined) {
      if (method === "rendered") refusal = { code: "no-renderer", message: "Set up a render service first." };
      break;
    }
    const startedAt = Date.now();
    const fetched = await fetchBy(tried, address, options);
    const read = fetched.ok ? await readDocument(fetched) : undefined;
    const page = read?.ok === true ? read.page : undefined;
    const reason = page === undefined ? undefined : emptiness(page, fetched);
    const failure = fetched.ok ? (read?.ok === false ? read : undefined) : fetched;
    attempts.push({
      method: tried,
      tookMs: Date.now() - startedAt,
      length: page?.text.length ?? 0,
      ...((reason ?? failure?.code) === undefined ? {} : { reason: reason ?? failure?.code ?? "" }),
    });
    refusal ??= failure;
    if (page !== undefined && fetched.ok && (best === undefined || weight(page) > weight(best.page))) {
      best = { ok: true, page, method: tried, document: fetched, attempts };
    }
    if (page === undefined ? !isWall(fetched) : reason === undefined) break;
  }
  if (best === undefined) {
    const { code, message, status } = refusal ?? {
      code: "network",
      message: "The page could not be read; try again later.",
    };
    return { ok: false, code, message, ...(status !== undefined && { status }), attempts };
  }
  const nothing = whyNothing(best.page, best.document);
  if (nothing !== undefined) return { ok: false, ...nothing, attempts };
  if (method === "auto" && best.method !== (remembered ?? "static")) await memory?.set(host, best.method);
  return best;
}

function fetchBy(method: Method, address: string, options: FallbackOptions): Promise<FetchOutcome> {
  switch (method) {
    case "static":
      return guardedFetch(address, options);
    case "browserlike": {
      const { etag: _, lastModified: __, ...rest } = options;
      return guardedFetch(address, { ...rest, headers: BROWSERLIKE_HEADERS, keepCookies: true });
    }
    case "rendered":
      return options.renderer === undefined
        ? Promise.resolve({ ok: false, code: "network", message: "Set up a render service first." })
        : renderPage(address, options.renderer, options);
  }
}

function isWall(outcome: FetchOutcome): boolean {
  if (outcome.ok) return false;
  if (outcome.code === "too-many-redirects") return true;
  return outcome.code === "http-status" && WALL_STATUSES.has(outcome.status ?? 0);
}
