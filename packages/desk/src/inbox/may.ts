import type { Role } from "@prosa/protocol/desk";
import type { Act } from "../client/conversation-room.ts";
import type { Conversation } from "../client/conversation-state.ts";

/** The acts that a person may do with a conversation as it is. */
export interface May {
  claim: boolean;
  /** The claim takes it from a colleague. */
  isTakeover: boolean;
  reply: boolean;
  resolve: boolean;
  reopen: boolean;
  /** Transfer, queue, snooze, hand back. */
  pass: boolean;
  withdraw: boolean;
}

/** Whether a person has the conversation. */
function isWith({ state }: Pick<Conversation, "state">, person: string): boolean {
  return state?.owner.type === "agent" && state.owner.agent.id === person;
}

/** Tells what may be done; the room decides again when it is. */
export function mayOf(conversation: Pick<Conversation, "state">, person: string, role: Role): May {
  const { state } = conversation;
  const isResolved = state?.phase.type === "resolved";
  const isMine = isWith(conversation, person);
  const isTakeover = isTakenFrom(conversation, person);
  const isLive = state !== undefined && !isResolved;
  return {
    claim: isLive && !isMine && (!isTakeover || role !== "agent"),
    isTakeover,
    reply: isLive && isMine,
    resolve: isLive && isMine,
    reopen: isResolved,
    pass: isLive && isMine && !state.offer,
    withdraw: isLive && isMine && state.offer !== undefined,
  };
}

/**
 * The claim of a person who wants the conversation: from a colleague who did not offer it, it is a takeover. Where it changed hands
 * a moment ago the person means it as they saw it before: who took it first keeps it.
 */
export function claimOf(
  conversation: Pick<Conversation, "state">,
  person: string,
  hasJustChanged: boolean,
): Act {
  const isTakeover = !hasJustChanged && isTakenFrom(conversation, person);
  return { type: "claim", ...(isTakeover && { isTakeover }) };
}

function isTakenFrom({ state }: Pick<Conversation, "state">, person: string): boolean {
  return state?.owner.type === "agent" && state.owner.agent.id !== person && state.offer?.to.id !== person;
}
