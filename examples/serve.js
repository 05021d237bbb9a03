import { createHash, randomBytes } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL(".", import.meta.url));
const SITES = ["shop", "strict-csp"];
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
 * Serves the example pages: the shop at /shop/ and the strict-CSP page at /strict-csp/.
 * Pages name Prosa as `http://localhost:1999`; `prosaOrigin` takes its place as they go out. Port 0 takes a free one.
 */
export async function serveExamples(options) {
  const host = options.host ?? "127.0.0.1";
  const origins = { own: "", prosa: new URL(options.prosaOrigin).origin };
  const server = createServer((request, response) => {
    respond(request, response, origins).catch(() => {
      if (response.headersSent) response.destroy();
      else send(request, response, 500, "text/plain; charset=utf-8", Buffer.from("Internal error\n"));
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address();
  origins.own = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return {
    origin: origins.own,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
async function respond(request, response, origins) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(request, response, 405, "text/plain; charset=utf-8", Buffer.from("Method not allowed\n"));
  }
  const path = decodePath(request.url ?? "/");
  if (path === "/") return redirect(response, "/shop/");
  const file = path === undefined ? undefined : fileFor(path);
  if (path === undefined || file === undefined) return sendMissing(request, response, origins);
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    if (!path.endsWith("/")) return redirect(response, `${encodeURI(path)}/`);
    return sendFile(request, response, join(file, "index.html"), origins);
  }
  if (!found?.isFile() || path.endsWith("/")) return sendMissing(request, response, origins);
  return sendFile(request, response, file, origins);
}
function decodePath(target) {
  try {
    const path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") && !path.includes("\\") ? path : undefined;
  } catch {
    return undefined;
  }
}
function fileFor(path) {
  if (path === "/robots.txt") return join(EXAMPLES, "shop", "robots.txt");
  const segments = path.split("/").slice(1);
  const site = segments[0] ?? "";
  if (!SITES.includes(site) || segments.some((segment) => segment.startsWith("."))) return undefined;
  const file = join(EXAMPLES, ...segments);
  return `${file}${sep}`.startsWith(join(EXAMPLES, site) + sep) ? file : undefined;
}
async function sendFile(request, response, file, origins, status = 200) {
  const contentType = CONTENT_TYPES[extname(file)];
  const bytes = contentType === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (contentType === undefined || bytes === undefined) return sendMissing(request, response, origins);
  if (extname(file) === ".svg" || extname(file) === ".css") {
    return send(request, response, status, contentType, bytes);
  }
  const page = bytes
    .toString("utf8")
    .replaceAll(WRITTEN_PROSA_ORIGIN, origins.prosa)
    .replaceAll(WRITTEN_OWN_ORIGIN, origins.own);
  if (!file.startsWith(join(EXAMPLES, "strict-csp") + sep)) {
    return send(request, response, status, contentType, Buffer.from(page));
  }
  const nonce = randomBytes(18).toString("base64");
  response.setHeader("content-security-policy", strictPolicy(nonce, origins.prosa));
  response.setHeader("cache-control", "no-store");
  send(request, response, status, contentType, Buffer.from(page.replaceAll(WRITTEN_NONCE, nonce)));
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
function sendMissing(request, response, origins) {
  return sendFile(request, response, join(EXAMPLES, "shop", "404.html"), origins, 404);
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
