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

/**
 * The visitor's answer to the survey of a message, which a later survey does not share: each conversation is asked about by
 * itself. Without a message of this id, the last answer.
 */
export function submittedScore(
  { log, outbox }: ChatState,
  messageId: string,
): Submitted<SurveyAnswer> | undefined {
  const place = log.findIndex((event) => event.type === "said" && event.message.id === messageId);
  const later = place < 0 ? -1 : log.findIndex((event, index) => index > place && isSurvey(event));
  const row = later < 0 ? outbox.findLast(({ command }) => command.type === "score") : undefined;
  if (row?.command.type === "score") return { value: answerOf(row.command), row };
  const events = log.slice(place + 1, later < 0 ? undefined : later);
  const event = events.findLast((one): one is EventOf<"scored"> => one.type === "scored");
  return event && { value: answerOf(event), row: undefined };
}

function isSurvey(event: DurableEvent): boolean {
  return event.type === "said" && event.message.parts.some(({ type }) => type === "survey");
}

/** The contact from all submitted forms, which fills the next form in advance. */
export function knownContact({ log, outbox }: ChatState): Contact {
  const submissions = [...log, ...outbox.map(({ command }) => command)];
  return Object.assign({}, ...submissions.map((one) => ("contact" in one ? one.contact : {})));
}

function answerOf({ score, comment }: SurveyAnswer): SurveyAnswer {
  return comment === undefined ? { score } : { score, comment };
}
