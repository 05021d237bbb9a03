import { packOf } from "../../language/packs.ts";
import type { SessionLog } from "../log/session-log.ts";
import type { Turns } from "./turns.ts";

/** The id of the notice that tells a conversation's number: there is one a session. */
const NUMBER_ID = "conversation-number";

/** Tells the visitor the number under which the desk knows the conversation, once. */
export async function tellNumber(turns: Turns, log: SessionLog, number: string): Promise<void> {
  if (!log.row || log.row.people.number !== undefined || (await log.find(NUMBER_ID))) return;
  const { service } = packOf(log.row.context.language ?? "pt-BR");
  const parts = [{ type: "text" as const, text: service.conversationNumber(number) }];
  const event = { type: "said", message: { id: NUMBER_ID, author: "notice", parts } } as const;
  await turns.act({ events: [{ id: NUMBER_ID, event }], people: { number } }, { isTaken: false });
}
