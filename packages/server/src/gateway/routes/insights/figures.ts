import { insightsQuerySchema } from "@prosa/protocol/desk";
import { csvOf } from "../../../insights/reports/csv.ts";
import type { GatewayApp } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { readQuery } from "../../query.ts";
import { readDashboard, readInsights } from "../../records/figures.ts";

/** Adds the owner's routes to a site's figures. */
export function addInsightRoutes(app: GatewayApp): void {
  app.get("/api/analytics/dashboard", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "analytics:read");
    const query = readQuery(incoming.request.url, insightsQuerySchema);
    const site = await right.siteOf(query.site);
    return context.json(await readDashboard(incoming.host, site, query));
  });

  app.get("/api/insights", async (context) => {
    const incoming = context.get("incoming");
    const right = await requireOwnerRight(incoming, "analytics:read");
    const query = readQuery(incoming.request.url, insightsQuerySchema);
    const site = await right.siteOf(query.site);
    const insights = await readInsights(incoming.host, site, query);
    if (query.format === "json") return context.json(insights);
    context.header("content-type", "text/csv; charset=utf-8");
    context.header("content-disposition", `attachment; filename="prosa-${insights.from}-${insights.to}.csv"`);
    return context.body(csvOf(insights));
  });
}
