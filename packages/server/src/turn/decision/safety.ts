import { findingOf } from "../findings.ts";
import type { Act, RetrievedTurn } from "../turn.ts";

/** Danger to life or health comes before anything else: whom to call, the site's own words on it, and a person. */
export function decideSafety(turn: RetrievedTurn): Act | undefined {
  if (turn.reading.danger === null) return undefined;
  const own = findingOf(turn, "emergency")?.evidence;
  return {
    action: "hand-over",
    reason: `danger ${turn.reading.danger}`,
    cause: "danger",
    evidence: own === undefined ? [] : [own],
  };
}
