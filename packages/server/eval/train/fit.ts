import {
  CHANCE_FEATURES,
  chanceFeatures,
  type EvidenceWeights,
  Linear,
  type LinearWeights,
} from "../../src/turn/evidence/ranking/evidence-model.ts";
import { FEATURES } from "../../src/turn/evidence/ranking/features.ts";
import { fullQuotes, LINE_FEATURES, lineFeatures, rankBy } from "../../src/turn/evidence/ranking/quotes.ts";
import type { Case } from "./cases.ts";
import { isAnswering, isRightQuote } from "./labels.ts";
import { trainChoice, trainLogistic } from "./logit.ts";
import { trainSteps } from "./steps.ts";

/** Penalties on squared weights of standardised features; right and wrong hardly differ from a third to thrice of each. */
const PENALTY = { rank: 30, line: 3, chance: 50 } as const;

/** The share of the linear model's log-odds that the steps begin from: .5 to .8 are alike, with all of it .01 less is right. */
const LINEAR_SHARE = 0.7;

/** Questions of a site beyond which each weighs less. Right and wrong on sites left out: 60 .504, .153; 90 .507, .144; 120 .493, .152. */
const QUESTIONS = 90;

/** Letters in common with single words add nothing beside runs of letters. */
const RANK_FEATURES = FEATURES.filter((name) => !name.startsWith("spelt"));

interface Models {
  rank: LinearWeights;
  line: LinearWeights;
}

/**
 * Fits the three models: which passage answers, which line of it, and whether what would be quoted does. The chance is fitted
 * on ranks by models that have not seen the question's site, as it will be used.
 */
export class Trainer {
  readonly #cases: readonly Case[];
  readonly #sites: readonly string[];
  readonly #shares: ReadonlyMap<string, number>;
  readonly #models = new Map<string, Models>();

  constructor(cases: readonly Case[]) {
    this.#cases = cases;
    this.#sites = [...new Set(cases.map(({ site }) => site))].sort();
    this.#shares = sharesOf(cases);
  }

  /** Weights of all sites, or of all but one. */
  fit(left?: string): EvidenceWeights {
    const trials = this.#sites
      .filter((site) => site !== left)
      .flatMap((site) => {
        const models = this.#modelsWithout(left === undefined ? [site] : [left, site]);
        const [rank, line] = [new Linear(models.rank, FEATURES), new Linear(models.line, LINE_FEATURES)];
        return this.#cases
          .filter((one) => one.site === site)
          .map((one) => {
            const ranked = rankBy(one.pool, rank, line);
            const quotes = fullQuotes(ranked);
            const isRight = quotes.some((quote) => isRightQuote(one, quote));
            const weight = this.#shares.get(site) ?? 1;
            return { row: chanceFeatures(one.pool, ranked, quotes), isRight, weight };
          });
      });
    const line = shrunk(trainLogistic(trials, CHANCE_FEATURES, PENALTY.chance));
    const chance = { ...line, steps: trainSteps(trials, CHANCE_FEATURES, line) };
    return { ...this.#modelsWithout(left === undefined ? [] : [left]), chance };
  }

  #modelsWithout(sites: readonly string[]): Models {
    const key = [...sites].sort().join(" ");
    let models = this.#models.get(key);
    if (models === undefined) {
      const cases = this.#cases.filter(({ site }) => !sites.includes(site));
      const start = key === "" ? undefined : this.#modelsWithout([]).rank;
      models = { rank: fitRank(cases, this.#shares, start), line: fitLine(cases) };
      this.#models.set(key, models);
    }
    return models;
  }
}

/** Leaves a part of what a linear model tells to the step functions beside it. */
function shrunk({ bias, weights }: LinearWeights): LinearWeights {
  const own = Object.entries(weights).map(([name, weight]) => [name, LINEAR_SHARE * weight] as const);
  return { bias: LINEAR_SHARE * bias, weights: Object.fromEntries(own) };
}

/** The weight of a question by its site: a site with more of them counts for no more. */
function sharesOf(cases: readonly Case[]): Map<string, number> {
  const counts = Map.groupBy(cases, ({ site }) => site);
  return new Map([...counts].map(([site, own]) => [site, Math.min(1, QUESTIONS / own.length)]));
}

/** A passage that holds the accepted facts without being the gold one is neither right nor wrong. */
function fitRank(
  cases: readonly Case[],
  shares: ReadonlyMap<string, number>,
  start: LinearWeights | undefined,
): LinearWeights {
  const places = RANK_FEATURES.map((name) => FEATURES.indexOf(name));
  const trials = cases.flatMap(({ site, pool, isGold, isAccepted }) =>
    pool.candidates.flatMap(({ features }, at) =>
      isAccepted[at] && !isGold[at]
        ? []
        : [
            {
              row: Float64Array.from(places, (place) => features[place] ?? 0),
              isRight: isGold[at] === true,
              weight: shares.get(site) ?? 1,
            },
          ],
    ),
  );
  return trainLogistic(trials, RANK_FEATURES, PENALTY.rank, start);
}

function fitLine(cases: readonly Case[]): LinearWeights {
  const choices = cases.flatMap((one) =>
    one.pool.candidates.flatMap((candidate, at) => {
      if (!one.isGold[at]) return [];
      const shares = candidate.units.map(({ unit }): number =>
        isAnswering(one.question, unit.text) ? 1 : 0,
      );
      const isTelling = shares.includes(0) && shares.includes(1);
      return isTelling ? [{ rows: lineFeatures(candidate, one.pool), shares }] : [];
    }),
  );
  return trainChoice(choices, LINE_FEATURES, PENALTY.line);
}
