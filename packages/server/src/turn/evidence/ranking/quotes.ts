import type { Comparison, Passage } from "../../../knowledge/passage.ts";
import { QUESTION_KINDS } from "../../../knowledge/wording/traits.ts";
import type { WordedUnit } from "../../../knowledge/wording/wording.ts";
import { sentencesOf } from "../../../knowledge/wording/wording.ts";
import { fold } from "../../../language/text/words.ts";
import { BRIEF_LETTERS, BRIEF_PRICE, BRIEF_SHARE, FULL_QUOTE } from "../../decision/tuning.ts";
import type { Candidate, Pool } from "./features.ts";

/** A trained model that gives a row of features its worth. */
interface Scored {
  of(features: ArrayLike<number>): number;
}

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

export function rankBy(pool: Pool, rank: Scored, line: Scored): Ranked[] {
  return pool.candidates
    .map((candidate) => ({ candidate, logOdds: rank.of(candidate.features) + priorityOf(candidate) }))
    .sort((one, other) => other.logOdds - one.logOdds)
    .map((one, place) => ({
      ...one,
      units: place < LINED ? lineChances(one.candidate, pool, line) : [],
    }));
}

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

/** The least share of the best row's chance for another row to be quoted. By eye, on the example shop. */
const ROW_SHARE = 0.3;

/** More rows than a reply shows one by one are none of an answer. */
const ROWS_MAX = 4;

const BASE = [
  "share",
  "shareBest",
  "exact",
  "spelt",
  "cosine",
  "cosineBest",
  "runs",
  "runsBest",
  "reverse",
  "beyondHead",
  "first",
  "firstOfAnswer",
  "last",
  "place",
  "few",
  "logLength",
  "isListed",
  "isRow",
  "opens",
  "asks",
  "before",
  "behind",
  "beforeAsks",
  "underOpening",
] as const;

/** The features of a unit beside the others of its passage. */
export const LINE_FEATURES: readonly string[] = [...BASE, ...QUESTION_KINDS.map((kind) => `unit:${kind}`)];

/** Holds each unit of a passage against the question, in the order of `LINE_FEATURES`. */
export function lineFeatures({ units, heading, hit }: Candidate, { look, asking }: Pool): number[][] {
  const best = {
    share: Math.max(0, ...units.map(({ share }) => share)),
    cosine: Math.max(0, ...units.map(({ cosine }) => cosine)),
    runs: Math.max(0, ...units.map(({ runs }) => runs)),
  };
  const listedUnder = units.map(() => 0);
  let opening = 0;
  for (const [at, { unit, share }] of units.entries()) {
    if (unit.opens) opening = share;
    else if (unit.isListed) listedUnder[at] = opening;
    else opening = 0;
  }
  return units.map(({ unit, holding, share, spelt, cosine, runs }, at) => {
    let beyond = 0;
    for (let word = 0; word < look.ownCount; word += 1)
      beyond +=
        Math.max(0, (holding.likeness[word] ?? 0) - (heading.likeness[word] ?? 0)) *
        (look.weights[word] ?? 0);
    const { text, traits, isListed, opens } = unit;
    // In the order of `BASE`.
    const features = [
      share,
      share - best.share,
      holding.exact(look),
      spelt,
      cosine,
      cosine - best.cosine,
      runs,
      runs - best.runs,
      holding.reverse,
      look.ownTotal === 0 ? 0 : beyond / look.ownTotal,
      at === 0 ? 1 : 0,
      at === 0 && hit.passage.kind === "question" ? 1 : 0,
      at === units.length - 1 ? 1 : 0,
      at / units.length,
      1 / units.length,
      Math.log(1 + text.length),
      isListed ? 1 : 0,
      hit.passage.kind === "table" ? 1 : 0,
      opens ? 1 : 0,
      text.endsWith("?") ? 1 : 0,
      units[at - 1]?.share ?? 0,
      units[at + 1]?.share ?? 0,
      units[at - 1]?.unit.text.endsWith("?") ? 1 : 0,
      listedUnder[at] ?? 0,
    ];
    for (const mask of asking.wantedByKind) features.push(mask === 0 ? 0 : (traits & mask) !== 0 ? 1 : -1);
    return features;
  });
}

/** How likely each unit of a passage is the one that answers, if the passage answers; they sum to 1. */
function lineChances(candidate: Candidate, pool: Pool, linear: Scored): number[] {
  const worths = lineFeatures(candidate, pool).map((features) => linear.of(features));
  const most = Math.max(...worths);
  const powers = worths.map((worth) => Math.exp(worth - most));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((power) => power / sum);
}

/** Some of a passage's units, in order. */
interface Run {
  picked: readonly number[];
  /** How likely the answer is in it, if in the passage. */
  chance: number;
}

/** The run of units that most likely holds the answer, in few letters: each hundred must be worth `price`. */
export function chooseRun(
  { units }: Candidate,
  chances: readonly number[],
  { letters, price }: { letters: number; price: number },
): Run {
  let best = { from: 0, to: 1, chance: 0, worth: Number.NEGATIVE_INFINITY };
  for (let from = 0; from < units.length; from += 1) {
    let length = 0;
    let chance = 0;
    for (let to = from + 1; to <= units.length; to += 1) {
      length += (units[to - 1]?.unit.text.length ?? 0) + 1;
      if (length > letters && to > from + 1) break;
      chance += chances[to - 1] ?? 0;
      const worth = chance - (price * length) / 100;
      // A line that only opens what follows answers nothing without it, nor does a question.
      if (to < units.length && leadsOn(units[to - 1]?.unit)) continue;
      if (worth > best.worth) best = { from, to, chance, worth };
    }
  }
  const { from, to, chance } = best;
  return { picked: units.slice(from, to).map((_, at) => from + at), chance };
}

/** The rows of a table that likely answer, wherever they are in it, in as many letters at most. */
export function chooseRows({ units }: Candidate, chances: readonly number[], letters: number): Run {
  const [most = 0, ...others] = [...chances].sort((one, other) => other - one);
  const least = Math.max(ROW_SHARE * most, others[ROWS_MAX - 2] ?? 0);
  const picked: number[] = [];
  let [length, chance] = [0, 0];
  for (const [at, { unit }] of units.entries()) {
    if (picked.length === ROWS_MAX) break;
    if ((chances[at] ?? 0) < least || (length > 0 && length + unit.text.length > letters)) continue;
    picked.push(at);
    length += unit.text.length + 1;
    chance += chances[at] ?? 0;
  }
  return { picked, chance };
}

/** The text of a run as its passage has it. */
export function runText({ units }: Candidate, { picked }: Pick<Run, "picked">): string {
  let text = "";
  let line = -1;
  for (const unit of picked.flatMap((at) => units[at]?.unit ?? [])) {
    text += line < 0 ? unit.text : `${unit.line === line ? " " : "\n"}${unit.text}`;
    line = unit.line;
  }
  return text;
}

function leadsOn(unit: WordedUnit | undefined): boolean {
  return unit !== undefined && (unit.opens || unit.text.endsWith("?"));
}

function isListed(line: string | undefined): boolean {
  return line !== undefined && /^\s*- /.test(line);
}

/** The words of a passage that answer a question, and their fit, 0 to 1.8. */
interface Quote {
  text: string;
  fit: number;
}

const QUOTE_LENGTH = 420;
const WHOLE_LENGTH = 560;
const ROWS_QUOTED_MAX = 8;
const EVEN_SHARE = 0.9;
const TELLING_SHARE = 0.5;
const ANSWER_TYPE_BONUS = 0.2;
const KEY_WEIGHT = 0.5;
const CODE = /^(?=[^a-z]*[A-Z])[A-Z0-9]+(?:[-./][A-Z0-9]+)+$/;

/** Chooses the lines of a passage that speak most of the question; `hasAnswerType` knows what an answer looks like. */
export function quoteOf(
  passage: Passage,
  compare: Comparison,
  hasAnswerType: ((folded: string) => boolean) | undefined,
): Quote {
  const rate = (text: string) =>
    compare(text, passage.language) + (hasAnswerType?.(fold(text)) === true ? ANSWER_TYPE_BONUS : 0);
  switch (passage.kind) {
    case "contact":
      return { text: passage.text, fit: rate(passage.text) };
    case "table":
      return quoteTable(passage.text, rate);
    default:
      return quoteProse(passage.text, rate, passage.kind === "question" ? WHOLE_LENGTH : QUOTE_LENGTH);
  }
}

function quoteTable(text: string, rate: (text: string) => number): Quote {
  const rows = withoutHead(text.split("\n"));
  const rates = rows.map((row) => rateRow(row, rate));
  const best = Math.max(...rates);
  const even = Math.min(...rates) > EVEN_SHARE * best;
  const chosen = even ? rows : rows.filter((_, row) => (rates[row] ?? 0) >= EVEN_SHARE * best);
  return { text: chosen.slice(0, ROWS_QUOTED_MAX).join("\n"), fit: best };
}

/** The name of a row says more than its other cells do; a code is an answer only to a message that names it whole. */
function rateRow(row: string, rate: (text: string) => number): number {
  const [name = ""] = row.split(/[;:] /);
  const value = row.slice(name.length + 2);
  if (CODE.test(value)) return rate(name);
  return rate(row) + KEY_WEIGHT * rate(name);
}

/** Without a first row that only names the columns: it holds no figure, and most others do. */
function withoutHead(rows: readonly string[]): readonly string[] {
  const [head, ...rest] = rows;
  const isHead =
    head !== undefined && !/\d/.test(head) && 2 * rest.filter((row) => /\d/.test(row)).length > rest.length;
  return isHead ? rest : rows;
}

function quoteProse(text: string, rate: (text: string) => number, length: number): Quote {
  const lines = text.split("\n");
  const rates = lines.map((line) => Math.max(...sentencesOf(line).map(rate)));
  const fit = Math.max(0, ...rates);
  const best = rates.indexOf(Math.max(...rates));
  if (isListed(lines[best]) && text.length <= WHOLE_LENGTH) return { text, fit };
  const quoted = [quoteLine(lines[best] ?? "", rate, length)];
  for (let line = best + 1; line < lines.length; line += 1) {
    const next = lines[line] ?? "";
    const isTelling = (rates[line] ?? 0) >= TELLING_SHARE * fit || isListed(next);
    if (!isTelling || quoted.join("\n").length + next.length > length) break;
    quoted.push(next);
  }
  return { text: quoted.join("\n"), fit };
}

function quoteLine(line: string, rate: (text: string) => number, length: number): string {
  if (line.length <= length) return line;
  const sentences = sentencesOf(line);
  const rates = sentences.map(rate);
  let first = rates.indexOf(Math.max(...rates));
  let last = first;
  const quoted = () => sentences.slice(first, last + 1).join(" ");
  // The next sentence explains one more often than the sentence before it.
  for (const step of ["after", "before", "after", "before", "after", "before"] as const) {
    const [from, to] = [first, last];
    if (step === "after" && last < sentences.length - 1) last += 1;
    if (step === "before" && first > 0) first -= 1;
    if (quoted().length > length) [first, last] = [from, to];
  }
  return quoted();
}
