import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { type AddressPolicy, checkAddress, isPrivateIp } from "../src/extract/fetch/address.ts";
import {
  EGRESS_REFUSAL,
  EGRESS_TARGET,
  EGRESS_TOKEN,
  RefusedConnection,
} from "../src/extract/fetch/egress.ts";
import { createCheckedFetch, resolveBySystem } from "../src/hosts/node/egress/checked-fetch.ts";

/** Headers of a request to the proxy that are its own, or of one connection alone. */
const UNPASSED = new Set([
  EGRESS_TARGET,
  EGRESS_TOKEN,
  "host",
  "connection",
  "transfer-encoding",
  "content-length",
]);

export interface GuardedProxy {
  url: string;
  /** The secret of those who have it fetch for them (`createEgressFetch`). */
  token: string;
  close(): Promise<void>;
}

/**
 * Starts an HTTP proxy on loopback that lets a browser reach only what the policy allows. It resolves each name itself and
 * connects to the very address that it checked, so neither redirects nor a name with two answers get around it. A runtime
 * that cannot use a proxy has it fetch instead, by an ordinary request that names the address.
 */
export async function startGuardedProxy(policy: AddressPolicy): Promise<GuardedProxy> {
  const sockets = new Set<Socket>();
  const token = randomUUID();
  const fetchChecked = createCheckedFetch({ policy });
  const server = createServer(async (incoming, response) => {
    const target = incoming.headers[EGRESS_TARGET];
    if (typeof target === "string") {
      if (incoming.headers[EGRESS_TOKEN] !== token) return void response.writeHead(401).end();
      return fetchFor(target, incoming, response, fetchChecked).catch(() => response.destroy());
    }
    const address = await allowedAddress(incoming.url ?? "", policy);
    if (address === undefined) response.writeHead(403).end();
    else forward(incoming, response, address);
  });
  server.on("connect", async (incoming, client: Socket, head: Buffer) => {
    client.on("error", () => client.destroy());
    const address = await allowedAddress(`https://${incoming.url ?? ""}`, policy);
    if (address === undefined) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(address.port, address.ip, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => client.destroy());
    upstream.on("close", () => sockets.delete(upstream));
    client.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It lives as long as what it serves, and keeps no process alive by itself.
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface CheckedAddress {
  url: URL;
  ip: string;
  port: number;
}

async function allowedAddress(address: string, policy: AddressPolicy): Promise<CheckedAddress | undefined> {
  const verdict = checkAddress(address, policy);
  if (!verdict.ok) return undefined;
  const { url, loopback } = verdict;
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  try {
    const answers = await resolveBySystem(url.hostname.replace(/^\[|\]$/g, ""));
    const [first] = answers;
    if (first === undefined || (!loopback && answers.some(isPrivateIp))) return undefined;
    return { url, ip: first, port };
  } catch {
    return undefined;
  }
}

/** Fetches for a runtime, once, and passes on what came: redirects too, which the runtime judges and asks for itself. */
async function fetchFor(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fetchChecked: typeof globalThis.fetch,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (!UNPASSED.has(name) && value !== undefined) headers.set(name, String(value));
  const abort = new AbortController();
  outgoing.on("close", () => abort.abort());
  try {
    const response = await fetchChecked(target, { headers, signal: abort.signal });
    for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
    outgoing.writeHead(response.status);
    if (!response.body) return void outgoing.end();
    await pipeline(Readable.fromWeb(response.body as unknown as ReadableStream), outgoing);
  } catch (error) {
    if (outgoing.headersSent) throw error;
    if (!(error instanceof RefusedConnection)) return void outgoing.destroy();
    outgoing.writeHead(403, { [EGRESS_REFUSAL]: "private-address" }).end();
  }
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  { url, ip, port }: CheckedAddress,
): void {
  const { "proxy-connection": _, ...headers } = incoming.headers;
  const outgoing = request(
    {
      host: ip,
      port,
      method: incoming.method,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  incoming.pipe(outgoing);
}
