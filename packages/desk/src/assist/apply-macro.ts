import { MACRO_ENDINGS, type Macro, type MacroAction, type Ticket } from "@prosa/protocol/desk";
import type { ConversationRoom } from "../client/conversation-room.ts";

const MINUTE_MS = 60_000;

interface MacroDeps {
  room: Pick<
    ConversationRoom,
    "conversation" | "say" | "note" | "setTags" | "setPriority" | "setAttributes" | "act"
  >;
  /** The tickets that are known of the conversation and of earlier ones. */
  tickets: readonly Ticket[];
  changeTicket: (id: string, changes: { urgency: Ticket["urgency"] }) => Promise<unknown>;
  now: () => number;
}

/** Whether only who has the conversation may apply a macro: its words go to the visitor, or it gives the conversation away. */
export function needsOwner({ text, actions }: Macro): boolean {
  return text !== undefined || actions.some(isEnding);
}

/**
 * Applies a macro by the commands that do its acts by hand, each of which the room fences and applies once: first the words, at
 * last what ends the person's part. `text` has its variables filled in. Rejects where the ticket could not be changed, after
 * all else is done.
 */
export async function applyMacro(
  { actions }: Macro,
  text: string | undefined,
  deps: MacroDeps,
): Promise<void> {
  if (text !== undefined) deps.room.say(text);
  const ticket = deps.tickets.find(
    ({ session, status }) =>
      session === deps.room.conversation.session && status !== "solved" && status !== "closed",
  );
  const requests = [...actions.filter((one) => !isEnding(one)), ...actions.filter(isEnding)].map((action) =>
    applyAction(action, ticket?.id, deps),
  );
  await Promise.all(requests);
}

function isEnding({ type }: MacroAction): boolean {
  return MACRO_ENDINGS.includes(type);
}

function applyAction(
  action: MacroAction,
  ticket: string | undefined,
  { room, changeTicket, now }: MacroDeps,
): Promise<unknown> | undefined {
  switch (action.type) {
    case "note":
      room.note(action.text);
      return;
    case "add-tags":
      room.setTags([...new Set([...(room.conversation.state?.tags ?? []), ...action.tags])]);
      return;
    case "priority":
      room.setPriority(action.priority);
      return;
    case "attributes":
      room.setAttributes(action.attributes);
      return;
    case "urgency":
      return ticket === undefined ? undefined : changeTicket(ticket, { urgency: action.urgency });
    case "queue":
      room.act({ type: "transfer", to: { type: "queue", ...(action.team && { team: action.team }) } });
      return;
    case "snooze":
      room.act({ type: "snooze", until: now() + action.minutes * MINUTE_MS });
      return;
    case "hand-back":
    case "resolve":
      room.act({ type: action.type });
      return;
    default:
      return action satisfies never;
  }
}
