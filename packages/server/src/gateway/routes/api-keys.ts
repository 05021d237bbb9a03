import { type ApiKey, type MadeApiKey, makeApiKeyRequestSchema } from "@prosa/protocol";
import { newApiKey, readApiKey } from "../../security/api-keys.ts";
import { API_KEYS_MAX } from "../../site/api-key-store.ts";
import { requireOperator } from "../authentication.ts";
import { readJson } from "../body.ts";
import { hasDeskCookie } from "../desk-cookie.ts";
import type { GatewayApp, Incoming } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, relay } from "../rooms.ts";
import { requireSite } from "../sites.ts";

/** Adds the routes to the keys of a site, for the operator and for its owners; a key opens none of them. */
export function addApiKeyRoutes(app: GatewayApp): void {
  app.post("/api/sites/:site/keys", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    const site = await requireKeeper(incoming, context.req.param("site"));
    const asked = await readJson(incoming.request, makeApiKeyRequestSchema);
    const key = newApiKey(site);
    const init = { method: "POST", body: JSON.stringify({ ...asked, hash: readApiKey(key)?.hash }) };
    const response = await askRoom(host, "site", site, "/api-keys", init);
    if (response.status === 409) {
      const message = `A site has at most ${API_KEYS_MAX} keys; revoke one that is not used.`;
      throw new ProblemError(409, "too-many-keys", message);
    }
    const made: MadeApiKey = { ...((await response.json()) as ApiKey), key };
    host.log({ level: "info", event: "api-key-made", site, key: made.id });
    context.header("cache-control", "no-store");
    return context.json(made, 201);
  });

  app.get("/api/sites/:site/keys", async (context) => {
    const incoming = context.get("incoming");
    const site = await requireKeeper(incoming, context.req.param("site"));
    return relay(await askRoom(incoming.host, "site", site, "/api-keys"));
  });

  app.delete("/api/sites/:site/keys/:id", async (context) => {
    const incoming = context.get("incoming");
    const site = await requireKeeper(incoming, context.req.param("site"));
    const id = context.req.param("id");
    const path = `/api-keys/${encodeURIComponent(id)}`;
    const response = await askRoom(incoming.host, "site", site, path, { method: "DELETE" });
    if (response.status === 404)
      throw new ProblemError(
        404,
        "unknown-key",
        `There is no such key; GET /api/sites/${site}/keys lists them.`,
      );
    incoming.host.log({ level: "info", event: "api-key-revoked", site, key: id });
    return context.body(null, 204);
  });
}

/** The site whose keys the operator, or an owner who is signed in there, may make and revoke. */
async function requireKeeper(incoming: Incoming, named: string): Promise<string> {
  const { request } = incoming;
  if (request.headers.has("authorization") || !hasDeskCookie(request)) {
    await requireOperator(incoming);
    return requireSite(incoming, named);
  }
  return (await requireOwnerRight(incoming, "site")).siteOf(named);
}
