import { BRIEF_PRICE, FULL_QUOTE, SURE_CHANCE } from "../../decision/tuning.ts";
import type { Candidate } from "./features.ts";
import { chooseRows, chooseRun, type Run, runText } from "./lines.ts";
import type { Ranked } from "./ranked.ts";

/** The lines of a passage that a reply quotes. */
export interface Quoted extends Run {
  candidate: Candidate;
  text: string;
}

/** Passages among which a brief reply chooses. */
const CONSIDERED = 4;
const LENGTHS = [120, 200, 280, 360, 450, 560, 700] as const;

/**
 * Chooses what to quote, at most two passages: in full where it is not sure which one answers, in few letters where it is, each
 * of which must then be worth its place.
 */
export function quotesOf(ranked: readonly Ranked[], chance: number | "full"): Quoted[] {
  if (chance !== "full" && chance >= SURE_CHANCE) return briefly(ranked.slice(0, CONSIDERED));
  return ranked.slice(0, FULL_QUOTE.length).map(({ candidate, units }, place) => {
    const run = choose(candidate, units, FULL_QUOTE[place] ?? 0);
    return { ...run, candidate, text: runText(candidate, run) };
  });
}

/** The lines of a passage that most likely answer, were it this one. */
export function quoteOfCandidate(candidate: Candidate, units: readonly number[]): string {
  return runText(candidate, choose(candidate, units, FULL_QUOTE[1]));
}

/** A sentence explains those beside it; a row of a table says nothing of the others. */
function choose(candidate: Candidate, units: readonly number[], letters: number): Run {
  return candidate.hit.passage.kind === "table"
    ? chooseRows(candidate, units, letters)
    : chooseRun(candidate, units, { letters, price: 0 });
}

/** The one or two runs that most likely hold the answer, less what their letters cost. */
function briefly(ranked: readonly Ranked[]): Quoted[] {
  const powers = ranked.map(({ logOdds }) => Math.exp(logOdds));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const options = ranked.map(({ candidate, units }, place) =>
    LENGTHS.map((letters) => {
      const run = choose(candidate, units, letters);
      const text = runText(candidate, run);
      const worth = ((powers[place] ?? 0) / total) * run.chance - (BRIEF_PRICE * text.length) / 100;
      return { quoted: { ...run, candidate, text }, worth };
    }),
  );
  let best: readonly Quoted[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, own] of options.entries()) {
    for (const one of own) {
      if (one.worth > most) [best, most] = [[one.quoted], one.worth];
      for (const other of options.slice(place + 1).flat()) {
        const worth = one.worth + other.worth;
        if (worth > most) [best, most] = [[one.quoted, other.quoted], worth];
      }
    }
  }
  return [...best];
}
