import type { DurableEvent, Language, LoggedCommand, Message, RejectionCode } from "@prosa/protocol";
import type { NewEvent, SessionLog } from "./session-log.ts";
import { StorageError } from "./session-log.ts";
import type { SiteView } from "./sites.ts";
import { type Opening, PENDING_MAX, type Turns, textOf } from "./turns.ts";

/** The id of the choice that asks for a person, in whatever message it stands. */
export const ASK_HUMAN_CHOICE = "ask-human";

const STORAGE_RETRY_MS = 1_000;
const BUSY_RETRY_MS = 2_000;

/** A command that was not applied, and what its sender should do. */
export class Rejection extends Error {
  override name = "Rejection";
  readonly code: RejectionCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: RejectionCode, message: string, retryAfterMs?: number) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What a command is applied to. */
export interface CommandScope {
  log: SessionLog;
  turns: Turns;
  site: SiteView;
  language: Language | null;
  /** Throws a `Rejection` when the session has spent its budget. */
  spend: () => void;
}

/**
 * Puts a command into the log, once, and returns its place there; a repeat gets the place it got first. Throws a
 * `Rejection` when it is not applied: then nothing of it happened.
 */
export async function applyCommand(command: LoggedCommand, scope: CommandScope): Promise<number> {
  const earlier = await scope.log.find(command.id);
  if (earlier) {
    if (isOutcomeOf(command, earlier)) return earlier.seq;
    throw new Rejection("conflict", "Another command has this id; give each its own.");
  }
  scope.spend();
  try {
    return await carryOut(command, scope);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    throw new Rejection(
      "storage-unavailable",
      "The room could not write this; send it again.",
      STORAGE_RETRY_MS,
    );
  }
}

async function carryOut(command: LoggedCommand, scope: CommandScope): Promise<number> {
  switch (command.type) {
    case "say":
      return speak(scope, said(command.id, command.text), { text: command.text });
    case "press": {
      const choice = await findChoice(command.messageId, command.choiceId, scope.log);
      const opening = {
        text: choice.label,
        ...(choice.id === ASK_HUMAN_CHOICE && { wantsHuman: true as const }),
      };
      return speak(scope, { ...said(command.id, choice.label), replyTo: command.messageId }, opening);
    }
    case "ask-human": {
      const event: NewEvent = { type: "handed-over", reason: "asked" };
      return take(scope, command.id, event, { text: "", wantsHuman: true }, null);
    }
    case "rate": {
      const rated = await scope.log.find(command.messageId);
      if (rated?.type !== "said" || rated.message.author === "visitor") {
        throw new Rejection("unknown-message", "Only a reply in this session's log can be rated.");
      }
      const { messageId, rating } = command;
      return scope.turns.note({ id: command.id, event: { type: "rated", messageId, rating } });
    }
  }
}

async function speak(scope: CommandScope, message: Message, opening: Opening): Promise<number> {
  if ((scope.log.row?.pending.length ?? 0) >= PENDING_MAX) {
    throw new Rejection("busy", "Wait for the replies that are being written.", BUSY_RETRY_MS);
  }
  return take(scope, message.id, { type: "said", message }, opening, message.id);
}

function take(
  { turns, site, language }: CommandScope,
  id: string,
  event: NewEvent,
  opening: Opening,
  replyTo: string | null,
): Promise<number> {
  return turns.take(
    { id, event },
    { ...opening, ...(language && { interfaceLanguage: language }) },
    replyTo,
    site,
  );
}

function said(id: string, text: string): Message {
  return { id, author: "visitor", parts: [{ type: "text", text }] };
}

async function findChoice(messageId: string, choiceId: string, log: SessionLog) {
  const event = await log.find(messageId);
  const parts = event?.type === "said" ? event.message.parts : [];
  const choices = parts.flatMap((part) => (part.type === "choices" ? part.choices : []));
  const choice = choices.find((candidate) => candidate.id === choiceId);
  if (!choice) throw new Rejection("unknown-message", "No message in this session's log offers this choice.");
  return choice;
}

/** Whether an event is what this very command put into the log: same id, same content. */
function isOutcomeOf(command: LoggedCommand, event: DurableEvent): boolean {
  switch (command.type) {
    case "say":
      return (
        event.type === "said" && event.message.author === "visitor" && textOf(event.message) === command.text
      );
    case "press":
      return event.type === "said" && event.message.replyTo === command.messageId;
    case "ask-human":
      return event.type === "handed-over";
    case "rate":
      return (
        event.type === "rated" && event.messageId === command.messageId && event.rating === command.rating
      );
  }
}
