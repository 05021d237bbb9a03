import { coverageOf, type Reading } from "./coverage.ts";

const LEAD_LENGTH = 20;
const NEAR = 3;
const NEIGHBOURS_WEIGHT = 0.2;
const LEAD_WEIGHT = 0.2;
const YES_OR_NO_WEIGHT = 0.1;
const DEFINITION_WEIGHT = 0.12;

const ASKS_WHAT =
  /^(o que|que|como|qual|quais|quando|quem|onde|por que|quant[oa]s?|what|how|when|who|where|which|why|cual|cuales|cuando|quien|donde|cuant[oa]s?)\b/;
const ASKS_WHETHER =
  /^(posso|pode|podem|podemos|e possivel|ha|existe|tem|a|as|o|os|um|uma|can|could|may|is|are|do|does|did|has|have|puedo|puede|pueden|hay|es|se puede|tienen?)\b/;
const ASKS_FOR_MEANING = /^(o que (e|sao|significa)|what (is|are|does)|que (es|son|significa))\b/;
const SAYS_WHETHER = /^(sim|nao|yes|no|si)\b/;
const SAYS_MEANING =
  /^(e|sao|trata se|consiste|it is|they are|es|son)\b|^((o|a|os|as|um|uma|the|an?|el|la|los|las|un) )?([a-z0-9]+ ){1,4}(e|sao|consiste|is|are|es|son) /;

/**
 * Makes a measure of how a passage reads as an answer to a query: whether the query's neighbouring words stand together
 * in it, whether it begins with what was asked, and whether its beginning has the form that the question calls for.
 */
export function closenessTo(
  question: string,
  reading: Reading,
): (terms: Int32Array, beginning: string) => number {
  const asksWhether = !ASKS_WHAT.test(question) && ASKS_WHETHER.test(question);
  const asksWhat = ASKS_WHAT.test(question);
  const asksForMeaning = ASKS_FOR_MEANING.test(question);
  return (terms, beginning) => {
    let closeness = NEIGHBOURS_WEIGHT * neighboursIn(terms, reading);
    closeness += LEAD_WEIGHT * coverageOf(reading, terms.subarray(0, LEAD_LENGTH));
    if (SAYS_WHETHER.test(beginning)) {
      if (asksWhether) closeness += YES_OR_NO_WEIGHT;
      if (asksWhat) closeness -= YES_OR_NO_WEIGHT;
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
