import { type Message, TEXT_LENGTH_MAX } from "@prosa/protocol";
import type { SessionLog } from "../log/session-log.ts";
import type { SessionRow } from "../log/session-row.ts";
import { messageText } from "./reply-events.ts";

/**
 * The most lines that lead to one message; the next is answered with them, whatever follows. Among more, the embedded model misses
 * what the last one asks for: a person to talk to after six lines that say nothing.
 */
const LEADS_MAX = 4;

/** True while one line more may lead to a message. */
export function mayLead({ leads }: Pick<SessionRow, "leads">): boolean {
  return leads.length < LEADS_MAX;
}

/** The change of a session's row with a line that is answered with the message after it. */
export function withLead({ leads }: Pick<SessionRow, "leads">, id: string): Pick<SessionRow, "leads"> {
  return { leads: [...leads, id] };
}

/** A message that waits for its reply, with the lines that lead to it. */
export function pendingEntry(
  messageId: string,
  attempt: number,
  { leads }: Pick<SessionRow, "leads">,
): SessionRow["pending"][number] {
  return { messageId, attempt, ...(leads.length > 0 && { leads }) };
}

/** The words of a message as the assistant reads them: after those of the lines that lead to it, as many as one message may have. */
export async function ledText(
  log: Pick<SessionLog, "find">,
  leads: readonly string[],
  text: string,
): Promise<string> {
  let words = text;
  for (const id of leads.toReversed()) {
    const event = await log.find(id);
    const line = event?.type === "said" ? messageText(event.message) : "";
    if (line.length + 1 + words.length > TEXT_LENGTH_MAX) break;
    words = line === "" ? words : `${line}\n${words}`;
  }
  return words;
}

/** The words that a message which waits for its reply is answered by, where a restart forgot them. */
export async function pendingText(log: Pick<SessionLog, "find" | "row">, message: Message): Promise<string> {
  const leads = log.row?.pending.find(({ messageId }) => messageId === message.id)?.leads ?? [];
  return ledText(log, leads, messageText(message));
}
