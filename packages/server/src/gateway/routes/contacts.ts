import { siteIdSchema } from "@prosa/protocol";
import type { Hono } from "hono/tiny";
import type { Front, GatewayHost } from "../gateway.ts";
import { ProblemError } from "../problem.ts";

/** What `next` of one page looks like: the place of the next page's first contact. */
const FROM = /^\d{13}\.[\w-]{8,64}$/;

/** The owner's route to the visitors who said how to reach them. */
export function addContactRoutes(app: Hono<{ Bindings: GatewayHost; Variables: { front: Front } }>): void {
  app.get("/api/contacts", async (context) => {
    const front = context.get("front");
    await front.requireOwner();
    const named = context.req.query("site");
    if (named !== undefined && !siteIdSchema.safeParse(named).success)
      throw new ProblemError(400, "bad-site", "A site's name is lower-case letters, digits and hyphens.");
    const from = context.req.query("from");
    if (from !== undefined && !FROM.test(from))
      throw new ProblemError(400, "bad-from", "from is the next of the page before.");
    const site = await front.siteOrOnly(named);
    await front.settings(site);
    const response = await front.room("site", site, `/contacts${from === undefined ? "" : `?from=${from}`}`);
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(response.body, { status: response.status, headers });
  });
}
