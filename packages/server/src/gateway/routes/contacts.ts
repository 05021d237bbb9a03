import type { GatewayApp } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { askRoom } from "../rooms.ts";
import { requireSiteId } from "../sites.ts";

/** The shape of a page's `next`: the place of the next page's first contact. */
const FROM = /^\d{13}\.[\w-]{8,64}$/;

/** Adds the owner's route to the contacts that visitors submitted. */
export function addContactRoutes(app: GatewayApp): void {
  app.get("/api/contacts", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "conversations:read");
    const named = context.req.query("site");
    if (named !== undefined) requireSiteId(named);
    const from = context.req.query("from");
    if (from !== undefined && !FROM.test(from))
      throw new ProblemError(400, "bad-from", "from is the next of the page before.");
    const site = await right.siteOf(named);
    const path = `/contacts${from === undefined ? "" : `?from=${from}`}`;
    const response = await askRoom(incoming.host, "site", site, path);
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(response.body, { status: response.status, headers });
  });
}
