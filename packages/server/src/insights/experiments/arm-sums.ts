import type { Totals } from "../rollups/cell.ts";

/** The counts of the visitors of one arm whose conversations rest. */
export interface ArmSums {
  exposed: number;
  resolved: number;
  confirmed: number;
  escalated: number;
  unanswered: number;
  disliked: number;
  abandoned: number;
  converted: number;
  pressed: number;
  value: number;
  valueSquared: number;
}

/** The name under which the visitors of a run are counted. */
export function runKey(experiment: string, run: string): string {
  return `${experiment}~${run}`;
}

/** Reads the counts of an arm. Pure. */
export function armSums(totals: Totals, key: string, arm: string): ArmSums {
  const at = (name: string) => totals[`arm|${key}|${arm}|${name}`] ?? 0;
  return {
    exposed: at("exposed"),
    resolved: at("resolved"),
    confirmed: at("confirmed"),
    escalated: at("escalated"),
    unanswered: at("unanswered"),
    disliked: at("disliked"),
    abandoned: at("abandoned"),
    converted: at("converted"),
    pressed: at("pressed"),
    value: at("value"),
    valueSquared: at("value-squared"),
  };
}
