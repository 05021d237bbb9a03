import type { DurableEvent, Message, RejectionCode } from "@prosa/protocol";
import type { ChatState, OutboxRow } from "./state.ts";

/** What the transcript shows, from top to bottom. */
export type Row =
  | { type: "day"; key: string; at: number }
  | { type: "handed-over"; key: string }
  | {
      type: "message";
      key: string;
      message: Message;
      at: number;
      rating: "down" | "up" | undefined;
      /** Whether it follows closely on a message of the same author. */
      isContinued: boolean;
    }
  | { type: "unsent"; key: string; row: OutboxRow; code: RejectionCode | undefined };

const CONTINUED_MS = 5 * 60_000;
const rowsByLog = new WeakMap<readonly DurableEvent[], readonly Row[]>();

/** The log as rows. The same log gives the same array. */
export function rowsOf(log: readonly DurableEvent[]): readonly Row[] {
  const known = rowsByLog.get(log);
  if (known) return known;
  const ratings = new Map<string, "down" | "up">();
  for (const event of log) if (event.type === "rated") ratings.set(event.messageId, event.rating);

  const rows: Row[] = [];
  let day = "";
  let last: { author: Message["author"]; at: number } | undefined;
  for (const event of log) {
    const today = new Date(event.at).toDateString();
    if (today !== day && event.type !== "rated") {
      day = today;
      last = undefined;
      rows.push({ type: "day", key: `day-${event.seq}`, at: event.at });
    }
    if (event.type === "handed-over") {
      last = undefined;
      rows.push({ type: "handed-over", key: `handed-over-${event.seq}` });
    } else if (event.type === "said") {
      const { message, at } = event;
      const isContinued = last?.author === message.author && at - last.at < CONTINUED_MS;
      last = { author: message.author, at };
      rows.push({
        type: "message",
        key: message.id,
        message,
        at,
        rating: ratings.get(message.id),
        isContinued,
      });
    }
  }
  rowsByLog.set(log, rows);
  return rows;
}

/** The visitor's words that are not in the log yet. Ratings show on their message instead. */
export function unsentRowsOf({ outbox }: ChatState): readonly Row[] {
  return outbox
    .filter(
      ({ command, state }) =>
        command.type !== "rate" && (command.type !== "ask-human" || state.type === "failed"),
    )
    .map((row) => ({
      type: "unsent",
      key: row.command.id,
      row,
      code: row.state.type === "failed" ? row.state.code : undefined,
    }));
}

/** Who the visitor is talking to: a person may have been asked for, and may have answered. */
export function attendanceOf({ log, outbox }: ChatState): "assistant" | "asked" | "person" {
  let attendance: "assistant" | "asked" | "person" = "assistant";
  for (const event of log) {
    if (event.type === "handed-over" && attendance === "assistant") attendance = "asked";
    if (event.type === "said" && event.message.author === "agent") attendance = "person";
  }
  const isAsking = outbox.some(
    ({ command, state }) => command.type === "ask-human" && state.type !== "failed",
  );
  return attendance === "assistant" && isAsking ? "asked" : attendance;
}

/** How many messages of the other side came after the last one seen. */
export function unseenCountOf({ log, seen }: ChatState): number {
  let count = 0;
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const event = log[index];
    if (!event || event.seq <= seen) break;
    if (event.type === "said" && event.message.author !== "visitor") count += 1;
  }
  return count;
}

/** The id of the first message that waits to be seen, where there is one. */
export function firstUnseenOf({ log, seen }: ChatState): string | undefined {
  for (const event of log) {
    if (event.seq > seen && event.type === "said" && event.message.author !== "visitor")
      return event.message.id;
  }
  return undefined;
}

/** The text of a message: what is read aloud, copied and revealed. */
export function textOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}
