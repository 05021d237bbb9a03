import type { DurableEvent, Message } from "@prosa/protocol";
import type { ChatState, OutboxRow, Reply } from "./state.ts";

type Ids = ReadonlySet<string | undefined>;

const known = new WeakMap<readonly OutboxRow[], { log: readonly DurableEvent[]; ids: Ids }>();

/**
 * The ids of the visitor's messages that a later one replaces (P24), also while that one is on its way. A message that the
 * room rejected replaces nothing. The same log and outbox give the same set.
 */
export function replacedOf({ log, outbox }: Pick<ChatState, "log" | "outbox">): Ids {
  const last = known.get(outbox);
  if (last?.log === log) return last.ids;
  const ids = new Set([
    ...log.map((event) =>
      event.type === "said" && event.message.author === "visitor" ? event.message.replaces : undefined,
    ),
    ...outbox.map(({ command, state }) =>
      command.type === "say" && state.type !== "failed" ? command.replaces : undefined,
    ),
  ]);
  known.set(outbox, { log, ids });
  return ids;
}

/** Whether a message is hidden: it was replaced, or it answers one that was. */
export function isReplaced({ id, author, replyTo }: Message, replaced: Ids): boolean {
  return (
    (author === "visitor" && replaced.has(id)) ||
    (author === "assistant" && replyTo !== undefined && replaced.has(replyTo))
  );
}

/** The replies in progress whose question is not replaced. */
export function repliesOf(state: Pick<ChatState, "log" | "outbox" | "replies">): readonly Reply[] {
  const replaced = replacedOf(state);
  return state.replies.filter(({ replyTo }) => !replaced.has(replyTo));
}
