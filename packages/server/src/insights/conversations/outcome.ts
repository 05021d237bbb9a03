import type { ConversationOutcome } from "@prosa/protocol/desk";
import { CONVERSATION_GAP_MS } from "../facts/conversation-start.ts";
import type { Conversation } from "./conversation.ts";

/** The rest after a visitor's last word from which the outcome of a conversation counts, in milliseconds. */
const OPEN_MS = 60 * 60 * 1_000;

/** How a conversation ended, as far as its facts say. */
type Outcome =
  | "talk"
  | "confirmed-button"
  | "confirmed-words"
  | "assumed"
  | "unanswered"
  | "queue"
  | "human"
  | "human-resolved";

/** The outcome of a conversation if nothing more came of it. */
export function outcomeOf({
  last,
  affirmed,
  agentMessages,
  owner,
  resolvedAt,
  waits,
}: Conversation): Outcome {
  if (resolvedAt !== null && (agentMessages > 0 || owner !== "assistant" || waits.length > 0))
    return "human-resolved";
  if (agentMessages > 0 || owner === "agent") return "human";
  if (owner === "queue") return "queue";
  if (last === "none") return waits.length > 0 ? "unanswered" : "talk";
  if (last === "unanswered") return "unanswered";
  return affirmed === "no" ? "assumed" : `confirmed-${affirmed}`;
}

const RESOLVED: readonly (Outcome | ConversationOutcome)[] = [
  "confirmed-button",
  "confirmed-words",
  "assumed",
];

/** True for the outcomes in which the assistant resolved the conversation, confirmed or assumed. */
export function isResolution(outcome: Outcome | ConversationOutcome): boolean {
  return RESOLVED.includes(outcome);
}

/** The outcome of a session's latest conversation by now; one that another followed has the outcome that it ended with. */
export function outcomeAt(conversation: Conversation, now: number): ConversationOutcome {
  const outcome = outcomeOf(conversation);
  const idleMs = now - conversation.lastAt;
  if (outcome === "queue") return idleMs < CONVERSATION_GAP_MS ? "waiting" : "abandoned";
  if (outcome === "human" || outcome === "human-resolved") return outcome;
  return idleMs < OPEN_MS ? "open" : outcome;
}
