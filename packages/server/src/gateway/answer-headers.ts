import type { GatewayHost } from "./incoming.ts";

/**
 * The headers of every answer of the HTTP interface, where its route has not set others: nothing personal stays in a cache,
 * nothing is taken for another type, and what is opened as a page may load nothing and stands in no frame.
 */
const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** Adds the headers that every answer has; HSTS by the setting `PROSA_HSTS_SECONDS`. */
export function withAnswerHeaders(
  response: Response,
  { environment }: Pick<GatewayHost, "environment">,
): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) if (!headers.has(name)) headers.set(name, value);
  const hstsS = environment.ok ? environment.value.hstsS : 0;
  if (hstsS > 0) headers.set("strict-transport-security", `max-age=${hstsS}`);
  return new Response(response.body, { status: response.status, headers });
}
