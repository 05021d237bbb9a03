import { messageText, rowsOf } from "../../client/state/rows.ts";
import type { ChatState } from "../../client/state/state.ts";

export interface Replaceable {
  id: string;
  text: string;
  /** Whether it replaces another message itself. */
  isReplacing: boolean;
}

/** The message that can be replaced (P24): the visitor's last one, as long as no person has answered since. */
export function replaceableOf(state: ChatState): Replaceable | undefined {
  const { status } = state.connection;
  if (status === "refused") return undefined;
  for (const row of rowsOf(state).toReversed()) {
    if (row.type === "unsent" && row.row.state.type !== "failed") {
      const { command, text } = row.row;
      if (command.type === "attach") return undefined;
      return { id: row.key, text, isReplacing: command.type === "say" && command.replaces !== undefined };
    }
    if (row.type !== "message") continue;
    const { id, author } = row.message;
    if (author === "agent") return undefined;
    if (author === "visitor") {
      // A file has no words to edit, and must not be lost for others.
      if (row.message.parts.some(({ type }) => type === "file")) return undefined;
      return { id, text: messageText(row.message), isReplacing: row.message.replaces !== undefined };
    }
  }
  return undefined;
}
