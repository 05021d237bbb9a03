import type { Insights } from "@prosa/protocol/desk";

type Value = string | number | null | undefined;

const HEAD = ["part", "name", "measure", "value", "n", "from", "to", "known", "before"];

/** The figures of a range as a table for spreadsheets (RFC 4180): one value a line, named by its part of the page. */
export function csvOf(insights: Insights): string {
  const { series, week, funnel, intents, scores } = insights;
  const lines: Value[][] = [
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
    ...(["outcomes", "sentiments", "stages", "languages", "strategies", "models"] as const).flatMap((part) =>
      insights[part].map(({ name, count }) => [part, name, "count", count]),
    ),
  ];
  return lines.map((line) => `${HEAD.map((_, at) => fieldOf(line[at])).join(",")}\r\n`).join("");
}

/** A field as a spreadsheet reads it: never as a formula, which some programs run as they open a file. */
function fieldOf(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
