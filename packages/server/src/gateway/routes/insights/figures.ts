import { type RangeQuery, rangeQuerySchema } from "@prosa/protocol/desk";
import { csvOf } from "../../../insights/reports/csv.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { readQuery } from "../../query.ts";
import { readDashboard, readInsights } from "../../records/figures.ts";

/** Adds the owner's routes to a site's figures. */
export function addInsightRoutes(app: GatewayApp): void {
  app.get("/api/analytics/dashboard", async (context) => {
    const incoming = context.get("incoming");
    const { site, query } = await queryIn(incoming);
    return context.json(await readDashboard(incoming.host, site, query));
  });

  app.get("/api/insights", async (context) => {
    const incoming = context.get("incoming");
    const { site, query } = await queryIn(incoming);
    const insights = await readInsights(incoming.host, site, query);
    if (query.format === "json") return context.json(insights);
    context.header("content-type", "text/csv; charset=utf-8");
    context.header("content-disposition", `attachment; filename="prosa-${insights.from}-${insights.to}.csv"`);
    return context.body(csvOf(insights));
  });
}

/** The site and the range that a request is about. */
async function queryIn(incoming: Incoming): Promise<{ site: string; query: RangeQuery }> {
  const right = await requireOwnerRight(incoming, "analytics:read");
  const query = readQuery(incoming.request.url, rangeQuerySchema);
  return { site: await right.siteOf(query.site), query };
}
