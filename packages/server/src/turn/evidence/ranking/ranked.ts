import type { Candidate, Pool } from "./features.ts";
import type { Linear } from "./linear.ts";
import { lineChances } from "./lines.ts";

/** A passage in the order of how likely it answers. */
export interface Ranked {
  candidate: Candidate;
  /** The log-odds that it answers, by itself. */
  logOdds: number;
  /** Where in the answering passage each unit's chance lies, were it this one. */
  units: readonly number[];
}

/** The most that an owner's priority adds to a passage's log-odds. By hand: it decides among passages that answer alike. */
const PRIORITY_ODDS = 2.5;

function priorityOf({ hit }: Candidate): number {
  return (PRIORITY_ODDS * (hit.passage.priority ?? 0)) / 100;
}

/** How many of a question's passages have the lines found that answer. */
const LINED = 8;

export function rankBy(pool: Pool, rank: Linear, line: Linear): Ranked[] {
  return pool.candidates
    .map((candidate) => ({ candidate, logOdds: rank.of(candidate.features) + priorityOf(candidate) }))
    .sort((one, other) => other.logOdds - one.logOdds)
    .map((one, place) => ({
      ...one,
      units: place < LINED ? lineChances(one.candidate, pool, line) : [],
    }));
}
