import { type GuidancePreview, guidancePreviewSchema, siteSettingsSchema } from "@prosa/protocol";
import { fixedPart } from "../../models/prompt/fixed-part.ts";
import { tokensOf } from "../../models/prompt/tokens.ts";
import { requireOwner } from "../authentication.ts";
import { readJson } from "../body.ts";
import type { GatewayApp } from "../incoming.ts";
import { askRoom, readSettings, relay } from "../rooms.ts";
import { requireSiteId } from "../sites.ts";

/** Adds the owner's routes to the settings of a site. */
export function addSiteRoutes(app: GatewayApp): void {
  app.put("/api/sites/:site", async (context) => {
    const incoming = context.get("incoming");
    const { request, host, memory } = incoming;
    await requireOwner(incoming);
    const site = requireSiteId(context.req.param("site"));
    const settings = await readJson(request, siteSettingsSchema);
    const init = { method: "PUT", body: JSON.stringify(settings) };
    const response = await askRoom(host, "site", site, "/settings", init);
    await memory.directory.register(host, { site, origins: settings.origins });
    return relay(response);
  });

  app.post("/api/sites/:site/guidance", async (context) => {
    const incoming = context.get("incoming");
    await requireOwner(incoming);
    const { guidance, language } = await readJson(incoming.request, guidancePreviewSchema);
    const settings = await readSettings(incoming.host, requireSiteId(context.req.param("site")));
    const { name, languages } = settings;
    const prompt = fixedPart({ name, guidance }, language ?? languages[0] ?? "pt-BR", "…");
    const preview: GuidancePreview = { prompt, tokens: tokensOf(prompt) };
    return context.json(preview);
  });

  app.get("/api/sites/:site", async (context) => {
    const incoming = context.get("incoming");
    await requireOwner(incoming);
    return context.json(await readSettings(incoming.host, requireSiteId(context.req.param("site"))));
  });
}
