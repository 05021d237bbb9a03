import type { DurableEvent, Message } from "@prosa/protocol";
import type { ChatState, OutboxRow, Reply } from "./state.ts";

type Ids = ReadonlySet<string>;

const byLog = new WeakMap<readonly DurableEvent[], Ids>();
const byOutbox = new WeakMap<readonly OutboxRow[], { settled: Ids; all: Ids }>();

/**
 * The ids of the visitor's messages that a later one stands in for (P24), also while that one is on its way. One that
 * failed for good replaces nothing any more. The same log and outbox give the same set.
 */
export function replacedOf({ log, outbox }: Pick<ChatState, "log" | "outbox">): Ids {
  let settled = byLog.get(log);
  if (!settled) {
    const ids = log.map((event) =>
      event.type === "said" && event.message.author === "visitor" ? event.message.replaces : undefined,
    );
    settled = setOf(ids);
    byLog.set(log, settled);
  }
  const known = byOutbox.get(outbox);
  if (known?.settled === settled) return known.all;
  const pending = outbox.map(({ command, state }) =>
    command.type === "say" && state.type !== "failed" ? command.replaces : undefined,
  );
  const all = pending.some(Boolean) ? setOf([...settled, ...pending]) : settled;
  byOutbox.set(outbox, { settled, all });
  return all;
}

/** Whether a message is out of sight: it was replaced, or answers one that was. */
export function isReplaced({ id, author, replyTo = "" }: Message, replaced: Ids): boolean {
  return (author === "visitor" && replaced.has(id)) || (author === "assistant" && replaced.has(replyTo));
}

/** The replies that are being written to what still stands. */
export function repliesOf(state: Pick<ChatState, "log" | "outbox" | "replies">): readonly Reply[] {
  const replaced = replacedOf(state);
  return state.replies.filter(({ replyTo }) => !replaced.has(replyTo));
}

function setOf(ids: readonly (string | undefined)[]): Ids {
  return new Set(ids.filter((id) => id !== undefined));
}
