/** The paths of the HTTP interface and of the rooms; at all others a host may have a file of the widget. */
export const GATEWAY_PATH = /^\/(?:api|party|parties|healthz|readyz)(?:\/|$)/;

/** The build names these by their content, so they never change. `_headers` of the widget says the same to Cloudflare. */
const HASHED = /^\/(?:chunks|desk\/assets)\/[^/]+-[\w-]{8,}\.(?:js|css)$/;
const DESK = /^\/desk(?:\/|$)/;
/** The page of the desk that its set-up shows in a frame. */
const PREVIEW = /^\/desk\/preview\.html$/;

/** The file at a path: of a folder, its page; the desk may be asked for without its slash. */
export function fileOf(pathname: string): string {
  return pathname.endsWith("/") || pathname === "/desk"
    ? `${pathname.replace(/\/$/, "")}/index.html`
    : pathname;
}

/** The service worker of the desk's pushes: it asks this server, and nobody else, for numbers. */
const PUSH_WORKER = /^\/desk\/push-worker\.js$/;
const PUSH_WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/**
 * The headers of the file at this path, which is kept as long as its name allows. The widget's are for pages of any origin;
 * the desk's are for nobody else's, and are shown in no frame but of its own.
 */
export function staticHeaders(pathname: string): Readonly<Record<string, string>> {
  const cached = {
    "x-content-type-options": "nosniff",
    "cache-control": HASHED.test(pathname) ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (DESK.test(pathname)) {
    const framed = PREVIEW.test(pathname) ? "SAMEORIGIN" : "DENY";
    const policy = PUSH_WORKER.test(pathname) ? { "content-security-policy": PUSH_WORKER_POLICY } : {};
    return { ...cached, ...policy, "x-frame-options": framed, "referrer-policy": "no-referrer" };
  }
  return {
    ...cached,
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    // Tells the script tag's file whether it came from the browser's cache.
    "timing-allow-origin": "*",
  };
}

/** Answers a request with a file that a platform found: with `staticHeaders`, and by its tag where the browser has it. */
export async function answerStatic(request: Request, found: Response): Promise<Response> {
  const bytes = await found.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  // Weak, since the platform may compress what it sends.
  const etag = `W/"${btoa(String.fromCharCode(...digest.slice(0, 15))).replace(/[+/]/g, "-")}"`;
  const headers = new Headers({ ...staticHeaders(new URL(request.url).pathname), etag });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  headers.set("content-type", found.headers.get("content-type") ?? "application/octet-stream");
  return new Response(request.method === "HEAD" ? null : bytes, { headers });
}
