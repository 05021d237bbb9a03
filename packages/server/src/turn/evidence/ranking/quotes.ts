import { BRIEF_LETTERS, BRIEF_PRICE, BRIEF_SHARE, FULL_QUOTE } from "../../decision/tuning.ts";
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
const LENGTHS = [120, 200, 280, 360] as const;

/** Quotes the two likeliest passages in as many letters as a reply may have. */
export function fullQuotes(ranked: readonly Ranked[]): Quoted[] {
  return ranked.slice(0, FULL_QUOTE.length).map(({ candidate, units }, place) => {
    const run = choose(candidate, units, FULL_QUOTE[place] ?? 0);
    return { ...run, candidate, text: runText(candidate, run) };
  });
}

/** Chooses what to quote, of two passages at most: few letters where they answer hardly less likely than many. */
export function quotesOf(ranked: readonly Ranked[], full: readonly Quoted[]): readonly Quoted[] {
  const brief = briefly(ranked);
  return brief.length > 0 && holds(brief, ranked) >= BRIEF_SHARE * holds(full, ranked) ? brief : full;
}

/** How likely quotes hold the answer, if one of the passages does. */
function holds(quotes: readonly Quoted[], ranked: readonly Ranked[]): number {
  const powers = ranked.map(({ logOdds }) => Math.exp(logOdds));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return quotes.reduce((sum, { candidate, chance }) => {
    const place = ranked.findIndex((one) => one.candidate === candidate);
    return sum + ((powers[place] ?? 0) / total) * chance;
  }, 0);
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

/** The one or two runs of few letters that most likely hold the answer, less what their letters cost. */
function briefly(ranked: readonly Ranked[]): Quoted[] {
  const powers = ranked.map(({ logOdds }) => Math.exp(logOdds));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const options = ranked.slice(0, CONSIDERED).map(({ candidate, units }, place) =>
    LENGTHS.map((letters) => {
      const run = choose(candidate, units, letters);
      const text = runText(candidate, run);
      const worth = ((powers[place] ?? 0) / total) * run.chance - (BRIEF_PRICE * text.length) / 100;
      return { quoted: { ...run, candidate, text }, worth };
    }).filter(({ quoted }) => quoted.text.length <= BRIEF_LETTERS),
  );
  let best: readonly Quoted[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const [place, own] of options.entries()) {
    for (const one of own) {
      if (one.worth > most) [best, most] = [[one.quoted], one.worth];
      for (const other of options.slice(place + 1).flat()) {
        const worth = one.worth + other.worth;
        if (one.quoted.text.length + other.quoted.text.length > BRIEF_LETTERS) continue;
        if (worth > most) [best, most] = [[one.quoted, other.quoted], worth];
      }
    }
  }
  return [...best];
}
