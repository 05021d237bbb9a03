import { QUESTION_KINDS } from "../../../knowledge/wording/traits.ts";
import type { WordedUnit } from "../../../knowledge/wording/wording.ts";
import type { Candidate, Pool } from "./features.ts";
import type { Linear } from "./linear.ts";

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
export function lineFeatures({ units, heading, hit }: Candidate, { look, asking }: Pool): Float64Array[] {
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
    const own: Record<(typeof BASE)[number], number> = {
      share,
      shareBest: share - best.share,
      exact: holding.exact(look),
      spelt,
      cosine,
      cosineBest: cosine - best.cosine,
      runs,
      runsBest: runs - best.runs,
      reverse: holding.reverse,
      beyondHead: look.ownTotal === 0 ? 0 : beyond / look.ownTotal,
      first: at === 0 ? 1 : 0,
      firstOfAnswer: at === 0 && hit.passage.kind === "question" ? 1 : 0,
      last: at === units.length - 1 ? 1 : 0,
      place: at / units.length,
      few: 1 / units.length,
      logLength: Math.log(1 + unit.text.length),
      isListed: unit.isListed ? 1 : 0,
      isRow: hit.passage.kind === "table" ? 1 : 0,
      opens: unit.opens ? 1 : 0,
      asks: unit.text.endsWith("?") ? 1 : 0,
      before: units[at - 1]?.share ?? 0,
      behind: units[at + 1]?.share ?? 0,
      beforeAsks: units[at - 1]?.unit.text.endsWith("?") ? 1 : 0,
      underOpening: listedUnder[at] ?? 0,
    };
    const features = new Float64Array(LINE_FEATURES.length);
    let place = 0;
    for (const name of BASE) features[place++] = own[name];
    for (const mask of asking.wantedByKind)
      features[place++] = mask === 0 ? 0 : (unit.traits & mask) !== 0 ? 1 : -1;
    return features;
  });
}

/** How likely each unit of a passage is the one that answers, if the passage answers; they sum to 1. */
export function lineChances(candidate: Candidate, pool: Pool, linear: Linear): number[] {
  const worths = lineFeatures(candidate, pool).map((features) => linear.of(features));
  const most = Math.max(...worths);
  const powers = worths.map((worth) => Math.exp(worth - most));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((power) => power / sum);
}

/** Some of a passage's units, in order. */
export interface Run {
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
