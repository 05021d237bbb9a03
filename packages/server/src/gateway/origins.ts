import type { SiteSettings } from "@prosa/protocol";
import { admitsOrigin } from "../security/origins.ts";
import type { Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";

/** Throws a `ProblemError` where a browser asks from an origin that the site does not list. */
export function requireOrigin({ request }: Incoming, settings: SiteSettings): void {
  const origin = request.headers.get("origin");
  if (origin === null || admitsOrigin(settings.origins, origin)) return;
  throw new ProblemError(403, "origin-not-allowed", `Add ${origin} to the site's origins.`);
}

/**
 * Lets a browser read an answer only on a page whose origin some site lists; each route then checks its own site. A page of
 * any other origin may read why it was refused, and nothing else: its owner must see which origin to add.
 */
export async function withCors({ request, host, memory }: Incoming, response: Response): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin === null) return response;
  const entries = await memory.directory.entries(host).catch(() => []);
  const headers = new Headers(response.headers);
  headers.append("vary", "origin");
  const isListed = entries.some(({ origins }) => admitsOrigin(origins, origin));
  if (isListed || isPreflight(request) || response.status >= 400) {
    headers.set("access-control-allow-origin", origin);
    headers.set(
      "access-control-allow-headers",
      isListed ? "authorization, content-type, idempotency-key" : "content-type",
    );
    headers.set("access-control-allow-methods", isListed ? "DELETE, GET, PATCH, POST, PUT" : "POST");
    headers.set(
      "access-control-expose-headers",
      "retry-after, ratelimit, ratelimit-policy, idempotent-replayed",
    );
    headers.set("access-control-max-age", "600");
  }
  return new Response(response.body, { status: response.status, headers });
}

/** True for a browser's question whether it may send a request (a CORS preflight). */
export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}
