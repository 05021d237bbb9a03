import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createGzip, gzipSync } from "node:zlib";

/** A web server on loopback that misbehaves by path, one path a fault of the extractor's matrix (F25–F30). */
export interface EvilWeb {
  origin: string;
  /** Paths in the order in which they were asked for. */
  asked: string[];
  /** Request headers of the last request to a path. */
  headersOf(path: string): IncomingMessage["headers"] | undefined;
  /** Adds or replaces an ordinary page; extra headers and status as given. */
  serve(path: string, body: string | Uint8Array, headers?: Record<string, string>, status?: number): void;
  /** Adds or replaces an answer made by hand. */
  handle(path: string, handler: (request: IncomingMessage, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

const HTML = { "content-type": "text/html; charset=utf-8" };

export async function startEvilWeb(): Promise<EvilWeb> {
  const asked: string[] = [];
  const headers = new Map<string, IncomingMessage["headers"]>();
  const handlers = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
  const redirect = (path: string, location: string | undefined, status = 302) =>
    handlers.set(path, (_, response) => {
      response.writeHead(status, location === undefined ? {} : { location }).end();
    });

  handlers.set("/slow-headers", () => undefined);
  handlers.set("/slow-body", (_, response) => {
    response.writeHead(200, HTML).write("<p>one");
  });
  handlers.set("/broken-body", (_, response) => {
    response.writeHead(200, { ...HTML, "content-length": "5000" });
    response.write("<p>half of a page", () => response.destroy());
  });
  handlers.set("/endless", (_, response) => endless(response, response));
  handlers.set("/gzip-bomb", (_, response) => {
    response.writeHead(200, { ...HTML, "content-encoding": "gzip" });
    const gzip = createGzip({ level: 1 });
    gzip.pipe(response);
    endless(gzip, response);
  });
  handlers.set("/gzip", (_, response) => {
    response.writeHead(200, { ...HTML, "content-encoding": "gzip" });
    response.end(gzipSync("<title>Zipado</title><p>Página compactada.</p>"));
  });
  redirect("/loop", "/loop");
  redirect("/ping", "/pong");
  redirect("/pong", "/ping");
  redirect("/to-nowhere", undefined);
  redirect("/to-garbage", "http://[");
  redirect("/to-private", "http://10.0.0.1/");
  redirect("/to-metadata", "http://169.254.169.254/latest/meta-data/", 307);
  redirect("/to-mapped", "http://[::ffff:10.0.0.1]/");
  redirect("/to-file", "file:///etc/passwd");
  redirect("/to-credentials", "http://user:secret@shop.example/");
  for (let hop = 0; hop < 8; hop += 1) redirect(`/hops/${hop + 1}`, `/hops/${hop}`);
  handlers.set("/hops/0", (_, response) => response.writeHead(200, HTML).end("<title>Arrived</title>"));
  handlers.set("/binary", (_, response) => {
    response
      .writeHead(200, HTML)
      .end(Buffer.from(Array.from({ length: 4000 }, (_unused, index) => index % 256)));
  });
  handlers.set("/zip", (_, response) => {
    response.writeHead(200, { "content-type": "application/zip" }).end("PK");
  });

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://evil").pathname;
    asked.push(path);
    headers.set(path, request.headers);
    const handler = handlers.get(path);
    if (handler === undefined) response.writeHead(404, HTML).end("<p>not here</p>");
    else handler(request, response);
  });
  // A page that takes seconds to read holds this process, the server too: it would end a connection that is in use again by then.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    headersOf: (path) => headers.get(path),
    serve(path, body, extra = {}, status = 200) {
      handlers.set(path, (_, response) => response.writeHead(status, { ...HTML, ...extra }).end(body));
    },
    handle: (path, handler) => void handlers.set(path, handler),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes zeros for as long as the other side reads. */
function endless(target: NodeJS.WritableStream, response: ServerResponse): void {
  const zeros = Buffer.alloc(256 * 1024, 32);
  const write = () => {
    while (!response.destroyed) if (!target.write(zeros)) return void target.once("drain", write);
  };
  if (!response.headersSent) response.writeHead(200, HTML);
  write();
}
