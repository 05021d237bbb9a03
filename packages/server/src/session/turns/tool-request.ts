import { foreignOptions } from "../../extract/fetch/egress.ts";
import { guardedFetch } from "../../extract/fetch/fetch.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { signatureHeader, siteKey } from "../../security/site-key.ts";
import type { SiteView } from "../../site/sites.ts";
import type { ToolRequest } from "../../turn/ports.ts";

/** The header that signs a request to a tool of a site's owner. */
export const SIGNATURE_HEADER = "x-prosa-signature";

/** An answer is read by an LLM: more than this is no result but a file. */
const ANSWER_BYTES_MAX = 32 * 1024;

interface AskDeps {
  host: Pick<RoomHost, "environment" | "fetchForeign" | "now" | "log">;
  site: Pick<SiteView, "id" | "settings">;
  signal: AbortSignal;
}

/**
 * Posts a tool's input to the address that the site's settings name, signed, and resolves with the text of the answer. The
 * address is guarded as every foreign one is, and must be on a host that the settings list. Rejects where there is no answer
 * of a success in time; why goes to the log, without words.
 */
export async function askTool(
  { tool, input, identity }: ToolRequest,
  { host, site, signal }: AskDeps,
): Promise<string> {
  const { environment } = host;
  if (!environment.ok) throw new Error("The environment cannot be read.");
  const { secret, toolSecrets = {} } = environment.value;
  const startedAt = host.now();
  const log = (code: string, status?: number) =>
    host.log({
      level: code === "ok" ? "info" : "warn",
      event: "tool-asked",
      site: site.id,
      tool: tool.name,
      code,
      status,
      durationMs: host.now() - startedAt,
    });
  const key = tool.secret ? toolSecrets[tool.secret] : siteKey(secret, site.id, site.settings.keyNumber);
  if (key === undefined) {
    log("no-secret");
    throw new Error(`Set ${tool.secret} in the server's environment.`);
  }
  const body = JSON.stringify({ tool: tool.name, input, visitor: identity ?? null, site: site.id });
  const fetched = await guardedFetch(tool.url, {
    policy: { ...foreignOptions(host).policy, onlyHosts: site.settings.httpTools?.hosts ?? [] },
    ...(host.fetchForeign && { fetch: host.fetchForeign }),
    post: { body, contentType: "application/json" },
    headers: {
      accept: "application/json, text/plain",
      [SIGNATURE_HEADER]: signatureHeader(key, body, startedAt),
    },
    asText: true,
    maxBytes: ANSWER_BYTES_MAX,
    headersTimeoutMs: tool.timeoutMs,
    totalTimeoutMs: tool.timeoutMs,
    signal,
  });
  log(fetched.ok ? "ok" : fetched.code, fetched.status);
  if (!fetched.ok) throw new Error(fetched.message);
  return fetched.text;
}
