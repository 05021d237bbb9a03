import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
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
const CONTENT_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};
/**
 * Serves the example pages: the shop at /shop/, the strict-CSP page at /strict-csp/, the themed one at /themed/, the
 * gallery at /gallery/, the headless chat at /headless/. Pages name Prosa as `http://localhost:1999`; `prosaOrigin` takes its place as they go out. Port 0 takes a free one.
 * The gallery shows the widget that is built in `widget`, by default the package's own build.
 */
export async function serveExamples(options) {
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
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address();
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
async function respond(request, response, place) {
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
function decodePath(target) {
  try {
    const path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") && !path.includes("\\") ? path : undefined;
  } catch {
    return undefined;
  }
}
function fileFor(path, widget) {
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
async function sendFile(request, response, file, place, status = 200) {
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
async function sendModule(request, response, file, place) {
  const source = await readFile(file, "utf8").catch(() => undefined);
  if (source === undefined) return sendMissing(request, response, place);
  const { transform } = await import("esbuild");
  const code = extname(file) === ".ts" ? (await transform(source, { loader: "ts" })).code : source;
  send(request, response, 200, "text/javascript; charset=utf-8", Buffer.from(code));
}
/** Bundles a module with the packages that it imports, as an application's build does. */
async function sendBundle(request, response, file) {
  const { build } = await import("esbuild");
  const options = { bundle: true, format: "esm", target: "es2022", write: false };
  const { outputFiles } = await build({ ...options, entryPoints: [file] });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  send(request, response, 200, "text/javascript; charset=utf-8", Buffer.from(code));
}
function strictPolicy(nonce, prosaOrigin) {
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
function sendMissing(request, response, place) {
  return sendFile(request, response, join(EXAMPLES, "shop", "404.html"), place, 404);
}
function redirect(response, location) {
  response.writeHead(302, { location, "content-length": 0 }).end();
}
function send(request, response, status, contentType, body) {
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
//# sourceMappingURL=serve.js.map
