import { type ChatAnswer, idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RecordedTurn } from "../../turn/turn.ts";

/** A visitor's message by HTTP, as the gateway hands it to the session's room. */
export const turnRequestSchema = z.object({
  id: idSchema,
  text: z.string(),
  session: idSchema,
  site: siteIdSchema,
});
export type TurnRequest = z.infer<typeof turnRequestSchema>;

/** The result of a turn by HTTP, as the room answers its gateway. */
export type TurnAnswer = Omit<ChatAnswer, "session" | "token">;

/** Takes the result of a turn by HTTP out of its record. */
export function turnAnswer({ reply, reading, decision }: RecordedTurn): TurnAnswer {
  const { intent } = reading;
  return {
    reply: { text: reply.text },
    citations: reply.citations.map(({ title, url, quote }) => ({ title, url, quote })),
    intent: { name: intent.name, confidence: intent.confidence, alternatives: [...intent.alternatives] },
    decision: { action: decision.action, reason: decision.reason },
  };
}
