import type { ConversationPanel } from "@prosa/protocol/desk";
import type { Conversation } from "../client/conversation-state.ts";

/** Whether a person reads the talk in short: who may take it, or has taken it (`mayReply`) and not yet spoken in it. */
export function isSummaryDue(
  { digest }: ConversationPanel,
  { state, chat }: Conversation,
  me: string,
  mayReply: boolean,
): boolean {
  const isOffered = state?.owner.type === "queue" || state?.offer?.to.id === me;
  if (digest.length === 0 || !(isOffered || mayReply)) return false;
  return !chat.log.some((event) => event.type === "said" && event.message.agent?.id === me);
}
