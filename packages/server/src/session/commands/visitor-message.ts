import type { Message } from "@prosa/protocol";
import type { NewEvent } from "../log/step.ts";
import type { Opening } from "../turns/turn-start.ts";
import { PENDING_MAX } from "../turns/turns.ts";
import type { CommandDeps } from "./command.ts";
import { Rejection } from "./rejection.ts";

const BUSY_RETRY_MS = 2_000;

/** A message of the visitor's with one part of text. */
export function visitorMessage(id: string, text: string): Message {
  return { id, author: "visitor", parts: [{ type: "text", text }] };
}

/** Logs a message and has it answered. Throws a `Rejection` while too many messages wait for their replies. */
export async function takeMessage(deps: CommandDeps, message: Message, opening: Opening): Promise<number> {
  const waiting = deps.log.row?.pending.filter(({ messageId }) => messageId !== message.replaces) ?? [];
  if (waiting.length >= PENDING_MAX) {
    throw new Rejection("busy", "Wait for the replies that are being written.", BUSY_RETRY_MS);
  }
  return takeEvent(deps, { id: message.id, event: { type: "said", message } }, opening, message.id);
}

/** Logs an event of the visitor's and has it answered; `replyTo` is the message that the reply is to, where it is one. */
export function takeEvent(
  { turns, site, language, identity }: CommandDeps,
  cause: { id: string; event: NewEvent },
  opening: Opening,
  replyTo: string | null,
): Promise<number> {
  const known = { ...(language && { interfaceLanguage: language }), ...(identity && { identity }) };
  return turns.take({ cause, opening: { ...opening, ...known }, replyTo, site });
}
