import type { Insights } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import type { SpanSums } from "../rollups/day-rows.ts";
import { convertsOf } from "./converts.ts";
import { DEFINITIONS, figureOf } from "./definitions.ts";
import { namedCounts } from "./named-counts.ts";
import type { Range } from "./range.ts";

const HOUR_MS = 3_600_000;

/** The counts that are shown by day, and by the hour of the week. */
export const INSIGHTS_SERIES: readonly string[] = ["conversations", "answered", "escalated", "visit"];
export const INSIGHTS_WEEKLY: readonly string[] = ["message"];

const RESOLVED = ["outcome|confirmed-button", "outcome|confirmed-words", "outcome|assumed"];
const HOURS_OF_WEEK = 7 * 24;

/** Makes the figures of a range by its sums, beside those of the range before it. */
export function insightsOf(
  { from, to, zone, days, firstHour, endHour }: Range,
  sums: SpanSums,
  earlier: Range,
  before: SpanSums,
): Insights {
  const { totals } = sums;
  const at = (key: string) => totals[key] ?? 0;
  return {
    from,
    to,
    zone,
    figures: DEFINITIONS.map((definition) => ({
      ...figureOf(definition, totals),
      before: figureOf(definition, before.totals).value,
    })),
    startAt: firstHour * HOUR_MS,
    endAt: endHour * HOUR_MS,
    series: seriesOf(days, sums),
    seriesBefore: seriesOf(earlier.days, before),
    week: sums.week["message|visitor"] ?? new Array(HOURS_OF_WEEK).fill(0),
    funnel: [
      { step: "asked", count: at("conversations"), opens: {} },
      { step: "involved", count: at("involved"), opens: { is: "involved" } },
      { step: "answered", count: at("answered"), opens: { is: "answered" } },
      { step: "resolved", count: RESOLVED.reduce((sum, key) => sum + at(key), 0), opens: { is: "resolved" } },
      { step: "human", count: at("human"), opens: { is: "with-person" } },
    ],
    scores: [1, 2, 3, 4, 5].map((score) => at(`score|${score}`)),
    ratings: { up: at("rated|up"), down: at("rated|down") },
    outcomes: namedCounts(totals, "outcome"),
    intents: intentsOf(totals, before.totals),
    sentiments: namedCounts(totals, "sentiment"),
    stages: namedCounts(totals, "stage"),
    languages: namedCounts(totals, "language"),
    strategies: namedCounts(totals, "strategy"),
    models: namedCounts(totals, "model"),
    converts: convertsOf(totals),
  };
}

function seriesOf(days: readonly string[], sums: SpanSums): Insights["series"] {
  return days.map((day) => {
    const { conversations = 0, answered = 0, escalated = 0, visitors = 0 } = sums.days[day] ?? {};
    return { day, conversations, answered, escalated, visitors };
  });
}

function intentsOf(totals: Totals, before: Totals): Insights["intents"] {
  const earlier = new Map(namedCounts(before, "intent").map(({ name, count }) => [name, count]));
  return namedCounts(totals, "intent").map(({ name, count }) => {
    const asked = totals[`intent-asked|${name}`] ?? 0;
    const share = (key: string, of: number) => (count === null || of === 0 ? null : (totals[key] ?? 0) / of);
    return {
      name,
      conversations: count,
      answered: share(`intent-answered|${name}`, asked),
      resolved: share(`intent-resolved|${name}`, count ?? 0),
      before: earlier.get(name) ?? null,
    };
  });
}
