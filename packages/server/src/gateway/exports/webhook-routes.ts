import {
  changeWebhookRequestSchema,
  deliveriesQuerySchema,
  exportedTypeSchema,
  makeWebhookRequestSchema,
  webhookSecretSchema,
} from "@prosa/protocol";
import { sampleBodies } from "../../exporters/events/samples.ts";
import { readJson } from "../body.ts";
import type { GatewayApp } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { ProblemError } from "../problem.ts";
import { readQuery } from "../query.ts";
import { relay } from "../rooms.ts";
import { askExports } from "../site-rooms.ts";
import { queryOf } from "../stats-rooms.ts";
import { admitted, inPath, noteChange } from "./admitted.ts";

/** Adds the owner's routes to a site's webhooks. A secret is in the answers to its making alone. */
export function addWebhookRoutes(app: GatewayApp): void {
  app.get("/api/webhooks", async (context) => {
    const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
    return relay(await askExports(host, site, "/webhooks"));
  });

  app.post("/api/webhooks", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "exports");
    const { site: named, ...asked } = await readJson(incoming.request, makeWebhookRequestSchema);
    const site = await right.siteOf(named);
    const init = { method: "POST", body: JSON.stringify(asked) };
    const made = await askExports(incoming.host, site, "/webhooks", init);
    if (made.ok) {
      const { webhook } = webhookSecretSchema.parse(await made.clone().json());
      const change = { site, by: right.by, what: "made-webhook", target: webhook.id };
      await noteChange(incoming, made, change);
    }
    const response = relay(made);
    response.headers.set("cache-control", "no-store");
    return response;
  });

  app.get("/api/webhooks/events", async (context) => {
    const { site } = await admitted(context.get("incoming"), context.req.query("site"));
    return context.json({ events: sampleBodies(site) });
  });

  // A list of bodies of one kind: Zapier and its like ask for it while somebody sets a trigger up.
  app.get("/api/webhooks/events/:type", async (context) => {
    const { site } = await admitted(context.get("incoming"), context.req.query("site"));
    const type = exportedTypeSchema.safeParse(context.req.param("type")).data;
    if (type === undefined)
      throw new ProblemError(
        404,
        "unknown-event",
        "There is no such event; GET /api/webhooks/events lists them.",
      );
    return context.json(sampleBodies(site).filter((body) => body.type === type));
  });

  app.patch("/api/webhooks/:id", async (context) => {
    const incoming = context.get("incoming");
    const { host, site, by } = await admitted(incoming, context.req.query("site"));
    const asked = await readJson(incoming.request, changeWebhookRequestSchema);
    const init = { method: "PATCH", body: JSON.stringify(asked) };
    const target = context.req.param("id");
    const response = await askExports(host, site, `/webhooks/${inPath(target)}`, init);
    const what = asked.url === undefined ? "changed-webhook" : "redirected-webhook";
    await noteChange(incoming, response, { site, by, what, target });
    return relay(response);
  });

  app.delete("/api/webhooks/:id", async (context) => {
    const incoming = context.get("incoming");
    const { host, site, by } = await admitted(incoming, context.req.query("site"));
    const target = context.req.param("id");
    const response = await askExports(host, site, `/webhooks/${inPath(target)}`, { method: "DELETE" });
    await noteChange(incoming, response, { site, by, what: "deleted-webhook", target });
    return context.body(null, 204);
  });

  app.post("/api/webhooks/:id/rotate", async (context) => {
    const incoming = context.get("incoming");
    const { host, site, by } = await admitted(incoming, context.req.query("site"));
    const target = context.req.param("id");
    const path = `/webhooks/${inPath(target)}/rotate`;
    const response = relay(await askExports(host, site, path, { method: "POST" }));
    await noteChange(incoming, response, { site, by, what: "rotated-webhook", target });
    response.headers.set("cache-control", "no-store");
    return response;
  });

  for (const act of ["test", "send-again"] as const)
    app.post(`/api/webhooks/:id/${act}`, async (context) => {
      const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
      const path = `/webhooks/${inPath(context.req.param("id") ?? "")}/${act}`;
      return relay(await askExports(host, site, path, { method: "POST" }));
    });

  app.get("/api/webhooks/:id/deliveries", async (context) => {
    const incoming = context.get("incoming");
    const { host, site } = await admitted(incoming, context.req.query("site"));
    const { site: _, ...asked } = readQuery(incoming.request.url, deliveriesQuerySchema);
    const path = `/webhooks/${inPath(context.req.param("id"))}/deliveries?${queryOf(asked)}`;
    return relay(await askExports(host, site, path));
  });

  app.post("/api/webhooks/:id/deliveries/:delivery/send-again", async (context) => {
    const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
    const { id, delivery } = context.req.param();
    const path = `/webhooks/${inPath(id)}/deliveries/${inPath(delivery)}/send-again`;
    return relay(await askExports(host, site, path, { method: "POST" }));
  });
}
