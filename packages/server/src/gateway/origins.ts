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

/** Lets a browser read an answer only on a page whose origin some site lists; each route then checks its own site. */
export async function withCors({ request, host, memory }: Incoming, response: Response): Promise<Response> {
  const origin = request.headers.get("origin");
  if (origin === null) return response;
  const entries = await memory.directory.entries(host).catch(() => []);
  const headers = new Headers(response.headers);
  headers.append("vary", "origin");
  if (entries.some(({ origins }) => admitsOrigin(origins, origin))) {
    headers.set("access-control-allow-origin", origin);
    headers.set("access-control-allow-headers", "authorization, content-type");
    headers.set("access-control-allow-methods", "DELETE, GET, PATCH, POST, PUT");
    headers.set("access-control-expose-headers", "retry-after");
    headers.set("access-control-max-age", "600");
  }
  return new Response(response.body, { status: response.status, headers });
}

/** True for a browser's question whether it may send a request (a CORS preflight). */
export function isPreflight(request: Request): boolean {
  return request.method === "OPTIONS" && request.headers.has("access-control-request-method");
}
