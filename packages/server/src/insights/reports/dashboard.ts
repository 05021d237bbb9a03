import type { Dashboard } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import type { SpanSums } from "../rollups/day-rows.ts";
import { namedCounts, SMALL_CELL } from "./named-counts.ts";
import type { Range } from "./range.ts";

/** The counts that a dashboard shows by day, by the beginnings of their names. */
export const DASHBOARD_SERIES: readonly string[] = [
  "conversations",
  "visit",
  "message",
  "intent",
  "sentiment",
  "duration-ms",
];

/** Makes the dashboard of a range of its sums. Small counts of a filter are not told: they could point at a person. */
export function dashboardOf(
  { from, to, zone, days }: Range,
  { totals, days: counted }: SpanSums,
  filter: string | null,
): Dashboard {
  const isFiltered = filter !== null;
  return {
    from,
    to,
    zone,
    filter,
    totals: figuresOf(totals, isFiltered),
    days: days.map((day) => ({ day, ...figuresOf(counted[day] ?? {}, isFiltered) })),
  };
}

function figuresOf(totals: Totals, isFiltered: boolean): Dashboard["totals"] {
  const at = (key: string) => totals[key] ?? 0;
  const shown = (key: string) => (isFiltered && at(key) > 0 && at(key) < SMALL_CELL ? null : at(key));
  const sessions = shown("conversations");
  const all = at("message|visitor") + at("message|assistant") + at("message|agent");
  return {
    sessions,
    visitors: shown("visitors"),
    messages: {
      visitor: shown("message|visitor"),
      assistant: shown("message|assistant"),
      agent: shown("message|agent"),
    },
    intents: namedCounts(totals, "intent"),
    sentiment: {
      positive: shown("sentiment|positive"),
      neutral: shown("sentiment|neutral"),
      negative: shown("sentiment|negative"),
    },
    meanLength: sessions ? all / sessions : null,
    meanDurationMs: sessions ? at("duration-ms") / sessions : null,
  };
}
