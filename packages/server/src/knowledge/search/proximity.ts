import { anyOf, anyPattern } from "../../language/packs.ts";
import { coverageOf, type QueryWeights } from "./coverage.ts";

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
  const lastSeen = new Int32Array(groups.length).fill(-NEAR - 1);
  const together = new Float32Array(groups.length);
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
  for (let group = 1; group < together.length; group += 1)
    sum += (together[group] ?? 0) * Math.min(wordWeights[group] ?? 0, wordWeights[group - 1] ?? 0);
  return total === 0 ? 0 : sum / total;
}
