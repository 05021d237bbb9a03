import { messageText } from "./state/rows.ts";
import type { ChatState, OutboxRow } from "./state/state.ts";

/** The visitor's own messages in the order in which they were said, as commands that say them again in another session. */
export function saidIn({ log, outbox }: ChatState): Pick<OutboxRow, "command" | "text">[] {
  const confirmed = log.flatMap((event) => {
    if (event.type !== "said" || event.message.author !== "visitor") return [];
    const text = messageText(event.message);
    return [{ command: { type: "say", id: event.message.id, text } as const, text }];
  });
  return [...confirmed, ...outbox];
}
