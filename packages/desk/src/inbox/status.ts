import type { DeskRow } from "@prosa/protocol/desk";
import type { Conversation } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";
import type { May } from "./may.ts";
import { minutesSince, momentOf } from "./time.ts";

/** Tells who has a conversation, or how it is where nobody works on it. */
export function statusOf(
  { state }: Conversation,
  row: DeskRow | undefined,
  me: string,
  strings: Strings,
): string {
  const { owner, phase, details, tag } = strings;
  if (!state) return "";
  if (state.phase.type === "resolved") return phase.resolved;
  if (state.phase.type === "snoozed") return phase.snoozed(momentOf(state.phase.until, tag));
  if (state.owner.type === "queue") {
    const leftAt = row?.leftAt;
    const { since } = state.owner;
    return `${owner.queue} · ${leftAt === undefined ? details.waiting(minutesSince(since)) : details.left(minutesSince(leftAt))}`;
  }
  return ownerIn(state.owner, me, strings);
}

/** Why no reply can be sent now; empty where one can. */
export function shutBy({ state }: Conversation, may: May, me: string, strings: Strings): string {
  if (may.reply) return "";
  if (may.reopen) return strings.composer.resolved;
  return state ? strings.composer.notYours(ownerIn(state.owner, me, strings)) : strings.composer.unheard;
}

/** Warns of colleagues who write to the visitor; empty where none does. */
export function warningOf({ viewers }: Conversation, me: string, { composer }: Strings): string {
  const others = viewers.filter(({ agent, isReplying }) => isReplying && agent.id !== me);
  return others.length > 0 ? composer.others(others.map(({ agent }) => agent.name).join(", ")) : "";
}

function ownerIn(held: NonNullable<Conversation["state"]>["owner"], me: string, { owner }: Strings): string {
  if (held.type !== "agent") return owner[held.type];
  return held.agent.id === me ? owner.me : owner.agent(held.agent.name);
}
