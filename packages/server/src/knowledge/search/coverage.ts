import { anyOf, anyPattern } from "../../language/packs.ts";
import { TermMap } from "../index/similar-terms.ts";
import type { TermGroup } from "../query/query.ts";

/** A query's words as an index weighs them. */
export interface QueryWeights {
  groups: readonly TermGroup[];
  /** The weight of each word: its rareness times its importance. */
  weights: readonly number[];
  total: number;
  /** The weight of each word in ranking. */
  rankWeights: readonly number[];
  /** The words of the query that a term of the index stands for, by term. */
  places: TermMap<readonly { group: number; similarity: number }[]>;
}

/** Weighs a query's words; one that the index does not know counts as the rarest. */
export function weighQuery(
  groups: readonly TermGroup[],
  weightOfTerm: (term: number) => number,
  rareWeight: number,
): QueryWeights {
  const found = groups.map((group) => weightOfGroup(group, weightOfTerm, rareWeight));
  const content = found.filter((_, place) => groups[place]?.importance === 1);
  // A verb of asking may be rare on a site; it still weighs no more than the words that name the topic.
  const most = content.length > 0 ? Math.max(...content) : rareWeight;
  const own = found.map((weight, place) =>
    groups[place]?.importance === 1 ? weight : Math.min(weight, most),
  );
  const weights = groups.map((group, place) => (own[place] ?? 0) * group.importance);
  const rankWeights = groups.map((group, place) => (own[place] ?? 0) * group.rankImportance);
  const places = new Map<number, { group: number; similarity: number }[]>();
  for (const [group, { terms }] of groups.entries()) {
    for (const { term, similarity } of terms) {
      const known = places.get(term);
      if (known === undefined) places.set(term, [{ group, similarity }]);
      else known.push({ group, similarity });
    }
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { groups, weights, total, rankWeights, places: new TermMap(places) };
}

/**
 * A table of numbers that one piece of work after the other takes, where each would have to make one: small typed arrays are
 * dearer to make than to fill. It grows to the largest that was asked for. Nothing may hold it while another takes it.
 */
export class Workspace {
  #table = new Float32Array(256);

  /** The table with `count` zeros at its beginning; what lies behind them is anything. */
  take(count: number): Float32Array {
    if (this.#table.length < count) this.#table = new Float32Array(count);
    return this.#table.fill(0, 0, count);
  }
}

const COVERED = new Workspace();
const LAST_SEEN = new Workspace();
const TOGETHER = new Workspace();

/** The share of a query's weight that a run of terms holds, 0…1; of its first `length` terms alone where that is given. */
export function coverageOf(
  { total, weights, places, groups }: QueryWeights,
  terms: Int32Array,
  length = terms.length,
): number {
  if (total === 0) return 0;
  let covered: Float32Array | undefined;
  for (let at = 0; at < terms.length && at < length; at += 1) {
    const found = places.get(terms[at] ?? 0);
    if (found === undefined) continue;
    covered ??= COVERED.take(groups.length);
    for (const { group, similarity } of found)
      if (similarity > (covered[group] ?? 0)) covered[group] = similarity;
  }
  if (covered === undefined) return 0;
  let sum = 0;
  for (let group = 0; group < groups.length; group += 1) sum += (covered[group] ?? 0) * (weights[group] ?? 0);
  return sum / total;
}

/** The weight of a word: that of its surest known form, and that of the rarest word where no form is sure. */
function weightOfGroup(group: TermGroup, weightOfTerm: (term: number) => number, rareWeight: number): number {
  let weight = 0;
  let confidence = 0;
  for (const { term, similarity } of group.terms) {
    if (similarity < confidence) continue;
    const own = weightOfTerm(term);
    weight = similarity > confidence ? own : Math.max(weight, own);
    confidence = similarity;
  }
  // An unknown low-weight word says nothing about what is missing.
  return confidence * weight + (group.importance < 1 ? 0 : (1 - confidence) * rareWeight);
}

const LEAD_LENGTH = 20;
const NEAR = 3;
const NEIGHBOURS_WEIGHT = 0.2;
const LEAD_WEIGHT = 0.2;
const YES_OR_NO_WEIGHT = 0.1;
const DEFINITION_WEIGHT = 0.12;

const ASKS_FOR_FACT = anyPattern(({ search }) => search.asksForFact);
const ASKS_YES_OR_NO = anyPattern(({ search }) => search.asksYesOrNo);
const ASKS_FOR_MEANING = anyPattern(({ search }) => search.asksForMeaning);
const SAYS_YES_OR_NO = anyPattern(({ search }) => search.saysYesOrNo);
const ARTICLE = anyOf(({ search }) => search.articles);
const DEFINES = anyOf(({ search }) => search.definingVerbs);
const SAYS_MEANING = new RegExp(
  `${anyOf(({ search }) => search.saysMeaning)}|^(?:${ARTICLE} )?(?:[a-z0-9]+ ){1,4}${DEFINES} `,
);

/**
 * Makes a score of a passage as an answer to a query: the query's neighbouring words are close to each other in it, it begins with
 * the words that were asked about, and its beginning has the form that the question calls for.
 */
export function createProximity(
  question: string,
  weights: QueryWeights,
): (terms: Int32Array, beginning: string) => number {
  const asksYesOrNo = !ASKS_FOR_FACT.test(question) && ASKS_YES_OR_NO.test(question);
  const asksForFact = ASKS_FOR_FACT.test(question);
  const asksForMeaning = ASKS_FOR_MEANING.test(question);
  return (terms, beginning) => {
    let score = NEIGHBOURS_WEIGHT * neighboursIn(terms, weights);
    score += LEAD_WEIGHT * coverageOf(weights, terms, LEAD_LENGTH);
    if (SAYS_YES_OR_NO.test(beginning)) {
      if (asksYesOrNo) score += YES_OR_NO_WEIGHT;
      if (asksForFact) score -= YES_OR_NO_WEIGHT;
    }
    if (asksForMeaning && SAYS_MEANING.test(beginning)) score += DEFINITION_WEIGHT;
    return score;
  };
}

/** The share of the query's weight in words that follow closely the word before them, as in the query. */
function neighboursIn(terms: Int32Array, weights: QueryWeights): number {
  const { groups, weights: wordWeights, places, total } = weights;
  if (groups.length < 2) return 0;
  const lastSeen = LAST_SEEN.take(groups.length).fill(-NEAR - 1, 0, groups.length);
  const together = TOGETHER.take(groups.length);
  for (let at = 0; at < terms.length; at += 1) {
    const found = places.get(terms[at] ?? -1);
    if (found === undefined) continue;
    for (const { group, similarity } of found) {
      if (group > 0 && at - (lastSeen[group - 1] ?? 0) <= NEAR) {
        together[group] = Math.max(together[group] ?? 0, similarity);
      }
      lastSeen[group] = at;
    }
  }
  let sum = 0;
  for (let group = 1; group < groups.length; group += 1)
    sum += (together[group] ?? 0) * Math.min(wordWeights[group] ?? 0, wordWeights[group - 1] ?? 0);
  return total === 0 ? 0 : sum / total;
}
