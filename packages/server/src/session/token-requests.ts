import type { SessionRuntime } from "./session-runtime.ts";

/**
 * Answers the gateway: `POST /tokens?generation=&lifetime=` takes the refresh token of a generation, with the lifetime of the
 * next in seconds, and `DELETE /tokens?site=` ends all tokens of the session. 401 where they were ended, or are by this.
 */
export async function answerTokens(request: Request, runtime: SessionRuntime): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (request.method === "DELETE") {
    const site = runtime.log.row?.site;
    if (site !== undefined && site !== searchParams.get("site")) return new Response(null, { status: 403 });
    await runtime.endTokens("tokens-revoked");
    return new Response(null, { status: 204 });
  }
  const lifetimeMs = Number(searchParams.get("lifetime")) * 1_000;
  const generation = await runtime.rotateTokens(Number(searchParams.get("generation")), lifetimeMs);
  return generation === null ? new Response(null, { status: 401 }) : Response.json({ generation });
}

/** True for a request that the gateway makes for the session's visitor alone. */
export function isVisitors({ method, url }: Request, path: string): boolean {
  if (path === "/turn" || path === "/transcript") return true;
  return (
    path.startsWith("/files/") && (method === "PUT" || new URL(url).searchParams.get("by") === "visitor")
  );
}
