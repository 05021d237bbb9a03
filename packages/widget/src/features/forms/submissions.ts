import type { Contact, DurableEvent } from "@prosa/protocol";
import type { ChatState, OutboxRow } from "../../client/state/state.ts";

type EventOf<T extends DurableEvent["type"]> = Extract<DurableEvent, { type: T }>;

/** The visitor's last submission, and its row in the outbox until the room has it. */
export interface Submitted<T> {
  value: T;
  row: OutboxRow | undefined;
}

/** A score from 1 to 5, with the reason in words. */
export interface SurveyAnswer {
  score: number;
  comment?: string | undefined;
}

/** The submission of a message's form or, without a message, of the site's form at the start. */
export function submittedContact(
  { log, outbox }: ChatState,
  messageId?: string,
): Submitted<Contact> | undefined {
  const row = outbox.findLast(({ command }) => command.type === "submit" && command.messageId === messageId);
  if (row?.command.type === "submit") return { value: row.command.contact, row };
  const event = log.findLast(
    (one): one is EventOf<"submitted"> => one.type === "submitted" && one.messageId === messageId,
  );
  return event && { value: event.contact, row: undefined };
}

/** The visitor's answer to the survey. */
export function submittedScore({ log, outbox }: ChatState): Submitted<SurveyAnswer> | undefined {
  const row = outbox.findLast(({ command }) => command.type === "score");
  if (row?.command.type === "score") return { value: answerOf(row.command), row };
  const event = log.findLast((one): one is EventOf<"scored"> => one.type === "scored");
  return event && { value: answerOf(event), row: undefined };
}

/** The contact from all submitted forms, which fills the next form in advance. */
export function knownContact({ log, outbox }: ChatState): Contact {
  const submissions = [...log, ...outbox.map(({ command }) => command)];
  return Object.assign({}, ...submissions.map((one) => ("contact" in one ? one.contact : {})));
}

function answerOf({ score, comment }: SurveyAnswer): SurveyAnswer {
  return comment === undefined ? { score } : { score, comment };
}
