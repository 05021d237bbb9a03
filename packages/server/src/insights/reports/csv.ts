import type { Insights } from "@prosa/protocol/desk";
import { type CsvCell, csvLine } from "../../files/csv-line.ts";

const HEAD = ["part", "name", "measure", "value", "n", "from", "to", "known", "before"];

/** The figures of a range as a table for spreadsheets (RFC 4180): one value a line, named by its part of the page. */
export function csvOf(insights: Insights): string {
  const { series, week, funnel, intents, scores } = insights;
  const lines: CsvCell[][] = [
    HEAD,
    ...insights.figures.map(({ id, unit, value, n, interval, known, before }) => [
      "figure",
      id,
      unit,
      value,
      n,
      interval?.from,
      interval?.to,
      known,
      before,
    ]),
    ...series.flatMap(({ day, ...counts }) =>
      Object.entries(counts).map(([measure, value]) => ["day", day, measure, value]),
    ),
    ...week.map((value, hour) => ["hour", `${1 + Math.floor(hour / 24)} ${hour % 24}:00`, "messages", value]),
    ...funnel.map(({ step, count }) => ["funnel", step, "conversations", count]),
    ...scores.map((count, index) => ["score", String(index + 1), "conversations", count]),
    ...intents.flatMap(({ name, conversations, answered, resolved, before }) => [
      ["intent", name, "conversations", conversations, null, null, null, null, before],
      ["intent", name, "answered", answered],
      ["intent", name, "resolved", resolved],
    ]),
    ...insights.converts.map(
      ({ strategy, intent, stage, arm, known, conversations, converted, interval }) => [
        "converts",
        [strategy, intent, stage, ...(arm ? [`${arm.experiment}/${arm.variant}`] : [])].join(" / "),
        "converted",
        converted,
        conversations,
        interval.from,
        interval.to,
        known,
      ],
    ),
    ...promisedLines(insights.promisedWaits),
    ...costLines(insights.modelCosts),
    ...(
      ["outcomes", "sentiments", "stages", "languages", "channels", "strategies", "models"] as const
    ).flatMap((part) => insights[part].map(({ name, count }) => [part, name, "count", count])),
  ];
  return lines.map((line) => csvLine(HEAD.map((_, at) => line[at]))).join("");
}

function costLines({ conversations, input, output, amounts }: Insights["modelCosts"]): CsvCell[][] {
  if (conversations === 0) return [];
  return [
    ["model-cost", "all", "tokens-read", input, conversations],
    ["model-cost", "all", "tokens-written", output, conversations],
    ...amounts.map(({ currency, amount }): CsvCell[] => [
      "model-cost",
      currency,
      "amount",
      amount,
      conversations,
    ]),
  ];
}

function promisedLines({ count, errorMs, errorP90Ms, steps }: Insights["promisedWaits"]): CsvCell[][] {
  if (steps.length === 0) return [];
  return [
    ["promised-wait", "all", "error-ms", errorMs, count],
    ["promised-wait", "all", "error-p90-ms", errorP90Ms, count],
    ...steps.map((step): CsvCell[] => [
      "promised-wait",
      step.upToMs === null ? "longer" : `up to ${step.upToMs / 60_000} min`,
      "median-ms",
      step.medianMs,
      step.count,
    ]),
  ];
}
