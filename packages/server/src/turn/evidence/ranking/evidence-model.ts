import type { Hit, Knowledge } from "../../../knowledge/passage.ts";
import { Holding, type Look } from "../../../knowledge/wording/holding.ts";
import { isCounted } from "../../../knowledge/wording/traits.ts";
import { fold } from "../../../language/text/words.ts";
import {
  FEW_PASSAGES,
  FEW_PASSAGES_ODDS,
  FEWEST_PASSAGES,
  FOREIGN_LACK,
  FOREIGN_LEAST_ODDS,
  FOREIGN_ODDS,
  FOREIGN_WORDS,
  UNCOUNTED_ODDS,
} from "../../decision/tuning.ts";
import { FEATURES, type Pool, QUESTION_FEATURES, type Question, readPool } from "./features.ts";
import { fullQuotes, LINE_FEATURES, type Quoted, quotesOf, type Ranked, rankBy } from "./quotes.ts";

/** How many of the passages found are held against the question. */
export const POOL_SIZE = 20;

/** The weights of the three models, made by `npm run train`. */
export interface EvidenceWeights {
  rank: LinearWeights;
  line: LinearWeights;
  chance: AdditiveWeights;
}

/** The evidence for a question: ranked passages, the lines to quote, and their chance. */
export interface WeighedEvidence {
  pool: Pool;
  ranked: readonly Ranked[];
  /** The lines that an answer would quote. */
  quotes: readonly Quoted[];
  /** How likely that answers, 0…1; calibrated on sites that it was not trained on. */
  chance: number;
}

/** Ranks what was found for a question and tells how likely it answers. Holds nothing of a question or a site. */
export class EvidenceModel {
  readonly #rank: Linear;
  readonly #line: Linear;
  readonly #chance: Additive;

  constructor({ rank, line, chance }: EvidenceWeights) {
    this.#rank = new Linear(rank, FEATURES);
    this.#line = new Linear(line, LINE_FEATURES);
    this.#chance = new Additive(chance, CHANCE_FEATURES);
  }

  weigh(
    question: Question,
    hits: readonly Hit[],
    knowledge: Pick<Knowledge, "look" | "wordingOf">,
  ): WeighedEvidence {
    const pool = readPool(question, hits.slice(0, POOL_SIZE), knowledge);
    const ranked = rankBy(pool, this.#rank, this.#line);
    const full = fullQuotes(ranked);
    const chance = full.length === 0 ? 0 : chanceOf(this.#logOdds(pool, ranked, full));
    return { pool, ranked, quotes: quotesOf(ranked, full), chance };
  }

  #logOdds(pool: Pool, ranked: readonly Ranked[], quotes: readonly Quoted[]): number {
    const features = chanceFeatures(pool, ranked, quotes);
    const uncounted = (features[COUNTED] ?? 0) < 0 ? UNCOUNTED_ODDS : 0;
    const foreign = features[FOREIGN] === 1 ? oddsOfLanguage(pool, quotes) : 0;
    return this.#chance.of(features) + oddsOfSize(pool.look) + foreign - uncounted;
  }
}

/** Quotes in another language answer a question oftener than the weights know, most of all where they hold all its words. */
function oddsOfLanguage(pool: Pool, quotes: readonly Quoted[]): number {
  const isHeld = pool.look.ownCount >= FOREIGN_WORDS && lackOf(pool, quotes) < FOREIGN_LACK;
  return FOREIGN_LEAST_ODDS + (isHeld ? FOREIGN_ODDS : 0);
}

/** Among few passages the best is likelier the right one than among the many that the weights were learned from. */
function oddsOfSize({ passageCount }: Look): number {
  return FEW_PASSAGES_ODDS * Math.max(0, Math.log(FEW_PASSAGES / Math.max(FEWEST_PASSAGES, passageCount)));
}

const MARKED = ["suited", "suitsAnother", "doing", "coverTitle-best"] as const;
const MARKS = MARKED.map((name) => FEATURES.indexOf(name));

/** Stands for a passage that is not there. */
const NONE = -6;

/** The features of the chance that the quotes answer, in order. */
export const CHANCE_FEATURES: readonly string[] = [
  "first",
  "second",
  "third",
  "lead",
  "leadOnThird",
  "anyOfFive",
  "sumOfThree",
  "shareOfFirst",
  "isFoundFirst",
  "line",
  "quoteShare",
  "quoteSpelt",
  "quoteExact",
  "quoteReverse",
  "anyShare",
  "anyHoldsRarest",
  "expected",
  "expectedAny",
  "missed",
  ...MARKED,
  "counted",
  "place",
  "quoteLetters",
  "units",
  ...QUESTION_FEATURES,
];
const COUNTED = CHANCE_FEATURES.indexOf("counted");
const FOREIGN = CHANCE_FEATURES.indexOf("foreign");

/** Reads what speaks for and against the quotes as an answer. */
export function chanceFeatures(pool: Pool, ranked: readonly Ranked[], quotes: readonly Quoted[]): number[] {
  const { look } = pool;
  const odds = ranked.map(({ logOdds }) => logOdds);
  const [first = NONE, second = NONE, third = NONE] = odds;
  const chances = odds.map(chanceOf);
  const powers = odds.map(Math.exp);
  const [best, other] = quotes;
  const own = heldBy(pool, best);
  const headed = heldBy(pool, best);
  if (best) headed.with(best.candidate.heading);
  const any = new Holding(look.count);
  for (const { candidate } of ranked.slice(0, 3)) any.with(candidate.whole);
  const [expected, alsoExpected] = [answerTypeOf(pool, best), answerTypeOf(pool, other)];
  return [
    first,
    second,
    third,
    first - second,
    first - third,
    1 - chances.slice(0, 5).reduce((none, chance) => none * (1 - chance), 1),
    chances.slice(0, 3).reduce((sum, chance) => sum + chance, 0),
    (powers[0] ?? 0) /
      Math.max(
        1e-9,
        powers.reduce((sum, power) => sum + power, 0),
      ),
    ranked[0]?.candidate === pool.candidates[0] ? 1 : 0,
    best?.chance ?? 0,
    headed.share(look),
    headed.spelt(look),
    own.exact(look),
    own.reverse,
    any.share(look),
    any.holdsRarest(look),
    expected,
    Math.max(expected, alsoExpected),
    expected < 0 ? 1 : 0,
    ...MARKS.map((place) => ranked[0]?.candidate.features[place] ?? 0),
    countedIn(pool, quotes),
    headed.place(look),
    Math.log1p(best?.text.length ?? 0),
    Math.log1p(best?.candidate.units.length ?? 0),
    ...pool.question,
  ];
}

/** 1 for a quote that looks as an answer must, −1 for one that does not, 0 where none must. */
function answerTypeOf({ answerType }: Pool, quoted: Quoted | undefined): number {
  if (answerType === undefined || quoted === undefined) return 0;
  if (answerType.isMet(fold(quoted.text), quoted.text)) return 1;
  return answerType.isCertain ? -1 : 0;
}

/** 1 where a quote has a number beside the word that the question counts, −1 where none has; 0 where nothing is counted. */
function countedIn({ asking: { counted }, language }: Pool, quotes: readonly Quoted[]): number {
  const own = quotes.filter(({ candidate }) => candidate.hit.passage.language === language);
  if (counted.length === 0 || own.length === 0) return 0;
  const text = own.map(({ candidate, text }) => `${candidate.hit.passage.heading} ${text}`).join("\n");
  return isCounted(fold(text), counted) ? 1 : -1;
}

/** The weight of the weightiest word of the question that no quote holds, as a share of the largest: 0 where all are held. */
function lackOf({ look }: Pick<Pool, "look">, quotes: readonly Quoted[]): number {
  const held = new Holding(look.count);
  for (const { candidate, picked } of quotes) {
    held.with(candidate.heading);
    for (const at of picked) {
      const unit = candidate.units[at];
      if (unit) held.with(unit.holding);
    }
  }
  let [lack, most] = [0, 0];
  for (let word = 0; word < look.ownCount; word += 1) {
    const weight = look.weights[word] ?? 0;
    most = Math.max(most, weight);
    lack = Math.max(lack, weight * (1 - (held.likeness[word] ?? 0)));
  }
  return most === 0 ? 1 : lack / most;
}

function heldBy({ look }: Pool, quoted: Quoted | undefined): Holding {
  const held = new Holding(look.count);
  for (const at of quoted?.picked ?? []) {
    const unit = quoted?.candidate.units[at]?.unit;
    if (unit) held.add(unit.terms, look);
  }
  return held;
}

/** A linear model as it is stored: a weight for each feature by name. */
export interface LinearWeights {
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** A linear model as it is used: weights in the order of the features that it is given. */
export class Linear {
  readonly #bias: number;
  readonly #weights: Float64Array;

  constructor({ bias, weights }: LinearWeights, names: readonly string[]) {
    this.#bias = bias;
    this.#weights = Float64Array.from(names, (name) => weights[name] ?? 0);
  }

  /** The log-odds, or the worth of one alternative among others. */
  of(features: ArrayLike<number>): number {
    let sum = this.#bias;
    for (let at = 0; at < features.length; at += 1) sum += (features[at] ?? 0) * (this.#weights[at] ?? 0);
    return sum;
  }
}

/** A function of one feature that is constant between its thresholds: `worth[n]` above `n` of them. */
export interface StepFunction {
  at: readonly number[];
  worth: readonly number[];
}

/** A linear model with step functions beside it, which follow what is not straight. */
interface AdditiveWeights extends LinearWeights {
  steps: Readonly<Record<string, StepFunction>>;
}

/** An additive model as it is used. Throws for a step function of a feature that it is not given. */
export class Additive {
  readonly #linear: Linear;
  readonly #steps: readonly (StepFunction & { place: number })[];

  constructor(weights: AdditiveWeights, names: readonly string[]) {
    this.#linear = new Linear(weights, names);
    this.#steps = Object.entries(weights.steps).map(([name, step]) => {
      const place = names.indexOf(name);
      if (place < 0) throw new Error(`There is no feature "${name}": make the weights by npm run train.`);
      return { ...step, place };
    });
  }

  /** The log-odds. */
  of(features: ArrayLike<number>): number {
    let sum = this.#linear.of(features);
    for (const { at, worth, place } of this.#steps) {
      const value = features[place] ?? 0;
      let passed = 0;
      while (passed < at.length && value > (at[passed] ?? 0)) passed += 1;
      sum += worth[passed] ?? 0;
    }
    return sum;
  }
}

export function chanceOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
