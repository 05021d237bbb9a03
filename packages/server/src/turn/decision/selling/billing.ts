import { isOfBillingText, tellsBillingTrouble } from "../../query/selling-talk.ts";
import type { Act, RetrievedTurn } from "../../turn.ts";
import { isLikelyAnswer } from "../confidence.ts";
import { contactEvidence } from "../contact-answer.ts";

const REASON = "billing";
const STATEMENT_WORDS = 8;

/** Answers trouble with a payment, a bill or an invoice from the site's words on that matter; else only people can look it up. */
export function decideBilling(turn: RetrievedTurn): Act | undefined {
  const { reading, context, display, hits } = turn;
  const isAsking = /[?¿]/.test(display);
  const goesOn =
    context.turns.at(-1)?.reason?.startsWith(REASON) === true &&
    !isAsking &&
    reading.written.words.length <= STATEMENT_WORDS &&
    ["payment", "invoice", "order-status", "unknown"].includes(reading.intent.name);
  if (!goesOn && !tellsBillingTrouble(reading)) return undefined;
  if (!goesOn) {
    const likely = isLikelyAnswer(turn) ? turn.quotes.slice(0, 1) : [];
    const own = hits.find(({ passage, quote }) => isOfBillingText(`${passage.heading} ${quote}`, reading));
    const evidence = likely.length > 0 ? likely : own === undefined ? [] : [own];
    if (evidence.length > 0) return { action: "answer", reason: REASON, evidence };
    if (isAsking) return undefined;
  }
  return {
    action: "hand-over",
    cause: "order",
    reason: `${REASON} without an answer`,
    evidence: contactEvidence(turn),
  };
}
