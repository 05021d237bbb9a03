import {
  changeCrmRequestSchema,
  connectCrmRequestSchema,
  crmConnectionSchema,
  crmDryRunRequestSchema,
  deliveriesQuerySchema,
} from "@prosa/protocol";
import { readJson } from "../body.ts";
import type { GatewayApp } from "../incoming.ts";
import { requireOwnerRight } from "../owner-right.ts";
import { readQuery } from "../query.ts";
import { relay } from "../rooms.ts";
import { askExports } from "../site-rooms.ts";
import { queryOf } from "../stats-rooms.ts";
import { admitted, inPath, noteChange } from "./admitted.ts";

/** Adds the owner's routes to the CRMs of a site. Secrets go in, and never come out. */
export function addCrmRoutes(app: GatewayApp): void {
  app.get("/api/crm", async (context) => {
    const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
    return relay(await askExports(host, site, "/crm"));
  });

  app.post("/api/crm", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "exports");
    const asked = await readJson(incoming.request, connectCrmRequestSchema);
    const site = await right.siteOf(asked.site);
    const init = { method: "POST", body: JSON.stringify(asked) };
    const response = await askExports(incoming.host, site, "/crm", init);
    if (response.ok) {
      const { id } = crmConnectionSchema.parse(await response.clone().json());
      await noteChange(incoming, response, { site, by: right.by, what: "connected-crm", target: id });
    }
    return relay(response);
  });

  app.patch("/api/crm/:id", async (context) => {
    const incoming = context.get("incoming");
    const { host, site, by } = await admitted(incoming, context.req.query("site"));
    const init = {
      method: "PATCH",
      body: JSON.stringify(await readJson(incoming.request, changeCrmRequestSchema)),
    };
    const target = context.req.param("id");
    const response = await askExports(host, site, `/crm/${inPath(target)}`, init);
    await noteChange(incoming, response, { site, by, what: "changed-crm", target });
    return relay(response);
  });

  app.delete("/api/crm/:id", async (context) => {
    const incoming = context.get("incoming");
    const { host, site, by } = await admitted(incoming, context.req.query("site"));
    const target = context.req.param("id");
    const response = await askExports(host, site, `/crm/${inPath(target)}`, { method: "DELETE" });
    await noteChange(incoming, response, { site, by, what: "deleted-crm", target });
    return context.body(null, 204);
  });

  app.post("/api/crm/:id/dry-run", async (context) => {
    const incoming = context.get("incoming");
    const { host, site } = await admitted(incoming, context.req.query("site"));
    const init = {
      method: "POST",
      body: JSON.stringify(await readJson(incoming.request, crmDryRunRequestSchema)),
    };
    return relay(await askExports(host, site, `/crm/${inPath(context.req.param("id"))}/dry-run`, init));
  });

  for (const act of ["check", "send-again"] as const)
    app.post(`/api/crm/:id/${act}`, async (context) => {
      const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
      const path = `/crm/${inPath(context.req.param("id") ?? "")}/${act}`;
      return relay(await askExports(host, site, path, { method: "POST" }));
    });

  app.get("/api/crm/:id/properties", async (context) => {
    const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
    return relay(await askExports(host, site, `/crm/${inPath(context.req.param("id"))}/properties`));
  });

  app.get("/api/crm/:id/deliveries", async (context) => {
    const incoming = context.get("incoming");
    const { host, site } = await admitted(incoming, context.req.query("site"));
    const { site: _, ...asked } = readQuery(incoming.request.url, deliveriesQuerySchema);
    const path = `/crm/${inPath(context.req.param("id"))}/deliveries?${queryOf(asked)}`;
    return relay(await askExports(host, site, path));
  });

  app.post("/api/crm/:id/deliveries/:delivery/send-again", async (context) => {
    const { host, site } = await admitted(context.get("incoming"), context.req.query("site"));
    const { id, delivery } = context.req.param();
    const path = `/crm/${inPath(id)}/deliveries/${inPath(delivery)}/send-again`;
    return relay(await askExports(host, site, path, { method: "POST" }));
  });
}
