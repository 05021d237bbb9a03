import { type ChatAnswer, type DurableEvent, idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RecordedTurn } from "../../turn/turn.ts";
import type { SessionLog } from "../log/session-log.ts";
import { messageText } from "./reply-events.ts";

/** A visitor's message by HTTP, as the gateway hands it to the session's room. */
export const turnRequestSchema = z.object({
  id: idSchema,
  text: z.string(),
  session: idSchema,
  site: siteIdSchema,
  page: z.optional(z.string()),
  identity: z.optional(z.string()),
});
export type TurnRequest = z.infer<typeof turnRequestSchema>;

/** The result of a turn by HTTP, as the room answers its gateway. */
export type TurnAnswer = Omit<ChatAnswer, "session" | "token">;

const PAGE_COUNT = 50;

/**
 * The answer to a message as the log holds it; `null` where the log has none with words, or one that was cut off. The decision comes from the turn's
 * record or, for a repeat, from the session's memory of it: there an intent has no alternatives any more, and a turn that
 * the memory has dropped gives an answer without a reason.
 */
export async function turnAnswer(
  log: SessionLog,
  messageId: string,
  { recorded, isRepeat }: { recorded: RecordedTurn | null; isRepeat: boolean },
): Promise<TurnAnswer | null> {
  const { reply, next } = await findReply(log, messageId);
  const isCut = reply?.end === "stopped" || reply?.end === "interrupted";
  // A new message whose turn has no record failed, unless what was said to it is complete, as a warning is.
  const hasFailed = recorded === null && !isRepeat && reply?.end !== "done";
  if (reply === undefined || isCut || hasFailed || reply.parts.length === 0) return null;
  const { parts } = reply;
  return {
    reply: { text: messageText(reply), parts },
    citations: parts.flatMap((part) =>
      part.type === "citation"
        ? [{ title: part.title, ...(part.url !== undefined && { url: part.url }), quote: part.quote }]
        : [],
    ),
    ...(next?.type === "handed-over" && { handOver: { reason: next.reason } }),
    ...(recorded ? judgementOf(recorded) : rememberedJudgement(log, messageId)),
  };
}

/** The assistant's message that answers this one, and the event that follows it. */
async function findReply(log: SessionLog, messageId: string) {
  let since = (await log.find(messageId))?.seq ?? log.seq;
  let reply: Extract<DurableEvent, { type: "said" }>["message"] | undefined;
  for (;;) {
    const events = await log.after(since, PAGE_COUNT);
    for (const event of events) {
      if (reply !== undefined) return { reply, next: event };
      if (event.type === "said" && event.message.replyTo === messageId) reply = event.message;
    }
    const last = events.at(-1)?.seq;
    if (last === undefined) return { reply, next: undefined };
    since = last;
  }
}

function judgementOf({ reading, decision }: RecordedTurn): Pick<TurnAnswer, "intent" | "decision"> {
  const { name, confidence, alternatives } = reading.intent;
  return {
    intent: { name, confidence, alternatives: [...alternatives] },
    decision: { action: decision.action, reason: decision.reason },
  };
}

const actionSchema = z.catch(z.enum(["answer", "clarify", "hand-over", "decline"]), "answer");

function rememberedJudgement(
  { row }: SessionLog,
  messageId: string,
): Pick<TurnAnswer, "intent" | "decision"> {
  const past = row?.context.turns.findLast(({ id }) => id === messageId);
  return {
    intent: { name: past?.intent ?? "unknown", confidence: past?.confidence ?? 0, alternatives: [] },
    decision: { action: actionSchema.parse(past?.action), reason: past?.reason ?? "" },
  };
}
