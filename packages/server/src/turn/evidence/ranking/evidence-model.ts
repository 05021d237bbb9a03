import type { Hit, Knowledge } from "../../../knowledge/passage.ts";
import type { Look } from "../../../knowledge/wording/holding.ts";
import {
  FEW_PASSAGES,
  FEW_PASSAGES_ODDS,
  FEWEST_PASSAGES,
  FOREIGN_LACK,
  FOREIGN_ODDS,
  FOREIGN_WORDS,
  UNCOUNTED_ODDS,
} from "../../decision/tuning.ts";
import { CHANCE_FEATURES, chanceFeatures, lackOf } from "./chance.ts";
import { FEATURES, type Pool, type Question, readPool } from "./features.ts";
import { Additive, type AdditiveWeights, chanceOf, Linear, type LinearWeights } from "./linear.ts";
import { LINE_FEATURES } from "./lines.ts";
import { fullQuotes, type Quoted, quotesOf } from "./quotes.ts";
import { type Ranked, rankBy } from "./ranked.ts";

const COUNTED = CHANCE_FEATURES.indexOf("counted");
const FOREIGN = CHANCE_FEATURES.indexOf("foreign");

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

/** Quotes in another language that hold all words of a question answer it oftener than the weights know. */
function oddsOfLanguage(pool: Pool, quotes: readonly Quoted[]): number {
  const isHeld = pool.look.ownCount >= FOREIGN_WORDS && lackOf(pool, quotes) < FOREIGN_LACK;
  return isHeld ? FOREIGN_ODDS : 0;
}

/** Among few passages the best is likelier the right one than among the many that the weights were learned from. */
function oddsOfSize({ passageCount }: Look): number {
  return FEW_PASSAGES_ODDS * Math.max(0, Math.log(FEW_PASSAGES / Math.max(FEWEST_PASSAGES, passageCount)));
}
