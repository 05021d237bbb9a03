import { anyOf, anyPattern } from "../../language/packs.ts";
import { coverageOf, type Reading } from "./coverage.ts";

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
 * Makes a measure of how a passage reads as an answer to a query: whether the query's neighbouring words stand together
 * in it, whether it begins with what was asked, and whether its beginning has the form that the question calls for.
 */
export function closenessTo(
  question: string,
  reading: Reading,
): (terms: Int32Array, beginning: string) => number {
  const asksYesOrNo = !ASKS_FOR_FACT.test(question) && ASKS_YES_OR_NO.test(question);
  const asksForFact = ASKS_FOR_FACT.test(question);
  const asksForMeaning = ASKS_FOR_MEANING.test(question);
  return (terms, beginning) => {
    let closeness = NEIGHBOURS_WEIGHT * neighboursIn(terms, reading);
    closeness += LEAD_WEIGHT * coverageOf(reading, terms.subarray(0, LEAD_LENGTH));
    if (SAYS_YES_OR_NO.test(beginning)) {
      if (asksYesOrNo) closeness += YES_OR_NO_WEIGHT;
      if (asksForFact) closeness -= YES_OR_NO_WEIGHT;
    }
    if (asksForMeaning && SAYS_MEANING.test(beginning)) closeness += DEFINITION_WEIGHT;
    return closeness;
  };
}

/** The share of the query's weight that lies in words standing close to the word before them, as they do in the query. */
function neighboursIn(terms: Int32Array, reading: Reading): number {
  const { groups, weights, places, total } = reading;
  const lastSeen = new Int32Array(groups.length).fill(-NEAR - 1);
  const together = new Float32Array(groups.length);
  for (const [at, term] of terms.entries()) {
    for (const { group, likeness } of places.get(term) ?? []) {
      if (group > 0 && at - (lastSeen[group - 1] ?? 0) <= NEAR) {
        together[group] = Math.max(together[group] ?? 0, likeness);
      }
      lastSeen[group] = at;
    }
  }
  const sum = together.reduce(
    (all, share, group) => all + share * Math.min(weights[group] ?? 0, weights[group - 1] ?? 0),
    0,
  );
  return total === 0 ? 0 : sum / total;
}
