import { idSchema, trackRequestSchema } from "@prosa/protocol";
import { requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress } from "../rate-limits.ts";
import { askSession, readSettings, relay } from "../rooms.ts";

/** Requests that one address may send, for every session that it may open. */
const REQUESTS_PER_SESSION = 10;

/** Adds the routes by which a page, or the site's server, tells what a visitor does there; and the owner's to what was told. */
export function addTrackingRoutes(app: GatewayApp): void {
  app.post("/api/sessions/:id/track", async (context) => {
    const incoming = context.get("incoming");
    const { host } = incoming;
    limitAddress(incoming, "tracking", REQUESTS_PER_SESSION * environmentOf(incoming).sessionsPerMinute);
    const asked = await readJson(incoming.request, trackRequestSchema);
    const bearer = await requireSession(incoming, context.req.param("id"));
    requireOrigin(incoming, await readSettings(host, bearer.site));
    const init = { method: "POST", body: JSON.stringify(asked) };
    // 404: the visitor has said nothing yet, and nothing is kept of them.
    await askSession(host, bearer, `/track?site=${bearer.site}`, init);
    return context.body(null, 204);
  });

  app.post("/api/conversations/:session/track", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "conversations:write");
    const site = await right.siteOf(context.req.query("site"));
    const asked = await readJson(incoming.request, trackRequestSchema);
    const init = { method: "POST", body: JSON.stringify(asked) };
    const path = `/track?site=${site}`;
    const response = await askSession(
      incoming.host,
      conversationOf(context.req.param("session")),
      path,
      init,
    );
    if (response.status === 404) throw unknown();
    return context.body(null, 204);
  });

  app.get("/api/conversations/:session/visit", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "conversations:read");
    const site = await right.siteOf(context.req.query("site"));
    const path = `/visit?site=${site}`;
    const response = await askSession(incoming.host, conversationOf(context.req.param("session")), path);
    if (response.status === 404) throw unknown();
    return relay(response);
  });
}

function conversationOf(named: string): string {
  const id = idSchema.safeParse(named).data;
  if (id === undefined) throw unknown();
  return id;
}

function unknown(): ProblemError {
  return new ProblemError(404, "unknown-conversation", "There is no such conversation of this site.");
}
