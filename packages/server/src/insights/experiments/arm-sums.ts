import type { Totals } from "../rollups/cell.ts";

/** The counts of the visitors of one arm whose conversations rest. */
export interface ArmSums {
  /** Of proactive messages: the visitors who met the arm, whether or not they wrote. Those of `exposed` wrote. */
  met: number;
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

const MET = "met";

/** The name of the count of the visitors who met an arm before they wrote anything. */
export function metKey(run: string, arm: string): string {
  return `arm|${run}|${arm}|${MET}`;
}

/** Reads the counts of an arm. Pure. */
export function armSums(totals: Totals, key: string, arm: string): ArmSums {
  const at = (name: string) => totals[`arm|${key}|${arm}|${name}`] ?? 0;
  return {
    met: at(MET),
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
