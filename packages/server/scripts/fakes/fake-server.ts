import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";

/** An answer of a fake platform. */
export interface FakeAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** JSON unless it is a text or bytes. */
  body?: unknown;
}

/** A request to a fake platform, with its whole body. */
export interface FakeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

/** A local server that speaks as a platform does. */
export interface FakeServer {
  readonly origin: string;
  /** Ends every connection and answers nobody, as after a crash; what it resolves with listens at the same address again. */
  cutOff(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Starts a fake platform on loopback, at a free port unless one is named. */
export async function startFake(
  answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
  port = 0,
): Promise<FakeServer> {
  const server = createServer((incoming, outgoing) => {
    readRequest(incoming)
      .then(answer)
      .catch((error: unknown) => ({ status: 500, body: String(error) }))
      .then(({ status = 200, headers = {}, body }: FakeAnswer) => {
        const isRaw = typeof body === "string" || body instanceof Uint8Array;
        const type = isRaw ? "text/plain; charset=utf-8" : "application/json";
        outgoing.writeHead(status, { "content-type": type, ...headers });
        outgoing.end(isRaw ? body : JSON.stringify(body ?? {}));
      });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const own = address && typeof address === "object" ? address.port : port;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return {
    origin: `http://127.0.0.1:${own}`,
    close,
    async cutOff() {
      await close();
      return async () => {
        server.listen(own, "127.0.0.1");
        await once(server, "listening");
      };
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  return {
    method: incoming.method ?? "GET",
    url: new URL(incoming.url ?? "/", "http://fake"),
    headers,
    text: Buffer.concat(chunks).toString("utf8"),
  };
}
