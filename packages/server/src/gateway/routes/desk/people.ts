import { siteIdSchema } from "@prosa/protocol";
import {
  changeAccountRequestSchema,
  demandFactorRequestSchema,
  type InvitationLink,
  inviteRequestSchema,
} from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-tokens.ts";
import { requireOperator } from "../../authentication.ts";
import { readJson } from "../../body.ts";
import { requirePerson, requireRole } from "../../desk-cookie.ts";
import { askDesk } from "../../desk-rooms.ts";
import type { GatewayApp } from "../../incoming.ts";
import { mailInvitation } from "../../mail/mail-invitation.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";
import type { RoomCaller } from "../../rooms.ts";
import { FIRST_SITE, isWithoutSites, makeFirstSite, requireSite } from "../../sites.ts";

const setupRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  /** The account will be of who runs the deployment: it makes sites, and goes to each. */
  isOperator: z.optional(z.boolean()),
});
const expirySchema = z.object({ expiresAt: z.int() });

/** Adds the routes to a site's people: their list, their invitations, their roles, and who did what. */
export function addDeskPeopleRoutes(app: GatewayApp): void {
  app.get("/api/desk/people", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    return askDesk(incoming.host, site, "/people");
  });

  app.patch("/api/desk/people/:id", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requirePerson(incoming);
    const changes = await readJson(incoming.request, changeAccountRequestSchema);
    const init = { method: "PATCH", body: JSON.stringify({ by: account.id, changes }) };
    return askDesk(incoming.host, site, `/people/${encodeURIComponent(context.req.param("id"))}`, init);
  });

  app.put("/api/desk/second-factor", async (context) => {
    const incoming = context.get("incoming");
    const { site, account } = await requireRole(incoming, ["owner"]);
    const { isDemanded } = await readJson(incoming.request, demandFactorRequestSchema);
    const init = { method: "PUT", body: JSON.stringify({ by: account.id, isDemanded }) };
    return askDesk(incoming.host, site, "/second-factor", init);
  });

  app.post("/api/desk/invitations", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    const hasKey = request.headers.has("authorization");
    const right = hasKey
      ? await requireOwnerRight(incoming, "people")
      : await requireRole(incoming, ["owner"]);
    const { site: named, ...invitation } = await readJson(request, inviteRequestSchema);
    const site = "siteOf" in right ? await right.siteOf(named) : right.site;
    const by = "account" in right ? { by: right.account.id } : {};
    const link = await invite(host, site, { ...invitation, ...by });
    const { email } = invitation;
    if (email === undefined) return context.json(link, 201);
    return context.json({ ...link, mailed: await mailInvitation(incoming, site, email, link) }, 201);
  });

  app.post("/api/desk/setup", async (context) => {
    const incoming = context.get("incoming");
    await requireOperator(incoming);
    const { site: named, isOperator } = await readJson(incoming.request, setupRequestSchema);
    const site = isOperator && (await isWithoutSites(incoming)) ? FIRST_SITE : named;
    if (site === FIRST_SITE) await makeFirstSite(incoming);
    const invitation = { role: "owner", isFirst: true, ...(isOperator && { isOperator }) };
    return context.json(await invite(incoming.host, await requireSite(incoming, site), invitation), 201);
  });

  app.get("/api/desk/audit", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requireRole(incoming, ["owner", "lead"]);
    const from = context.req.query("from");
    if (from !== undefined && !/^\d{1,10}$/.test(from)) {
      throw new ProblemError(400, "bad-from", "from is the next of the page before.");
    }
    return askDesk(incoming.host, site, `/audit${from === undefined ? "" : `?from=${from}`}`);
  });

  app.get("/api/desk/waits", async (context) => {
    const incoming = context.get("incoming");
    const { site } = await requirePerson(incoming);
    return askDesk(incoming.host, site, "/waits");
  });
}

/** Makes a link that is good for one account. */
async function invite(host: RoomCaller, site: string, invitation: object): Promise<InvitationLink> {
  const token = newOpaqueToken();
  const body = JSON.stringify({ ...invitation, hash: hashOfToken(token) });
  const response = await askDesk(host, site, "/invitations", { method: "POST", body });
  const { expiresAt } = expirySchema.parse(await response.json());
  return { path: `/desk/#/invitation/${site}/${token}`, expiresAt };
}
