import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { TLSSocket } from "node:tls";

/** The request as web standards have it; its body streams. */
export function requestOf(incoming: IncomingMessage): Request {
  const headers = headersOf(incoming);
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(urlOf(incoming), {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: "half" }),
  } as unknown as RequestInit);
}

/** The headers of a request as they came. */
export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? "", rawHeaders[at + 1] ?? "");
  return headers;
}

/**
 * The address of a request, on a name that means nothing: no answer depends on the host that a client names. Its scheme is the
 * connection's own, since cookies and the address that platforms are told depend on it.
 */
export function urlOf({ url = "/", socket }: Pick<IncomingMessage, "url"> & { socket?: Socket }): URL {
  const path = url.startsWith("/") ? url : "/";
  const scheme = socket instanceof TLSSocket ? "https" : "http";
  return new URL(`${scheme}://prosa.invalid${path.replace(/^\/{2,}/, "/")}`);
}

/** Sends an answer, and closes the connection where the request's body was not read to its end. */
export async function sendResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!incoming.complete) outgoing.setHeader("connection", "close");
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body && incoming.method !== "HEAD") {
    await pipeline(Readable.fromWeb(response.body as unknown as ReadableStream), outgoing);
  } else outgoing.end();
}
