import type { Figure } from "@prosa/protocol/desk";
import type { InsightWords } from "./insight-words.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A share as a percentage, with a decimal below ten. */
export function percent(share: number, tag: string): string {
  const maximumFractionDigits = share !== 0 && Math.abs(share) < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits }).format(share);
}

/** A time as people say it: two units at most. */
export function duration(ms: number, tag: string): string {
  const one = (value: number, unit: string, maximumFractionDigits = 0) =>
    new Intl.NumberFormat(tag, {
      style: "unit",
      unit,
      unitDisplay: unit === "day" ? "long" : "short",
      maximumFractionDigits,
    }).format(value);
  const two = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small === 0 ? one(big, bigUnit) : `${one(big, bigUnit)} ${one(small, smallUnit)}`;
  if (ms < SECOND) return one(Math.round(ms), "millisecond");
  if (ms < 10 * SECOND) return one(ms / SECOND, "second", 1);
  if (ms < MINUTE) return one(Math.round(ms / SECOND), "second");
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return one(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (ms < DAY) return two(hours, "hour", minutes % 60, "minute");
  return two(Math.floor(hours / 24), "day", hours % 24, "hour");
}

/** The value of a figure in words; a dash where there is none. */
export function valueWords({ value, unit }: Pick<Figure, "value" | "unit">, tag: string): string {
  if (value === null) return "–";
  if (unit === "share") return percent(value, tag);
  if (unit === "ms") return duration(value, tag);
  return value.toLocaleString(tag, { maximumFractionDigits: unit === "amount" ? 2 : 0 });
}

/** A change of a figure: its direction, whether that is good where it can be known, and its words. */
interface Change {
  direction: "up" | "down" | "same";
  judgement: "good" | "bad" | "neither";
  words: string;
}

/** The figures of which more is better, or less; of all others nobody can say. */
const BETTER: Readonly<Record<string, "more" | "less">> = {
  "answer-rate": "more",
  "resolution-button": "more",
  "resolution-words": "more",
  "resolution-verified": "more",
  satisfaction: "more",
  "satisfaction-response": "more",
  conversion: "more",
  abandonment: "less",
  "response-assistant": "less",
  "response-person": "less",
  "response-person-p90": "less",
  wait: "less",
  "wait-p90": "less",
  "broken-off": "less",
};

/** The change of a figure since as many days before; `null` where one of the two is not known. */
export function changeOf({ id, unit, value, before }: Figure, tag: string): Change | null {
  if (value === null || before === null || (before === 0 && unit !== "share")) return null;
  const isShare = unit === "share";
  const by = isShare ? (value - before) * 100 : value / before - 1;
  const rounded = isShare ? Math.round(by * 10) / 10 : Math.round(by * 100) / 100;
  const direction = rounded > 0 ? "up" : rounded < 0 ? "down" : "same";
  const better = BETTER[id];
  const isGood = (better === "more") === rounded > 0;
  const judgement = better === undefined || rounded === 0 ? "neither" : isGood ? "good" : "bad";
  const signDisplay = "exceptZero";
  const words = isShare
    ? new Intl.NumberFormat(tag, { signDisplay, maximumFractionDigits: 1 }).format(rounded)
    : new Intl.NumberFormat(tag, { signDisplay, style: "percent" }).format(rounded);
  return { direction, judgement, words };
}

/** The proof of a figure: its n, its interval, and how it is known. */
export function proofWords(figure: Figure, words: InsightWords, tag: string): string {
  const { n, interval, known, unit } = figure;
  if (figure.isFew) return words.fewerThanFive;
  const between =
    interval === undefined ? [] : [words.interval(percent(interval.from, tag), percent(interval.to, tag))];
  // A count is what it is of.
  const of = unit === "count" ? [] : [words.n(n.toLocaleString(tag))];
  return [...of, ...between, words.known[known]].join(" · ");
}
