import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL(".", import.meta.url));
const SITES = ["shop", "strict-csp", "themed", "gallery", "headless"];
const WIDGET = fileURLToPath(new URL("../packages/widget/dist", import.meta.url));
const HEADLESS_CHAT = join(EXAMPLES, "headless", "chat.ts");
const WIDGET_AT = "/gallery/prosa/";
const WRITTEN_PROSA_ORIGIN = "http://localhost:1999";
const WRITTEN_OWN_ORIGIN = "http://localhost:8080";
const WRITTEN_NONCE = "NONCE";

/** Also the list of what is served at all: tests, question sets and READMEs beside the pages are not. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

export interface ExamplesServer {
  readonly origin: string;
  close(): Promise<void>;
}

interface Place {
  readonly own: string;
  readonly prosa: string;
  /** The folder of the built widget. */
  readonly widget: string;
}

/**
 * Serves the example pages: the shop at /shop/, the strict-CSP page at /strict-csp/, the themed one at /themed/, the
 * gallery at /gallery/, the headless chat at /headless/. Pages name Prosa as `http://localhost:1999`; `prosaOrigin` takes its place as they go out. Port 0 takes a free one.
 * The gallery shows the widget that is built in `widget`, by default the package's own build.
 */
export async function serveExamples(options: {
  readonly port: number;
  readonly host?: string;
  readonly prosaOrigin: string;
  readonly widget?: string;
}): Promise<ExamplesServer> {
  const host = options.host ?? "127.0.0.1";
  const place = {
    own: "",
    prosa: new URL(options.prosaOrigin).origin,
    widget: options.widget ?? WIDGET,
  };
  const server = createServer((request, response) => {
    respond(request, response, place).catch(() => {
      if (response.headersSent) response.destroy();
      else send(request, response, 500, "text/plain; charset=utf-8", Buffer.from("Internal error\n"));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  place.own = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return {
    origin: place.own,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, place: Place): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(request, response, 405, "text/plain; charset=utf-8", Buffer.from("Method not allowed\n"));
  }
  const path = decodePath(request.url ?? "/");
  if (path === "/") return redirect(response, "/shop/");
  const file = path === undefined ? undefined : fileFor(path, place.widget);
  if (path === undefined || file === undefined) return sendMissing(request, response, place);

  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    if (!path.endsWith("/")) return redirect(response, `${encodeURI(path)}/`);
    return sendFile(request, response, join(file, "index.html"), place);
  }
  if (!found?.isFile() || path.endsWith("/")) return sendMissing(request, response, place);
  return sendFile(request, response, file, place);
}

function decodePath(target: string): string | undefined {
  try {
    const path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") && !path.includes("\\") ? path : undefined;
  } catch {
    return undefined;
  }
}

function fileFor(path: string, widget: string): string | undefined {
  if (path === "/robots.txt") return join(EXAMPLES, "shop", "robots.txt");
  const segments = path.split("/").slice(1);
  if (path.startsWith(WIDGET_AT)) {
    const built = join(widget, path.slice(WIDGET_AT.length));
    return built.startsWith(widget + sep) && extname(built) === ".js" ? built : undefined;
  }
  const site = segments[0] ?? "";
  if (!SITES.includes(site) || segments.some((segment) => segment.startsWith("."))) return undefined;
  const file = join(EXAMPLES, ...segments);
  return `${file}${sep}`.startsWith(join(EXAMPLES, site) + sep) ? file : undefined;
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  place: Place,
  status = 200,
): Promise<void> {
  const extension = extname(file);
  if (file === HEADLESS_CHAT) return sendBundle(request, response, file);
  const isModule = file.startsWith(join(EXAMPLES, "gallery") + sep) && extension === ".ts";
  if (isModule || file.startsWith(place.widget + sep)) return sendModule(request, response, file, place);
  const contentType = CONTENT_TYPES[extension];
  const bytes = contentType === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (contentType === undefined || bytes === undefined) return sendMissing(request, response, place);
  if (extension === ".svg" || extension === ".css") {
    return send(request, response, status, contentType, bytes);
  }

  const page = bytes
    .toString("utf8")
    .replaceAll(WRITTEN_PROSA_ORIGIN, place.prosa)
    .replaceAll(WRITTEN_OWN_ORIGIN, place.own);
  if (!file.startsWith(join(EXAMPLES, "strict-csp") + sep)) {
    return send(request, response, status, contentType, Buffer.from(page));
  }
  const nonce = randomBytes(18).toString("base64");
  response.setHeader("content-security-policy", strictPolicy(nonce, place.prosa));
  response.setHeader("cache-control", "no-store");
  send(request, response, status, contentType, Buffer.from(page.replaceAll(WRITTEN_NONCE, nonce)));
}

/** Browsers read no types, so a module in TypeScript goes out without them. */
async function sendModule(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  place: Place,
): Promise<void> {
  const source = await readFile(file, "utf8").catch(() => undefined);
  if (source === undefined) return sendMissing(request, response, place);
  const { transform } = await import("esbuild");
  const code = extname(file) === ".ts" ? (await transform(source, { loader: "ts" })).code : source;
  send(request, response, 200, "text/javascript; charset=utf-8", Buffer.from(code));
}

/** Bundles a module with the packages that it imports, as an application's build does. */
async function sendBundle(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const { build } = await import("esbuild");
  const options = { bundle: true, format: "esm", target: "es2022", write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [file] });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  send(request, response, 200, "text/javascript; charset=utf-8", Buffer.from(code));
}

function strictPolicy(nonce: string, prosaOrigin: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${prosaOrigin} ${prosaOrigin.replace(/^http/, "ws")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; ");
}

function sendMissing(request: IncomingMessage, response: ServerResponse, place: Place): Promise<void> {
  return sendFile(request, response, join(EXAMPLES, "shop", "404.html"), place, 404);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, "content-length": 0 }).end();
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Buffer,
): void {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  response.setHeader("content-type", contentType);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "no-cache");
  if (status === 200 && response.getHeader("cache-control") === "no-cache") {
    response.setHeader("etag", etag);
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304).end();
      return;
    }
  }
  response.setHeader("content-length", body.byteLength);
  response.writeHead(status);
  response.end(request.method === "HEAD" ? undefined : body);
}
