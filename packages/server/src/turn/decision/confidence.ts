import { wordsOf } from "../../language/text/words.ts";
import type { Evidence } from "../findings.ts";
import { BESIDE, BESIDE_UNMATCHED, LEAD_MAX, SAME_WORDS } from "./tuning.ts";

/**
 * The confidence that the first passage answers, 0 to 1.5: the share of the question that it holds, and its lead over the
 * next; 0 where it lacks the answer type.
 */
export function confidenceOf(hits: readonly Evidence[]): number {
  const [best] = hits;
  if (best === undefined || best.hasAnswerType === false) return 0;
  // A passage that repeats the first does not make it less certain.
  const behind = hits.slice(leadingEvidence(hits).length).find((hit) => !saysSame(best.quote, hit.quote));
  const lead = best.score - (behind?.score ?? 0);
  return best.support + Math.min(LEAD_MAX, lead);
}

/** The best passage, and the next where it answers about as well. */
export function leadingEvidence(hits: readonly Evidence[]): Evidence[] {
  const [best, second] = hits;
  if (best === undefined) return [];
  const isBeside =
    second !== undefined &&
    second.hasAnswerType !== false &&
    (second.matchesIntent || !best.matchesIntent) &&
    best.score - second.score < (best.matchesIntent ? BESIDE : BESIDE_UNMATCHED) * best.score &&
    second.quote !== best.quote &&
    // A page says more of its product than the facts in its data do.
    (second.passage.kind !== "product" || second.passage.url !== best.passage.url);
  return isBeside ? [best, second] : [best];
}

/** The evidence without one that only says again what the first says. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((piece, place) => place === 0 || !saysSame(evidence[0]?.quote ?? "", piece.quote));
}

/** True where a quote adds little to another. */
function saysSame(one: string, other: string): boolean {
  const [said, again] = [wordsOf(one), wordsOf(other)];
  return again.filter((word) => said.includes(word)).length >= SAME_WORDS * again.length;
}
