import { checkAddress } from "./address.ts";
import { readBytes, unlessAborted } from "./body.ts";
import { decodeBytes } from "./charset.ts";
import { RefusedConnection } from "./egress.ts";
import {
  type FetchOptions,
  type FetchOutcome,
  type RefusedDocument,
  refuse,
  USER_AGENT,
} from "./fetch-types.ts";
import { onwardAddress } from "./onward.ts";
import { readResponse } from "./response.ts";

export type {
  FetchedDocument,
  FetchOptions,
  FetchOutcome,
  FetchRefusal,
  RefusedDocument,
} from "./fetch-types.ts";
export { USER_AGENT } from "./fetch-types.ts";

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a foreign document for the extractor: the only way out of the server to an address that somebody typed.
 * Every hop is checked before it is asked, time and decompressed bytes are bounded, and trouble of any kind comes back
 * as a refusal that says what to do. Never throws.
 */
export async function guardedFetch(address: string | URL, options: FetchOptions = {}): Promise<FetchOutcome> {
  const abort = new AbortController();
  const totalTimeoutMs = options.totalTimeoutMs ?? 15_000;
  const timer = setTimeout(() => abort.abort(), totalTimeoutMs);
  const handleOuterAbort = () => abort.abort();
  if (options.signal?.aborted === true) abort.abort();
  options.signal?.addEventListener("abort", handleOuterAbort, { once: true });
  try {
    const outcome = await followRedirects(address, options, abort);
    if (outcome.ok || outcome.code !== "aborted" || options.signal?.aborted === true) return outcome;
    return refuse("timeout", `The page took longer than ${totalTimeoutMs / 1000} s; try again later.`);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", handleOuterAbort);
  }
}

async function followRedirects(
  address: string | URL,
  options: FetchOptions,
  abort: AbortController,
): Promise<FetchOutcome> {
  const maxRedirects = options.post ? 0 : (options.maxRedirects ?? 5);
  const cookies = new Map<string, Map<string, string>>();
  let target: string | URL = address;
  let previous: { url: URL; loopback: boolean } | undefined;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const verdict = checkAddress(target, options.policy);
    if (!verdict.ok) return refuse(verdict.code, verdict.message);
    const { url, loopback } = verdict;
    if (previous !== undefined && loopback && !previous.loopback) {
      return refuse(
        "private-address",
        "A public page may not lead to this machine; give the page's final address.",
      );
    }
    if (previous?.url.protocol === "https:" && url.protocol === "http:") {
      return refuse(
        "downgrade",
        "The page redirects from https to http; give an address that stays on https.",
      );
    }
    const isFirstOrigin = previous === undefined || previous.url.origin === url.origin;
    const response = await request(url, options, isFirstOrigin, cookies.get(url.host), abort);
    if ("code" in response) return response;
    const isRedirect = REDIRECTS.has(response.status);
    const outcome = isRedirect ? undefined : await readResponse(response, url, options, abort.signal);
    const onward =
      outcome === undefined ? locationOf(response) : outcome.ok ? onwardAddress(outcome) : undefined;
    if (outcome !== undefined && onward === undefined) return outcome;
    if (isRedirect) response.body?.cancel().catch(() => undefined);
    if (options.keepCookies === true) rememberCookies(cookies, url.host, response);
    if (onward === undefined || !URL.canParse(onward, url.href)) {
      return refuse("bad-redirect", "The page redirects to nowhere; give the address it should lead to.");
    }
    target = new URL(onward, url);
    previous = { url, loopback };
  }
  return refuse(
    "too-many-redirects",
    `The page redirects more than ${maxRedirects} times; give its final address.`,
  );
}

async function request(
  url: URL,
  options: FetchOptions,
  isFirstOrigin: boolean,
  cookies: Map<string, string> | undefined,
  abort: AbortController,
): Promise<Response | RefusedDocument> {
  const headers = new Headers({
    "user-agent": USER_AGENT,
    accept: "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.5",
    "accept-language": "pt-BR,pt;q=0.9,en;q=0.7,es;q=0.6",
  });
  if (isFirstOrigin) {
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    if (options.etag !== undefined) headers.set("if-none-match", options.etag);
    if (options.lastModified !== undefined) headers.set("if-modified-since", options.lastModified);
  }
  if (cookies !== undefined && cookies.size > 0) {
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  }
  const headersTimeoutMs = options.headersTimeoutMs ?? 5_000;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, headersTimeoutMs);
  try {
    const send = options.fetch ?? globalThis.fetch;
    const { post } = options;
    if (post) headers.set("content-type", post.contentType);
    const init = {
      headers,
      redirect: "manual" as const,
      signal: abort.signal,
      ...(post && { method: "POST", body: post.body }),
    };
    return await unlessAborted(send(url.href, init), abort.signal);
  } catch (error) {
    if (error instanceof RefusedConnection) {
      return refuse("private-address", "This host's name leads to a private address; give a public page.");
    }
    if (isLate) {
      return refuse(
        "timeout",
        `The server did not answer within ${headersTimeoutMs / 1000} s; try again later.`,
      );
    }
    if (abort.signal.aborted) return refuse("aborted", "Reading was stopped.");
    return refuse("network", "The server could not be reached; check the address and that the site is up.");
  } finally {
    clearTimeout(timer);
  }
}

/** A service's answer: its body as bytes and as text. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Calls a service that the deployment's own settings name, such as a renderer: its address is trusted and may be
 * private, its answer is not, so time and bytes are bounded as above. Undefined when it fails. Never throws.
 */
export async function callService(
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  options: { fetch?: typeof globalThis.fetch; timeoutMs: number; maxBytes: number },
): Promise<ServiceAnswer | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), options.timeoutMs);
  try {
    const send = options.fetch ?? globalThis.fetch;
    const response = await unlessAborted(
      send(address, { ...init, redirect: "manual", signal: abort.signal }),
      abort.signal,
    );
    const body = await readBytes(response.body, options.maxBytes, abort.signal);
    if (!body.ok) return undefined;
    return {
      status: response.status,
      headers: response.headers,
      bytes: body.bytes,
      text: decodeBytes(body.bytes, response.headers.get("content-type") ?? ""),
    };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Servers write letters beyond ASCII into `Location` as UTF-8, which HTTP reads a byte a letter. */
function locationOf(response: Response): string | undefined {
  const location = response.headers.get("location") ?? undefined;
  if (location === undefined || !/[\u0080-\u00ff]/.test(location) || /[^\0-\u00ff]/.test(location))
    return location;
  try {
    const bytes = Uint8Array.from(location, (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return location;
  }
}

function rememberCookies(jar: Map<string, Map<string, string>>, host: string, response: Response): void {
  const cookies = jar.get(host) ?? new Map<string, string>();
  for (const line of response.headers.getSetCookie().slice(0, 30)) {
    const [, name, value] = /^\s*([^=;\s]{1,100})=([^;]{0,1000})/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value.trim());
  }
  jar.set(host, cookies);
}
