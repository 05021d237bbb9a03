import { type AddressPolicy, type AddressRefusal, checkAddress, isPrivateIp } from "./address.ts";
import { readBytes, unlessAborted } from "./body.ts";
import { decodeBytes, looksBinary } from "./charset.ts";
import { type DocumentKind, documentKind, isBinaryKind } from "./media-type.ts";

/** Says who reads, as robots.txt knows us: the first word is our product token. */
export const USER_AGENT = "ProsaBot/0.1 (reads pages for the chat assistant of their own site)";

export interface FetchOptions {
  /** What the site's settings allow. */
  policy?: AddressPolicy;
  /** Stands in for the global fetch in tests and behind egress proxies. */
  fetch?: typeof globalThis.fetch;
  /** Resolves a host name to its addresses; when given, one private answer refuses the host. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** Kinds of document accepted; HTML, plain text, Markdown and PDF by default. */
  accept?: readonly DocumentKind[];
  /** More request headers; they go to the first origin only. */
  headers?: Readonly<Record<string, string>>;
  /** Validators of an earlier reading; an unchanged page comes back as the refusal `not-modified`. */
  etag?: string;
  lastModified?: string;
  /** Sends cookies that a redirect sets back to the same host, as walls of consent want; off by default. */
  keepCookies?: boolean;
  headersTimeoutMs?: number;
  totalTimeoutMs?: number;
  maxBytes?: number;
  maxRedirects?: number;
  signal?: AbortSignal;
}

export type FetchRefusal =
  | AddressRefusal
  | "too-many-redirects"
  | "bad-redirect"
  | "downgrade"
  | "timeout"
  | "aborted"
  | "network"
  | "http-status"
  | "not-modified"
  | "unsupported-type"
  | "too-large"
  | "binary";

export interface FetchedDocument {
  ok: true;
  /** The address that answered, after redirects. */
  url: string;
  status: number;
  kind: DocumentKind;
  /** The decoded text; empty for kinds that are bytes. */
  text: string;
  bytes: Uint8Array;
  etag?: string;
  lastModified?: string;
}

export interface RefusedDocument {
  ok: false;
  code: FetchRefusal;
  /** A sentence for the site's owner that says what to do. */
  message: string;
  status?: number;
  /** Seconds to wait, where the server said so. */
  retryAfterS?: number;
}

export type FetchOutcome = FetchedDocument | RefusedDocument;

const DEFAULT_ACCEPT: readonly DocumentKind[] = ["html", "text", "markdown", "pdf"];
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
  const maxRedirects = options.maxRedirects ?? 5;
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
    if (!loopback && options.resolve !== undefined) {
      const refusal = await checkResolved(url, options.resolve, abort.signal);
      if (refusal !== undefined) return refusal;
    }
    const isFirstOrigin = previous === undefined || previous.url.origin === url.origin;
    const response = await request(url, options, isFirstOrigin, cookies.get(url.host), abort);
    if ("code" in response) return response;
    if (!REDIRECTS.has(response.status)) return readResponse(response, url, options, abort.signal);
    response.body?.cancel().catch(() => undefined);
    if (options.keepCookies === true) rememberCookies(cookies, url.host, response);
    const location = response.headers.get("location");
    if (location === null || !URL.canParse(location, url.href)) {
      return refuse("bad-redirect", "The page redirects to nowhere; give the address it should lead to.");
    }
    target = new URL(location, url);
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
    const init = { headers, redirect: "manual" as const, signal: abort.signal };
    return await unlessAborted(send(url.href, init), abort.signal);
  } catch {
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

async function readResponse(
  response: Response,
  url: URL,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const refuseAndDrop = (refusal: RefusedDocument): RefusedDocument => {
    response.body?.cancel().catch(() => undefined);
    return { ...refusal, status: response.status };
  };
  if (response.status === 304) {
    return refuseAndDrop(refuse("not-modified", "The page has not changed since it was last read."));
  }
  if (response.status < 200 || response.status > 299) {
    const wait = Number(response.headers.get("retry-after") ?? "");
    const message = `The server answered with status ${response.status}; check that the page opens in a browser.`;
    return refuseAndDrop({
      ...refuse("http-status", message),
      ...(Number.isFinite(wait) && wait > 0 ? { retryAfterS: wait } : {}),
    });
  }
  const contentType = response.headers.get("content-type") ?? "";
  const kind = documentKind(contentType, url);
  if (kind === undefined || !(options.accept ?? DEFAULT_ACCEPT).includes(kind)) {
    const name = contentType.split(";")[0]?.trim().slice(0, 60) || "unknown";
    return refuseAndDrop(
      refuse("unsupported-type", `Documents of type ${name} are not read here; give a page or a text.`),
    );
  }
  const maxBytes = options.maxBytes ?? 3 * 1024 * 1024;
  const body = await readBytes(response.body, maxBytes, signal);
  if (!body.ok) {
    if (body.code === "too-large") {
      const megabytes = Math.round((maxBytes / 1024 / 1024) * 10) / 10;
      return refuseAndDrop(
        refuse("too-large", `The page is larger than ${megabytes} MB; give a smaller one.`),
      );
    }
    if (body.code === "aborted") return refuse("aborted", "Reading was stopped.");
    return refuse("network", "The connection broke while the page was read; try again.");
  }
  if (!isBinaryKind(kind) && looksBinary(body.bytes)) {
    return refuse("binary", "The server calls this a page but sends something else; give another address.");
  }
  const etag = response.headers.get("etag");
  const lastModified = response.headers.get("last-modified");
  return {
    ok: true,
    url: url.href,
    status: response.status,
    kind,
    text: isBinaryKind(kind) ? "" : decodeBytes(body.bytes, contentType),
    bytes: body.bytes,
    ...(etag === null ? {} : { etag }),
    ...(lastModified === null ? {} : { lastModified }),
  };
}

/**
 * Calls a service that the deployment's own settings name, such as a renderer: its address is trusted and may be
 * private, its answer is not, so time and bytes are bounded as above. Undefined when it fails. Never throws.
 */
export async function callService(
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  options: { fetch?: typeof globalThis.fetch; timeoutMs: number; maxBytes: number },
): Promise<{ status: number; text: string } | undefined> {
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
      text: decodeBytes(body.bytes, response.headers.get("content-type") ?? ""),
    };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Best effort only: the name may answer differently a moment later, which only a filter at connect time can stop. */
async function checkResolved(
  url: URL,
  resolve: (host: string) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<RefusedDocument | undefined> {
  try {
    const addresses = await unlessAborted(resolve(url.hostname), signal);
    if (!addresses.some(isPrivateIp)) return undefined;
    return refuse("private-address", "This host's name leads to a private address; give a public page.");
  } catch {
    if (signal.aborted) return refuse("aborted", "Reading was stopped.");
    return refuse("network", "This host's name could not be looked up; check the address.");
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

function refuse(code: FetchRefusal, message: string): RefusedDocument {
  return { ok: false, code, message };
}
