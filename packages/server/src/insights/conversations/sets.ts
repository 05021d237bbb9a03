import type { ConversationSet } from "@prosa/protocol/desk";
import { CONVERSATION_GAP_MS } from "../facts/conversation-start.ts";
import type { Conversation } from "./conversation.ts";
import { isResolution, outcomeAt } from "./outcome.ts";

/** The least score of a visitor who is satisfied. */
const SATISFIED = 4;

/** How many turns of a conversation were more than talk. */
function triesIn({ actions }: Conversation): number {
  return Object.values(actions).reduce((sum, count) => sum + count, 0);
}

type Rule = (conversation: Conversation, now: number) => boolean;

/** The rule of each set that counts and lists share; `now` is that of a clock, and endless for what is over. */
const RULES: Readonly<Record<ConversationSet, Rule>> = {
  involved: (one) => triesIn(one) > 0,
  answered: ({ actions }) => (actions.answer ?? 0) > 0,
  resolved: (one, now) => isResolution(outcomeAt(one, now)),
  verified: (one, now) =>
    outcomeAt(one, now).startsWith("confirmed") && now - one.lastAt >= CONVERSATION_GAP_MS,
  escalated: ({ isHandedOver, waits }) => isHandedOver || waits.length > 0,
  contained: (one, now) => isIn("involved", one, now) && !isIn("escalated", one, now),
  "with-person": ({ agentMessages }) => agentMessages > 0,
  claimed: ({ waits }) => waits.some(({ claimedAt }) => claimedAt !== undefined),
  "person-answered": ({ waits }) => waits.some(({ answeredAt }) => answeredAt !== undefined),
  handled: ({ handledMs }) => handledMs > 0,
  "ended-by-person": ({ resolvedAt }) => resolvedAt !== null,
  reopened: ({ reopened }) => reopened > 0,
  "score-asked": ({ asksScore }) => asksScore,
  scored: ({ scores }) => scores.length > 0,
  dissatisfied: ({ scores }) => (scores.at(-1) ?? SATISFIED) < SATISFIED,
  disliked: ({ ratings }) => ratings.down > 0,
  converted: ({ conversions }) => Object.values(conversions).some((count) => count > 0),
  "broken-off": ({ brokenOff }) => brokenOff > 0,
};

/** True where a conversation is in a set by now. */
export function isIn(set: ConversationSet, conversation: Conversation, now: number): boolean {
  return RULES[set](conversation, now);
}
