import type { Message } from "@prosa/protocol";
import type { SessionLog } from "../log/session-log.ts";
import { Rejection } from "./rejection.ts";

const PAGE_COUNT = 50;

/**
 * Finds the message that a visitor may replace: their last one, said or pressed, as long as no agent has spoken since. Throws
 * a `Rejection` for any other. A hand-over that came with the message stays.
 */
export async function findReplaceable(id: string, log: SessionLog): Promise<Message> {
  const event = await log.find(id);
  if (event?.type !== "said" || event.message.author !== "visitor")
    throw new Rejection("unknown-message", "Only the visitor's own message can be replaced.");
  for (let from = event.seq; from < log.seq; ) {
    const later = await log.after(from, PAGE_COUNT);
    if (later.some((one) => one.type === "said" && ["visitor", "agent"].includes(one.message.author)))
      throw new Rejection("unknown-message", "Only the visitor's last message can be replaced.");
    from = later.at(-1)?.seq ?? log.seq;
  }
  return event.message;
}
