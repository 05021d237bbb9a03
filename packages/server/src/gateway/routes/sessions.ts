import { createSessionRequestSchema, refreshTokenRequestSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { FIRST_DEVICE } from "../../security/tokens.ts";
import { armsOf, settingsWithArms } from "../../site/experiments/arms.ts";
import { visitedSiteOf } from "../../site/visited-site.ts";
import { requireEitherToken, requireSession } from "../authentication.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOrigin } from "../origins.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { limitAddress, refuseAbusers } from "../rate-limits.ts";
import { askRoom, askSession, readSettings } from "../rooms.ts";
import { issueTokens, refreshTokenS } from "../session-tokens.ts";

/** Tokens that one address may buy, for every session that it may open. */
const TOKENS_PER_SESSION = 4;

const rotationSchema = z.object({ generation: z.int() });

/** Adds the visitor's routes that open a session, renew its token and erase it. */
export function addSessionRoutes(app: GatewayApp): void {
  app.post("/api/sessions", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    const { site, language } = await readJson(request, createSessionRequestSchema);
    limitAddress(incoming, "sessions", environmentOf(incoming).sessionsPerMinute);
    refuseAbusers(incoming);
    const settings = await readSettings(host, site);
    requireOrigin(incoming, settings);
    if (settings.isArchived)
      throw new ProblemError(403, "site-archived", "The site is archived; its owner can bring it back.");
    const session = host.newId();
    const token = await issueTokens(
      incoming,
      { session, site, device: FIRST_DEVICE, generation: 0 },
      settings,
    );
    const spoken = language ?? settings.languages[0] ?? "pt-BR";
    const arms = armsOf(settings, session, { parts: ["greeting"], language: spoken });
    return context.json({ ...token, site: visitedSiteOf(settingsWithArms(settings, arms), language) }, 201);
  });

  app.post("/api/sessions/:id/token", async (context) => {
    const incoming = context.get("incoming");
    const { request, host } = incoming;
    const { refreshToken } = await readJson(request, refreshTokenRequestSchema);
    const perMinute = TOKENS_PER_SESSION * environmentOf(incoming).sessionsPerMinute;
    limitAddress(incoming, "tokens", perMinute);
    const bearer = await requireSession(incoming, context.req.param("id"), refreshToken, "refresh");
    const settings = await readSettings(host, bearer.site);
    requireOrigin(incoming, settings);
    const path = `/tokens?generation=${bearer.generation}&lifetime=${refreshTokenS(settings)}`;
    const response = await askSession(host, bearer, path, { method: "POST" });
    const { generation } = rotationSchema.parse(await response.json());
    return context.json(await issueTokens(incoming, { ...bearer, generation }, settings));
  });

  app.delete("/api/sessions/:id/tokens", async (context) => {
    const incoming = context.get("incoming");
    const id = context.req.param("id");
    const asked = await requireEitherToken(incoming, id).catch(async (refusal: unknown) => {
      const right = await requireOwnerRight(incoming, "conversations:write").catch((wrong: unknown) => {
        const isOwners = wrong instanceof ProblemError && wrong.code === "missing-scope";
        throw isOwners ? wrong : refusal;
      });
      return { site: await right.siteOf(context.req.query("site")) };
    });
    const path = `/tokens?site=${asked.site}`;
    await askSession(incoming.host, "device" in asked ? asked : id, path, { method: "DELETE" });
    return context.body(null, 204);
  });

  app.delete("/api/sessions/:id", async (context) => {
    const incoming = context.get("incoming");
    // The token alone decides: neither a setting of the site nor its end may keep what its visitor takes back.
    const { session, site } = await requireEitherToken(incoming, context.req.param("id"));
    await askRoom(incoming.host, "main", session, `/transcript?site=${site}`, { method: "DELETE" });
    return context.body(null, 204);
  });
}
