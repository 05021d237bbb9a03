import type { Conversation } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";
import { minutesSince, momentOf } from "./time.ts";

/** Says how a conversation stands, to the person of this id. */
export function statusOf(conversation: Conversation, me: string, strings: Strings): string {
  const { owner, phase, details, tag } = strings;
  const { state } = conversation;
  if (!state) return "";
  if (state.phase.type === "resolved") return phase.resolved;
  if (state.phase.type === "snoozed") return phase.snoozed(momentOf(state.phase.until, tag));
  if (state.owner.type === "queue")
    return `${owner.queue} · ${details.waiting(minutesSince(state.owner.since))}`;
  return ownerWordsOf(conversation, me, strings);
}

/** Says who has a conversation, to the person of this id. */
export function ownerWordsOf({ state }: Conversation, me: string, { owner }: Strings): string {
  const held = state?.owner;
  if (!held) return "";
  if (held.type !== "agent") return owner[held.type];
  return held.agent.id === me ? owner.me : owner.agent(held.agent.name);
}
