import type { Agent, DurableEvent, Message, RejectionCode, RoomEvent } from "@prosa/protocol";
import { isReplaced, replacedOf } from "./replacing.ts";
import type { ChatState, OutboxRow } from "./state.ts";

/** A row of the transcript. */
export type Row =
  | { type: "day"; key: string; at: number }
  | { type: "handed-over"; key: string }
  | { type: "people"; key: string; event: PeopleEvent }
  | { type: "place"; key: string; place: Extract<RoomEvent, { type: "queued" }> }
  | {
      type: "message";
      key: string;
      message: Message;
      seq: number;
      at: number;
      rating: "down" | "up" | undefined;
      /** Whether it follows a message of the same author within five minutes. */
      isContinued: boolean;
    }
  | { type: "unsent"; key: string; row: OutboxRow; code: RejectionCode | undefined };

/** A person joined, left, or ended the conversation. */
type PeopleEvent = Extract<DurableEvent, { type: "owner-changed" | "resolved" }>;

/** A row with a message, sent or not. */
export type SaidRow = Extract<Row, { type: "message" | "unsent" }>;

/** The events of the log that have a row of their own. */
const SHOWN: readonly DurableEvent["type"][] = ["said", "handed-over", "owner-changed", "resolved"];

const CONTINUED_MS = 5 * 60_000;
const knownRows = new WeakMap<object, readonly Row[]>();

/**
 * The rows of the transcript from top to bottom: the log without replaced messages, the unsent messages, and the visitor's
 * place among those who wait for a person.
 */
export function rowsOf(state: ChatState): readonly Row[] {
  const { place } = state;
  const placed: Row[] = place ? [{ type: "place", key: "place", place }] : [];
  return [...loggedRowsOf(state), ...unsentRowsOf(state), ...placed];
}

function loggedRowsOf(state: ChatState): readonly Row[] {
  const { log } = state;
  const replaced = replacedOf(state);
  const known = knownRows.get(replaced);
  if (known) return known;
  const ratings = new Map<string, "down" | "up">();
  for (const event of log) if (event.type === "rated") ratings.set(event.messageId, event.rating);

  const rows: Row[] = [];
  let dayStart = 0;
  let dayEnd = 0;
  let day: Row | undefined;
  let last: { author: Message["author"]; at: number } | undefined;
  for (const event of log) {
    if (!SHOWN.includes(event.type)) continue;
    const { seq, at } = event;
    if (at < dayStart || at >= dayEnd) {
      dayStart = new Date(at).setHours(0, 0, 0, 0);
      dayEnd = new Date(at).setHours(24, 0, 0, 0);
      day = { type: "day", key: `day-${seq}`, at };
      last = undefined;
    }
    if (event.type === "said" && isReplaced(event.message, replaced)) continue;
    if (day) rows.push(day);
    day = undefined;
    if (event.type === "handed-over") {
      last = undefined;
      rows.push({ type: "handed-over", key: `handed-over-${seq}` });
    } else if (event.type === "owner-changed" || event.type === "resolved") {
      last = undefined;
      rows.push({ type: "people", key: `people-${seq}`, event });
    } else if (event.type === "said") {
      const { message } = event;
      const isContinued = last?.author === message.author && at - last.at < CONTINUED_MS;
      last = { author: message.author, at };
      rows.push({
        type: "message",
        key: message.id,
        message,
        seq,
        at,
        rating: ratings.get(message.id),
        isContinued,
      });
    }
  }
  // The message that replaces the only one of the day is still on its way; it stays below its date.
  if (day) rows.push(day);
  knownRows.set(replaced, rows);
  return rows;
}

function unsentRowsOf(state: ChatState): readonly Row[] {
  const replaced = replacedOf(state);
  return state.outbox
    .filter(
      ({ command: { type, id }, state }) =>
        (type === "ask-human" && state.type === "failed") ||
        ((type === "say" || type === "press" || type === "attach") && !replaced.has(id)),
    )
    .map((row) => ({
      type: "unsent",
      key: row.command.id,
      row,
      code: row.state.type === "failed" ? row.state.code : undefined,
    }));
}

/** The visitor's partner: the assistant, the assistant while a person is asked for, or a person. */
export function attendanceOf({ log, outbox }: ChatState): "assistant" | "asked" | "person" {
  let attendance: "assistant" | "asked" | "person" = "assistant";
  for (const event of log) {
    if (event.type === "handed-over" && attendance === "assistant") attendance = "asked";
    if (event.type === "said" && event.message.author === "agent") attendance = "person";
    if (event.type === "owner-changed") attendance = ATTENDANCE[event.owner];
    if (event.type === "resolved") attendance = "assistant";
  }
  const isAsking = outbox.some(
    ({ command, state }) => command.type === "ask-human" && state.type !== "failed",
  );
  return attendance === "assistant" && isAsking ? "asked" : attendance;
}

/** The person who has the conversation; `undefined` where nobody has, or the log does not say who. */
export function partnerOf({ log }: ChatState): Agent | undefined {
  for (const event of log.toReversed()) {
    if (event.type === "resolved") return undefined;
    if (event.type === "owner-changed") return event.owner === "agent" ? event.agent : undefined;
    if (event.type === "said" && event.message.author === "agent" && event.message.agent)
      return event.message.agent;
  }
  return undefined;
}

const ATTENDANCE = { assistant: "assistant", queue: "asked", agent: "person" } as const;

/** Counts the messages of the other side after the last seen one. */
export function unseenCountOf(state: ChatState): number {
  return unseenOf(state).length;
}

/** The id of the first unseen message. */
export function firstUnseenOf(state: ChatState): string | undefined {
  return unseenOf(state).at(-1);
}

/** The ids of the unseen messages, the newest first. */
function unseenOf(state: ChatState): string[] {
  const { log, seen } = state;
  const replaced = replacedOf(state);
  const ids: string[] = [];
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const event = log[index];
    if (!event || event.seq <= seen) break;
    if (event.type !== "said" || event.message.author === "visitor") continue;
    if (!isReplaced(event.message, replaced)) ids.push(event.message.id);
  }
  return ids;
}

/** The text of a message in Markdown, without its other parts. */
export function messageText(message: Message): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}
