import { type RangeQuery, rangeQuerySchema } from "@prosa/protocol/desk";
import { csvOf } from "../../../insights/reports/csv.ts";
import { DASHBOARD_SERIES, dashboardOf } from "../../../insights/reports/dashboard.ts";
import { INSIGHTS_SERIES, INSIGHTS_WEEKLY, insightsOf } from "../../../insights/reports/insights.ts";
import { type Range, rangeBefore, rangeOf } from "../../../insights/reports/range.ts";
import type { SpanSums } from "../../../insights/rollups/day-rows.ts";
import type { GatewayApp, Incoming } from "../../incoming.ts";
import { requireOwnerRight } from "../../owner-right.ts";
import { ProblemError } from "../../problem.ts";
import { readQuery } from "../../query.ts";
import { readSettings } from "../../rooms.ts";
import { askSums } from "../../stats-rooms.ts";

/** Adds the owner's routes to a site's figures. */
export function addInsightRoutes(app: GatewayApp): void {
  app.get("/api/analytics/dashboard", async (context) => {
    const incoming = context.get("incoming");
    const { site, range } = await rangeIn(incoming);
    const sums = await sumsOf(incoming, site, range, DASHBOARD_SERIES, []);
    return context.json(dashboardOf(range, sums));
  });

  app.get("/api/insights", async (context) => {
    const incoming = context.get("incoming");
    const { site, range, format } = await rangeIn(incoming);
    const earlier = rangeBefore(range, incoming.host.now());
    if (typeof earlier === "string") throw new ProblemError(400, "bad-range", earlier);
    const [sums, before] = await Promise.all([
      sumsOf(incoming, site, range, INSIGHTS_SERIES, INSIGHTS_WEEKLY),
      sumsOf(incoming, site, earlier, INSIGHTS_SERIES, []),
    ]);
    const insights = insightsOf(range, sums, earlier, before);
    if (format === "json") return context.json(insights);
    context.header("content-type", "text/csv; charset=utf-8");
    context.header("content-disposition", `attachment; filename="prosa-${range.from}-${range.to}.csv"`);
    return context.body(csvOf(insights));
  });
}

/** The site and the days that a request is about. */
async function rangeIn(
  incoming: Incoming,
): Promise<{ site: string; range: Range; format: RangeQuery["format"] }> {
  const right = await requireOwnerRight(incoming, "analytics:read");
  const query = readQuery(incoming.request.url, rangeQuerySchema);
  const site = await right.siteOf(query.site);
  const { openingHours } = await readSettings(incoming.host, site);
  const range = rangeOf(query, openingHours?.timeZone ?? "UTC", incoming.host.now());
  if (typeof range === "string") throw new ProblemError(400, "bad-range", range);
  return { site, range, format: query.format };
}

function sumsOf(
  { host }: Incoming,
  site: string,
  { firstHour, endHour, zone }: Range,
  series: readonly string[],
  weekly: readonly string[],
): Promise<SpanSums> {
  return askSums(host, site, { from: firstHour, to: endHour, zone, series, weekly });
}
