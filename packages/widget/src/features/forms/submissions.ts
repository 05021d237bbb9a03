import type { Contact, DurableEvent } from "@prosa/protocol";
import type { ChatState, OutboxRow } from "../../client/state/state.ts";

type EventOf<T extends DurableEvent["type"]> = Extract<DurableEvent, { type: T }>;

/** What the visitor has given last, and the row that still carries it to the room. */
export interface Given<T> {
  value: T;
  row: OutboxRow | undefined;
}

/** A score from 1 to 5, and why. */
export interface Opinion {
  score: number;
  comment?: string | undefined;
}

/** What the visitor wrote into the form of a message, or into the site's own at the start. */
export function givenContact({ log, outbox }: ChatState, messageId?: string): Given<Contact> | undefined {
  const row = outbox.findLast(({ command }) => command.type === "submit" && command.messageId === messageId);
  if (row?.command.type === "submit") return { value: row.command.contact, row };
  const event = log.findLast(
    (one): one is EventOf<"submitted"> => one.type === "submitted" && one.messageId === messageId,
  );
  return event && { value: event.contact, row: undefined };
}

/** How the visitor found the conversation. */
export function givenScore({ log, outbox }: ChatState): Given<Opinion> | undefined {
  const row = outbox.findLast(({ command }) => command.type === "score");
  if (row?.command.type === "score") return { value: opinionOf(row.command), row };
  const event = log.findLast((one): one is EventOf<"scored"> => one.type === "scored");
  return event && { value: opinionOf(event), row: undefined };
}

/** Who the visitor said they are, in whichever form, for the next one to begin with. */
export function knownContact({ log, outbox }: ChatState): Contact {
  const given = [...log, ...outbox.map(({ command }) => command)];
  return Object.assign({}, ...given.map((one) => ("contact" in one ? one.contact : {})));
}

function opinionOf({ score, comment }: Opinion): Opinion {
  return comment === undefined ? { score } : { score, comment };
}
