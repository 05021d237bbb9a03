import {
  type GuidancePreview,
  guidancePreviewSchema,
  type SiteKey,
  siteSettingsSchema,
} from "@prosa/protocol";
import { fixedPart } from "../../models/prompt/fixed-part.ts";
import { tokensOf } from "../../models/prompt/tokens.ts";
import { faultOfTool } from "../../models/tools/http-tool.ts";
import { siteKey } from "../../security/site-key.ts";
import { readJson } from "../body.ts";
import { environmentOf, type GatewayApp } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { askRoom, readSettings, relay, unknownSite } from "../rooms.ts";
import { putSettings, requireSiteId } from "../sites.ts";

/** Adds the owner's routes to the settings of a site. */
export function addSiteRoutes(app: GatewayApp): void {
  app.put("/api/sites/:site", async (context) => {
    const incoming = context.get("incoming");
    const { request } = incoming;
    const right = await requireOwnerRight(incoming, "site");
    const site = requireSiteId(context.req.param("site"));
    right.admit(site);
    const settings = await readJson(request, siteSettingsSchema);
    for (const tool of settings.httpTools?.tools ?? []) {
      const fault = faultOfTool(tool);
      if (fault !== undefined) throw new ProblemError(422, "bad-tool", fault);
    }
    return relay(await putSettings(incoming, site, settings));
  });

  app.post("/api/sites/:site/guidance", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "site");
    const { guidance, language } = await readJson(incoming.request, guidancePreviewSchema);
    const settings = await readSettings(incoming.host, await right.siteOf(context.req.param("site")));
    const { name, languages } = settings;
    const prompt = fixedPart({ name, guidance }, language ?? languages[0] ?? "pt-BR", "…");
    const preview: GuidancePreview = { prompt, tokens: tokensOf(prompt) };
    return context.json(preview);
  });

  app.get("/api/sites/:site/consents", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "site");
    const site = await right.siteOf(context.req.param("site"));
    const response = await askRoom(incoming.host, "site", site, "/consents");
    if (response.status === 404) throw unknownSite(site);
    return relay(response);
  });

  app.get("/api/sites/:site/key", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "site");
    const site = await right.siteOf(context.req.param("site"));
    const { keyNumber } = await readSettings(incoming.host, site);
    const key = siteKey(environmentOf(incoming).secret, site, keyNumber);
    return context.json({ keyNumber, key } satisfies SiteKey, 200, { "cache-control": "no-store" });
  });

  app.get("/api/sites/:site", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "site");
    return context.json(await readSettings(incoming.host, await right.siteOf(context.req.param("site"))));
  });
}
