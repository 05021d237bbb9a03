import type { Figure } from "@prosa/protocol/desk";
import { quantileOf } from "../rollups/buckets.ts";
import type { Totals } from "../rollups/cell.ts";
import { wilson } from "./wilson.ts";

type Sum = readonly string[];

/** A figure as a formula over counts; docs/insights.md says the same in words. */
type Definition = { id: string; known: Figure["known"] } & (
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
  { id: "involvement", unit: "share", part: ["involved"], of: ["conversations"], known: "log" },
  { id: "answer-rate", unit: "share", part: ["answered"], of: ["involved"], known: "log" },
  {
    id: "resolution-button",
    unit: "share",
    part: ["outcome|confirmed-button"],
    of: ["involved"],
    known: "button",
  },
  {
    id: "resolution-words",
    unit: "share",
    part: ["outcome|confirmed-words"],
    of: ["involved"],
    known: "words",
  },
  { id: "resolution-assumed", unit: "share", part: ["outcome|assumed"], of: ["involved"], known: "silence" },
  {
    id: "resolution-verified",
    unit: "share",
    part: CONFIRMED,
    less: ["unverified"],
    of: ["involved"],
    known: "button-or-words",
  },
  { id: "containment", unit: "share", part: ["contained"], of: ["involved"], known: "log" },
  { id: "escalation", unit: "share", part: ["escalated"], of: ["conversations"], known: "log" },
  { id: "abandonment", unit: "share", part: ["outcome|queue"], of: ["escalated"], known: "silence" },
  { id: "response-assistant", unit: "ms", sum: "replied-ms", n: "replies", known: "log" },
  {
    id: "response-person",
    unit: "ms",
    quantile: 0.5,
    buckets: "first-word-bucket|",
    n: "first-word",
    known: "log",
  },
  {
    id: "response-person-p90",
    unit: "ms",
    quantile: 0.9,
    buckets: "first-word-bucket|",
    n: "first-word",
    known: "log",
  },
  { id: "wait", unit: "ms", quantile: 0.5, buckets: "wait-claimed-bucket|", n: "wait-claimed", known: "log" },
  {
    id: "wait-p90",
    unit: "ms",
    quantile: 0.9,
    buckets: "wait-claimed-bucket|",
    n: "wait-claimed",
    known: "log",
  },
  { id: "handling", unit: "ms", sum: "handled-ms", n: "handled", known: "log" },
  {
    id: "time-to-resolution",
    unit: "ms",
    quantile: 0.5,
    buckets: "resolve-bucket|",
    n: "resolve",
    known: "log",
  },
  { id: "reopened", unit: "count", of: ["reopened"], known: "log" },
  { id: "satisfaction", unit: "share", part: ["score|4", "score|5"], of: SCORES, known: "button" },
  { id: "satisfaction-response", unit: "share", part: SCORES, of: ["score-asked"], known: "log" },
  { id: "conversion", unit: "share", part: ["converted"], of: ["conversations"], known: "log" },
  { id: "conversion-value", unit: "amount", of: ["conversion-value"], n: "converted", known: "log" },
  { id: "broken-off", unit: "count", of: ["broken-off"], known: "log" },
];

/** The value of a figure by counts, with its n and, for a share, its interval. */
export function figureOf(definition: Definition, totals: Totals): Omit<Figure, "before"> {
  const { id, unit, known } = definition;
  const sumOf = (keys: Sum) => keys.reduce((sum, key) => sum + (totals[key] ?? 0), 0);
  if (definition.unit === "count") {
    const value = sumOf(definition.of);
    return { id, unit, value, n: value, known };
  }
  if (definition.unit === "share") {
    const n = sumOf(definition.of);
    if (n <= 0) return { id, unit, value: null, n: 0, known };
    // Visitors may score where nothing asked them to.
    const part = Math.min(n, sumOf(definition.part) - sumOf(definition.less ?? []));
    return { id, unit, value: part / n, n, interval: wilson(part, n), known };
  }
  const n = totals[definition.n] ?? 0;
  if (n <= 0) return { id, unit, value: null, n: 0, known };
  if (definition.unit === "amount") return { id, unit, value: sumOf(definition.of), n, known };
  const value =
    "sum" in definition
      ? (totals[definition.sum] ?? 0) / n
      : quantileOf(totals, definition.buckets, definition.quantile);
  return { id, unit, value, n, known };
}
