import type { TicketDraft, Urgency } from "@prosa/protocol";
import type { IssueKind } from "../../language/pack/service.ts";
import { packOf } from "../../language/packs.ts";
import { wordsOf } from "../../language/text/words.ts";
import { classifyIntent } from "../../understanding/intents/intent.ts";
import { asksForTicket, isCalledUrgent } from "../query/intent.ts";
import { firstSentence } from "../query/read-text.ts";
import type { DecidedTurn } from "../turn.ts";
import * as tuning from "./tuning.ts";

/** The longest subject that is made from the visitor's words, in characters; the visitor may write a longer one. */
const SUBJECT_LENGTH = 80;

/** The longest description that is made from them, in characters. */
const DESCRIPTION_LENGTH = 2_000;

/** The kinds of issue by the intents that speak of them; what is not here is no matter of a ticket's. */
const KINDS: Readonly<Record<string, IssueKind>> = {
  "order-status": "order",
  delivery: "delivery",
  returns: "returns",
  warranty: "support",
  payment: "payment",
  invoice: "payment",
  product: "product",
  price: "product",
  availability: "product",
  discount: "product",
  support: "support",
  complaint: "complaint",
  unknown: "other",
};

/** Something that the visitor said, as far as it is of a matter. */
interface Told {
  text: string;
  intent: string;
}

/**
 * A ticket's words as the talk gives them: the visitor's own, with their last matter as the subject. Urgency comes from what
 * they call urgent and from anger; the visitor may change all of it before it is sent.
 */
export function ticketDraftOf(
  turn: Pick<DecidedTurn, "context" | "reading" | "display" | "decision">,
): TicketDraft {
  const { service } = packOf(turn.reading.language);
  const told = toldIn(turn);
  const last = told.findLast(({ intent }) => (KINDS[intent] ?? "other") !== "other") ?? told.at(-1);
  const kind = KINDS[last?.intent ?? ""] ?? "other";
  return {
    subject: last ? firstSentence(last.text, SUBJECT_LENGTH) : service.noSubject,
    kind: service.kinds[kind],
    urgency: urgencyOf(turn, told, kind),
    description: told
      .map(({ text }) => text)
      .join("\n")
      .slice(-DESCRIPTION_LENGTH),
  };
}

function toldIn({ context, display }: Pick<DecidedTurn, "context" | "display">): Told[] {
  // The kind of an issue is one of the visitor's words, whether or not the site's pages speak of it.
  return [...context.turns.map(({ visitor }) => visitor), display]
    .map((text) => ({ text: text.trim(), intent: classifyIntent(text).name }))
    .filter(({ text, intent }) => text !== "" && (isOfMatter(text, intent) || saysMore(text)));
}

/** A wish for a person or for a ticket may still hold the matter where it has words to spare. */
function saysMore(text: string): boolean {
  return wordsOf(text).length > tuning.BARE_WORDS;
}

function isOfMatter(text: string, intent: string): boolean {
  return KINDS[intent] !== undefined && !asksForTicket(wordsOf(text));
}

function urgencyOf(
  { reading, decision }: Pick<DecidedTurn, "reading" | "decision">,
  told: readonly Told[],
  kind: IssueKind,
): Urgency {
  const isUrgent = told.some(({ text }) => isCalledUrgent(text));
  if (reading.danger !== null || isUrgent) return "urgent";
  if (decision.cause === "trouble" || reading.sentiment.score < tuning.ANGRY) return "high";
  return kind === "product" ? "low" : "normal";
}
