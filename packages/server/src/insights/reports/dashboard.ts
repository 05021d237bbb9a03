import type { Dashboard } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import type { SpanSums } from "../rollups/day-rows.ts";
import { namedCounts } from "./named-counts.ts";
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

/** Makes the dashboard of a range of its sums. */
export function dashboardOf({ from, to, zone, days }: Range, { totals, days: counted }: SpanSums): Dashboard {
  return {
    from,
    to,
    zone,
    totals: figuresOf(totals),
    days: days.map((day) => ({ day, ...figuresOf(counted[day] ?? {}) })),
  };
}

function figuresOf(totals: Totals): Dashboard["totals"] {
  const at = (key: string) => totals[key] ?? 0;
  const messages = {
    visitor: at("message|visitor"),
    assistant: at("message|assistant"),
    agent: at("message|agent"),
  };
  const sessions = at("conversations");
  const all = messages.visitor + messages.assistant + messages.agent;
  return {
    sessions,
    visitors: at("visitors"),
    messages,
    intents: namedCounts(totals, "intent"),
    sentiment: {
      positive: at("sentiment|positive"),
      neutral: at("sentiment|neutral"),
      negative: at("sentiment|negative"),
    },
    meanLength: sessions === 0 ? null : all / sessions,
    meanDurationMs: sessions === 0 ? null : at("duration-ms") / sessions,
  };
}
