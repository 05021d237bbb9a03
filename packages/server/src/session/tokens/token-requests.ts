import type { SessionRuntime } from "../session-runtime.ts";
import { answerDevices } from "./device-requests.ts";

/**
 * Answers the gateway: `POST /tokens?device=&generation=&lifetime=` takes the refresh token of a device, by its generation, with
 * the lifetime of the next in seconds, and `DELETE /tokens?site=` ends all tokens of the session. 401 where those of the device were
 * ended, or are by this. Everything else is about the session's devices (`answerDevices`).
 */
export async function answerTokens(
  request: Request,
  path: string,
  runtime: SessionRuntime,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const device = searchParams.get("device");
  if (path !== "/tokens") return answerDevices(request, path, runtime);
  if (request.method === "DELETE") {
    const site = runtime.log.row?.site;
    if (site !== undefined && site !== searchParams.get("site")) return new Response(null, { status: 403 });
    const { tokens } = runtime;
    // The site's owner has no device; one that another signed out may not answer in kind.
    const isOut = device !== null && !tokens.isEnded && tokens.isOut(device);
    if (isOut) return new Response(null, { status: 401 });
    await runtime.endTokens("tokens-revoked");
    return new Response(null, { status: 204 });
  }
  const lifetimeMs = Number(searchParams.get("lifetime")) * 1_000;
  const generation = await runtime.rotateTokens(
    device ?? "",
    Number(searchParams.get("generation")),
    lifetimeMs,
  );
  return generation === null ? new Response(null, { status: 401 }) : Response.json({ generation });
}
