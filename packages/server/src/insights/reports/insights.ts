import type { Insights } from "@prosa/protocol/desk";
import type { Totals } from "../rollups/cell.ts";
import type { SpanSums } from "../rollups/day-rows.ts";
import { convertsOf } from "./converts.ts";
import { DEFINITIONS, figureOf } from "./definitions.ts";
import { modelCostsOf } from "./model-costs.ts";
import { namedCounts, SMALL_CELL } from "./named-counts.ts";
import { promisedWaitsOf } from "./promised-waits.ts";
import type { Range } from "./range.ts";

const HOUR_MS = 3_600_000;

/** The counts that are shown by day, and by the hour of the week. */
export const INSIGHTS_SERIES: readonly string[] = ["conversations", "answered", "escalated", "visit"];
export const INSIGHTS_WEEKLY: readonly string[] = ["message"];

const RESOLVED = ["outcome|confirmed-button", "outcome|confirmed-words", "outcome|assumed"];
const HOURS_OF_WEEK = 7 * 24;

/** The counts of a filter, and of all conversations, by which filters are offered. */
interface Filtered {
  filter: string | null;
  whole: Totals;
}

/** Makes the figures of a range by its sums, beside those of the range before it. Small counts of a filter are not told. */
export function insightsOf(
  { from, to, zone, days, firstHour, endHour }: Range,
  sums: SpanSums,
  earlier: Range,
  before: SpanSums,
  { filter, whole }: Filtered = { filter: null, whole: sums.totals },
): Insights {
  const { totals } = sums;
  const isFiltered = filter !== null;
  const shown = (count: number) => (isFiltered && count > 0 && count < SMALL_CELL ? null : count);
  const at = (key: string) => shown(totals[key] ?? 0);
  return {
    from,
    to,
    zone,
    filter,
    choices: {
      channels: namesOf(whole, "channel"),
      languages: namesOf(whole, "language"),
      topics: namesOf(whole, "intent"),
    },
    figures: DEFINITIONS.map((definition) => {
      const [now, then] = [figureOf(definition, totals), figureOf(definition, before.totals)];
      const figure = { ...now, before: isFiltered && then.n < SMALL_CELL ? null : then.value };
      if (!isFiltered || now.n === 0 || now.n >= SMALL_CELL) return figure;
      const { interval: _, ...rest } = figure;
      return { ...rest, value: null, n: 0, isFew: true };
    }),
    startAt: firstHour * HOUR_MS,
    endAt: endHour * HOUR_MS,
    series: seriesOf(days, sums, shown),
    seriesBefore: seriesOf(earlier.days, before, shown),
    week: (sums.week["message|visitor"] ?? new Array<number>(HOURS_OF_WEEK).fill(0)).map(shown),
    funnel: [
      { step: "asked", count: at("conversations"), opens: {} },
      { step: "involved", count: at("involved"), opens: { is: "involved" } },
      { step: "answered", count: at("answered"), opens: { is: "answered" } },
      { step: "resolved", count: shown(sumOf(totals, RESOLVED)), opens: { is: "resolved" } },
      { step: "human", count: at("human"), opens: { is: "with-person" } },
    ],
    scores: [1, 2, 3, 4, 5].map((score) => at(`score|${score}`)),
    ratings: { up: at("rated|up"), down: at("rated|down") },
    outcomes: namedCounts(totals, "outcome"),
    intents: intentsOf(totals, before.totals),
    sentiments: namedCounts(totals, "sentiment"),
    stages: namedCounts(totals, "stage"),
    languages: namedCounts(totals, "language"),
    channels: namedCounts(totals, "channel"),
    strategies: namedCounts(totals, "strategy"),
    models: namedCounts(totals, "model"),
    converts: convertsOf(totals),
    promisedWaits: promisedWaitsOf(totals, isFiltered),
    modelCosts: modelCostsOf(totals, isFiltered),
  };
}

function sumOf(totals: Totals, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (totals[key] ?? 0), 0);
}

/** The names of counts that are not small, the greatest first. */
function namesOf(totals: Totals, prefix: string): string[] {
  return namedCounts(totals, prefix).flatMap(({ name, count }) => (count === null ? [] : [name]));
}

function seriesOf(
  days: readonly string[],
  sums: SpanSums,
  shown: (count: number) => number | null,
): Insights["series"] {
  return days.map((day) => {
    const { conversations = 0, answered = 0, escalated = 0, visitors = 0 } = sums.days[day] ?? {};
    return {
      day,
      conversations: shown(conversations),
      answered: shown(answered),
      escalated: shown(escalated),
      visitors: shown(visitors),
    };
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
