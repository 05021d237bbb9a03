import { wordsOf } from "../../language/text/words.ts";
import type { Evidence } from "../findings.ts";
import type { RetrievedTurn } from "../turn.ts";
import { LEAST_CHANCE, SAME_WORDS } from "./tuning.ts";

/** Whether what would be quoted answers likely enough for the site's owner. */
export function isLikelyAnswer({
  chance,
  quotes,
  site,
}: Pick<RetrievedTurn, "chance" | "quotes" | "site">): boolean {
  return quotes.length > 0 && chance >= LEAST_CHANCE[site.answering];
}

/** The evidence without one that only says again what the first says. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((piece, place) => place === 0 || !saysSame(evidence[0]?.quote ?? "", piece.quote));
}

/** Whether a quote holds little that another does not. */
function saysSame(one: string, other: string): boolean {
  const [said, again] = [new Set(wordsOf(one)), wordsOf(other)];
  return again.filter((word) => said.has(word)).length >= SAME_WORDS * again.length;
}
