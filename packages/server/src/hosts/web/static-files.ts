/** The paths of the HTTP interface and of the rooms; at all others a host may have a file of the widget. */
export const GATEWAY_PATH = /^\/(?:api|party|parties|healthz|readyz)(?:\/|$)/;

/** The build names these by their content, so they never change. `_headers` of the widget says the same to Cloudflare. */
const HASHED = /^\/chunks\/[^/]+-[\w-]{8,}\.js$/;

/** The headers of the widget's file at this path: it is for pages of any origin, and is kept as long as its name allows. */
export function staticHeaders(pathname: string): Readonly<Record<string, string>> {
  return {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    "cache-control": HASHED.test(pathname) ? "public, max-age=31536000, immutable" : "no-cache",
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
