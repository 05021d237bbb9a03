import type { Message } from "@prosa/protocol";
import { type PastTurn, rememberTurn } from "../../turn/memory.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import { messageText } from "../turns/reply-events.ts";

/** The most events of a talk with a person that are looked at when the assistant takes over again. */
const STRETCH_EVENTS_MAX = 200;

/** The most characters of one side's words in one exchange that the assistant remembers. */
const WORDS_MAX = 1_000;

/**
 * Puts the assistant's memory right when a person hands the conversation back: what was said with the person counts as past
 * turns, what the person left as a note as the last of them, and nothing is left of having been unsure.
 */
export async function rememberStretch(
  log: SessionLog,
  note: string | undefined,
  now: number,
): Promise<(row: SessionRow) => Partial<SessionRow>> {
  const from = (log.row?.people.claimedSeq ?? log.seq) - 1;
  const events = await log.after(Math.max(from, log.seq - STRETCH_EVENTS_MAX), STRETCH_EVENTS_MAX);
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const turns = [...exchangesOf(messages), ...(note === undefined ? [] : [personTurn("", note)])];
  return ({ context }) => ({
    context: turns.reduce((past, turn) => rememberTurn(past, turn, past.language ?? "pt-BR", now), {
      ...context,
      unsureCount: 0,
      lastAt: now,
    }),
  });
}

/** Groups messages into exchanges: the visitor's words up to a person's, and the person's up to the visitor's next. */
function exchangesOf(messages: readonly Message[]): PastTurn[] {
  const turns: PastTurn[] = [];
  let visitor: string[] = [];
  let person: string[] = [];
  const close = () => {
    if (visitor.length + person.length > 0) turns.push(personTurn(visitor.join("\n"), person.join("\n")));
    visitor = [];
    person = [];
  };
  for (const message of messages) {
    if (message.author === "visitor") {
      if (person.length > 0) close();
      visitor.push(messageText(message));
    } else if (message.author === "agent") person.push(messageText(message));
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
