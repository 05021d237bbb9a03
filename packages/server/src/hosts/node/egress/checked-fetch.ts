import dns from "node:dns/promises";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { pipeline, Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type AddressPolicy, checkAddress, isPrivateIp } from "../../../extract/fetch/address.ts";
import { RefusedConnection } from "../../../extract/fetch/egress.ts";

export interface CheckedFetchOptions {
  /** The addresses that may be read at all. */
  policy: AddressPolicy;
  /** All addresses of a name; the system's own resolver by default. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** True for an address that nobody may read; all but public ones by default. */
  isRefused?: (address: string) => boolean;
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  br: createBrotliDecompress,
  deflate: createInflate,
  gzip: createGunzip,
  "x-gzip": createGunzip,
};

/**
 * Makes a fetch that looks up each name once, refuses it where any of its addresses is not public, and connects to the very
 * address that it checked, so that a name which answers otherwise a moment later gains nothing. It follows no redirect, and
 * keeps no connection for the next request.
 */
export function createCheckedFetch(options: CheckedFetchOptions): typeof globalThis.fetch {
  const { policy, resolve = resolveBySystem, isRefused = isPrivateIp } = options;
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const verdict = checkAddress(url, policy);
    const mayBeOwn = verdict.ok && verdict.loopback;
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // The system connects to a literal address without a look-up.
    if (!verdict.ok || (isIP(host) > 0 && !mayBeOwn && isRefused(host))) throw new RefusedConnection();
    const lookup = mayBeOwn ? undefined : checkedLookup(resolve, isRefused);
    const incoming = await send(url, init, lookup);
    return responseOf(incoming);
  };
}

/** Makes the look-up of one connection: it fails where one address of the name is refused, else it gives the first. */
export function checkedLookup(
  resolve: (host: string) => Promise<readonly string[]>,
  isRefused: (address: string) => boolean,
): LookupFunction {
  return (host, { all }, callback) => {
    const give = (addresses: readonly string[]): void => {
      const [first] = addresses;
      if (first === undefined) callback(new Error("The name has no address."), "");
      else if (addresses.some(isRefused)) callback(new RefusedConnection(), "");
      else if (all) callback(null, [{ address: first, family: isIP(first) }]);
      else callback(null, first, isIP(first));
    };
    resolve(host).then(give, (error: unknown) => callback(asError(error), ""));
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** All addresses of a name, as the system resolves it. */
export async function resolveBySystem(host: string): Promise<string[]> {
  return (await dns.lookup(host, { all: true })).map(({ address }) => address);
}

function send(
  url: URL,
  init: RequestInit | undefined,
  lookup: LookupFunction | undefined,
): Promise<IncomingMessage> {
  const headers = new Headers(init?.headers);
  headers.set("accept-encoding", Object.keys(DECODERS).join(", "));
  const options = {
    method: init?.method ?? "GET",
    headers: Object.fromEntries(headers),
    agent: false,
    ...(init?.signal && { signal: init.signal }),
    ...(lookup && { lookup }),
  } as const;
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === "https:" ? requestSecure : requestPlain)(url, options, resolve);
    outgoing.on("error", reject);
    outgoing.end(bodyOf(init));
  });
}

/** The whole body of a request; nothing here sends one that comes in pieces. */
function bodyOf(init: RequestInit | undefined): string | Uint8Array | undefined {
  const body = init?.body ?? undefined;
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) return body;
  throw new TypeError("Give the body as a text or as bytes.");
}

function responseOf(incoming: IncomingMessage): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2)
    headers.append(incoming.rawHeaders[at] ?? "", incoming.rawHeaders[at + 1] ?? "");
  const status = incoming.statusCode ?? 502;
  const decoder = DECODERS[headers.get("content-encoding")?.trim().toLowerCase() ?? ""]?.();
  if (decoder) for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  // A body that breaks off fails its reader.
  const body = decoder ? pipeline(incoming, decoder, () => {}) : incoming;
  const isBodiless = status === 204 || status === 205 || status === 304;
  if (isBodiless) incoming.resume();
  return new Response(isBodiless ? null : (Readable.toWeb(body) as unknown as ReadableStream), {
    status,
    headers,
  });
}
