import type { Figure } from "@prosa/protocol/desk";
import { quantileOf } from "../rollups/buckets.ts";
import type { Totals } from "../rollups/cell.ts";
import { wilson } from "./wilson.ts";

type Sum = readonly string[];

/** A figure as a formula over counts; docs/insights.md says the same in words. */
type Definition = { id: string; known: Figure["known"]; opens?: Figure["opens"] } & (
  | { unit: "count"; of: Sum }
  | { unit: "amount"; of: Sum; n: string }
  /** `less` is taken from the part. */
  | { unit: "share"; part: Sum; less?: Sum; of: Sum }
  | { unit: "ms"; sum: string; n: string }
  | { unit: "ms"; quantile: number; buckets: string; n: string }
);

const CONFIRMED: Sum = ["outcome|confirmed-button", "outcome|confirmed-words"];
const SCORES: Sum = [1, 2, 3, 4, 5].map((score) => `score|${score}`);

export const DEFINITIONS: readonly Definition[] = [
  { id: "conversations", unit: "count", of: ["conversations"], known: "log" },
  { id: "visitors", unit: "count", of: ["visitors"], known: "log" },
  {
    id: "messages",
    unit: "count",
    of: ["message|visitor", "message|assistant", "message|agent"],
    known: "log",
  },
  {
    id: "involvement",
    opens: { is: "involved" },
    unit: "share",
    part: ["involved"],
    of: ["conversations"],
    known: "log",
  },
  {
    id: "answer-rate",
    opens: { is: "answered" },
    unit: "share",
    part: ["answered"],
    of: ["involved"],
    known: "log",
  },
  {
    id: "resolution-button",
    opens: { outcome: "confirmed-button" },
    unit: "share",
    part: ["outcome|confirmed-button"],
    of: ["involved"],
    known: "button",
  },
  {
    id: "resolution-words",
    opens: { outcome: "confirmed-words" },
    unit: "share",
    part: ["outcome|confirmed-words"],
    of: ["involved"],
    known: "words",
  },
  {
    id: "resolution-assumed",
    opens: { outcome: "assumed" },
    unit: "share",
    part: ["outcome|assumed"],
    of: ["involved"],
    known: "silence",
  },
  {
    id: "resolution-verified",
    opens: { is: "verified" },
    unit: "share",
    part: CONFIRMED,
    less: ["unverified"],
    of: ["involved"],
    known: "button-or-words",
  },
  {
    id: "containment",
    opens: { is: "contained" },
    unit: "share",
    part: ["contained"],
    of: ["involved"],
    known: "log",
  },
  {
    id: "escalation",
    opens: { is: "escalated" },
    unit: "share",
    part: ["escalated"],
    of: ["conversations"],
    known: "log",
  },
  {
    id: "abandonment",
    opens: { outcome: "abandoned" },
    unit: "share",
    part: ["outcome|queue"],
    of: ["escalated"],
    known: "silence",
  },
  {
    id: "response-assistant",
    opens: { is: "involved" },
    unit: "ms",
    sum: "replied-ms",
    n: "replies",
    known: "log",
  },
  {
    id: "response-person",
    opens: { is: "person-answered" },
    unit: "ms",
    quantile: 0.5,
    buckets: "first-word-bucket|",
    n: "first-word",
    known: "log",
  },
  {
    id: "response-person-p90",
    opens: { is: "person-answered" },
    unit: "ms",
    quantile: 0.9,
    buckets: "first-word-bucket|",
    n: "first-word",
    known: "log",
  },
  {
    id: "wait",
    opens: { is: "claimed" },
    unit: "ms",
    quantile: 0.5,
    buckets: "wait-claimed-bucket|",
    n: "wait-claimed",
    known: "log",
  },
  {
    id: "wait-p90",
    opens: { is: "claimed" },
    unit: "ms",
    quantile: 0.9,
    buckets: "wait-claimed-bucket|",
    n: "wait-claimed",
    known: "log",
  },
  { id: "handling", opens: { is: "handled" }, unit: "ms", sum: "handled-ms", n: "handled", known: "log" },
  {
    id: "time-to-resolution",
    opens: { is: "ended-by-person" },
    unit: "ms",
    quantile: 0.5,
    buckets: "resolve-bucket|",
    n: "resolve",
    known: "log",
  },
  {
    id: "time-to-resolution-open",
    opens: { is: "ended-by-person" },
    unit: "ms",
    quantile: 0.5,
    buckets: "resolve-open-bucket|",
    n: "resolve-open",
    known: "log",
  },
  { id: "reopened", opens: { is: "reopened" }, unit: "count", of: ["reopened"], known: "log" },
  {
    id: "satisfaction",
    opens: { is: "scored" },
    unit: "share",
    part: ["score|4", "score|5"],
    of: SCORES,
    known: "button",
  },
  {
    id: "satisfaction-response",
    opens: { is: "score-asked" },
    unit: "share",
    part: SCORES,
    of: ["score-asked"],
    known: "log",
  },
  {
    id: "conversion",
    opens: { is: "converted" },
    unit: "share",
    part: ["converted"],
    of: ["conversations"],
    known: "log",
  },
  {
    id: "conversion-value",
    opens: { is: "converted" },
    unit: "amount",
    of: ["conversion-value"],
    n: "converted",
    known: "log",
  },
  { id: "broken-off", opens: { is: "broken-off" }, unit: "count", of: ["broken-off"], known: "log" },
];

/** The value of a figure by counts, with its n and, for a share, its interval. */
export function figureOf(definition: Definition, totals: Totals): Omit<Figure, "before"> {
  const { id, unit, known, opens = {} } = definition;
  const head = { id, unit, known, opens };
  const sumOf = (keys: Sum) => keys.reduce((sum, key) => sum + (totals[key] ?? 0), 0);
  if (definition.unit === "count") {
    const value = sumOf(definition.of);
    return { ...head, value, n: value };
  }
  if (definition.unit === "share") {
    const n = sumOf(definition.of);
    if (n <= 0) return { ...head, value: null, n: 0 };
    // Visitors may score where nothing asked them to.
    const part = Math.min(n, sumOf(definition.part) - sumOf(definition.less ?? []));
    return { ...head, value: part / n, n, interval: wilson(part, n) };
  }
  const n = totals[definition.n] ?? 0;
  if (n <= 0) return { ...head, value: null, n: 0 };
  if (definition.unit === "amount") return { ...head, value: sumOf(definition.of), n };
  const value =
    "sum" in definition
      ? (totals[definition.sum] ?? 0) / n
      : quantileOf(totals, definition.buckets, definition.quantile);
  return { ...head, value, n };
}
