import type { DurableEvent, Message } from "@prosa/protocol";
import type { PastTurn } from "../../turn/memory.ts";
import { rememberTurn } from "../../turn/record.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import type { NewEvent } from "../log/step.ts";
import { messageText } from "./reply-events.ts";

/** The most events of a talk with a person that are looked at when the assistant takes over again. */
const STRETCH_EVENTS_MAX = 200;

/** The most characters of one side's words in one exchange that the assistant remembers. */
const WORDS_MAX = 1_000;

/**
 * Puts the assistant's memory right where these events end a person's time in the conversation, since the assistant answers from
 * then on, also while the next person is waited for: what was said with the person counts as past turns, with the words before
 * it that the claim left without an answer; what the person left as a note for the assistant is the last of them, and nothing is
 * left of having been unsure. `undefined` where no person's time ends.
 */
export async function rememberStretch(
  log: SessionLog,
  ending: readonly NewEvent[],
  { now, note }: { now: number; note?: string | undefined },
): Promise<((row: SessionRow) => Partial<SessionRow>) | undefined> {
  if (log.row?.people.owner.type !== "agent" || !ending.some(endsStretch)) return undefined;
  const from = Math.max(0, log.seq - STRETCH_EVENTS_MAX);
  const events = await log.after(from, STRETCH_EVENTS_MAX);
  const turns = exchangesOf(messagesOf(events, log.row?.people.claimedSeq ?? log.seq), note);
  return ({ context }) => ({
    context: turns.reduce((past, turn) => rememberTurn(past, turn, past.language ?? "pt-BR", now), {
      ...context,
      unsureCount: 0,
      lastAt: now,
    }),
  });
}

/**
 * The messages that the assistant's own turns have not left in its memory: those since a person took the conversation over, and
 * before that those after the last which got its answer, with what was said of a reply that was cut.
 */
function messagesOf(events: readonly DurableEvent[], claimedSeq: number): Message[] {
  const begunAt = events.findLastIndex((event) => event.seq < claimedSeq && endsStretch(event));
  const said = events.slice(begunAt + 1).filter((event) => event.type === "said");
  const messages = said.map(({ message }) => message);
  const remembered = new Set(messages.flatMap((message) => (isWholeReply(message) ? [message.replyTo] : [])));
  const replaced = new Set(messages.map(({ replaces }) => replaces));
  const last = said.findLastIndex(({ seq, message }) => seq < claimedSeq && remembered.has(message.id));
  return messages
    .slice(last + 1)
    .filter((message) => !remembered.has(message.id) && !replaced.has(message.id) && !isWholeReply(message));
}

/** True where a person who had the conversation has it no more, and no other has it. */
function endsStretch(event: NewEvent): boolean {
  return event.type === "resolved" || (event.type === "owner-changed" && event.owner !== "agent");
}

/** True for a reply of the assistant's that no person's claim cut. */
function isWholeReply({ author, end }: Message): boolean {
  return author === "assistant" && end !== "interrupted";
}

/** Groups messages into exchanges: the visitor's words up to what they were answered, and that up to the visitor's next. */
function exchangesOf(messages: readonly Message[], note: string | undefined): PastTurn[] {
  const turns: PastTurn[] = [];
  let visitor: string[] = [];
  let answer: string[] = [];
  const close = () => {
    if (visitor.length + answer.length > 0) turns.push(personTurn(visitor.join("\n"), answer.join("\n")));
    visitor = [];
    answer = [];
  };
  for (const message of messages) {
    const text = messageText(message);
    if (message.author === "visitor") {
      if (answer.length > 0) close();
      visitor.push(text);
    } else if (message.author !== "notice" && text !== "") answer.push(text);
  }
  if (note !== undefined) {
    if (answer.length > 0) close();
    answer.push(note);
  }
  close();
  return turns;
}

function personTurn(visitor: string, assistant: string): PastTurn {
  return {
    visitor: visitor.slice(0, WORDS_MAX),
    assistant: assistant.slice(0, WORDS_MAX),
    intent: "human",
    action: "answer",
    cited: [],
  };
}
