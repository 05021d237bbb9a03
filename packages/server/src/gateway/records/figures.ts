import type { Dashboard, Insights, InsightsQuery, RangeQuery } from "@prosa/protocol/desk";
import { DASHBOARD_SERIES, dashboardOf } from "../../insights/reports/dashboard.ts";
import { INSIGHTS_SERIES, INSIGHTS_WEEKLY, insightsOf } from "../../insights/reports/insights.ts";
import { type Range, rangeBefore, rangeOf } from "../../insights/reports/range.ts";
import type { SpanSums } from "../../insights/rollups/day-rows.ts";
import type { GatewayHost } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { readSettings } from "../rooms.ts";
import { askSums } from "../stats-rooms.ts";

type FiguresHost = Pick<GatewayHost, "callRoom" | "log" | "now">;
type AskedRange = Omit<RangeQuery, "site" | "format">;
type AskedFigures = Omit<InsightsQuery, "site" | "format">;

/**
 * The figures of a range with those of the range before it, of the conversations of one channel, language or topic where the
 * query names one; throws a `ProblemError` for days that cannot be answered.
 */
export async function readInsights(host: FiguresHost, site: string, query: AskedFigures): Promise<Insights> {
  const range = await rangeIn(host, site, query);
  const earlier = rangeBefore(range, host.now());
  if (typeof earlier === "string") throw new ProblemError(400, "bad-range", earlier);
  const filter = filterOf(query);
  const [sums, before, whole] = await Promise.all([
    sumsOf(host, site, range, INSIGHTS_SERIES, INSIGHTS_WEEKLY, filter),
    sumsOf(host, site, earlier, INSIGHTS_SERIES, [], filter),
    filter === null ? null : sumsOf(host, site, range, [], []),
  ]);
  return insightsOf(range, sums, earlier, before, { filter, whole: (whole ?? sums).totals });
}

/** The name of the slice that a query asks for. */
function filterOf({ channel, language, topic }: AskedFigures): string | null {
  if (channel !== undefined) return `channel=${channel}`;
  if (language !== undefined) return `language=${language}`;
  return topic === undefined ? null : `topic=${topic}`;
}

/** The figures of `GET /api/analytics/dashboard`, filtered in the same way; throws as above. */
export async function readDashboard(
  host: FiguresHost,
  site: string,
  query: AskedFigures,
): Promise<Dashboard> {
  const range = await rangeIn(host, site, query);
  const filter = filterOf(query);
  return dashboardOf(range, await sumsOf(host, site, range, DASHBOARD_SERIES, [], filter), filter);
}

async function rangeIn(host: FiguresHost, site: string, query: AskedRange): Promise<Range> {
  const { openingHours } = await readSettings(host, site);
  const range = rangeOf(query, openingHours?.timeZone ?? "UTC", host.now());
  if (typeof range === "string") throw new ProblemError(400, "bad-range", range);
  return range;
}

function sumsOf(
  host: FiguresHost,
  site: string,
  { firstHour, endHour, zone }: Range,
  series: readonly string[],
  weekly: readonly string[],
  slice: string | null = null,
): Promise<SpanSums> {
  return askSums(host, site, { from: firstHour, to: endHour, zone, series, weekly, slice: slice ?? "" });
}
