import { type ChatAnswer, idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RecordedTurn } from "../../turn/turn.ts";

/** A visitor's message by HTTP, as the front door hands it to the session's room. */
export const turnRequestSchema = z.object({
  id: idSchema,
  text: z.string(),
  session: idSchema,
  site: siteIdSchema,
});
export type TurnRequest = z.infer<typeof turnRequestSchema>;

/** What a turn by HTTP came to, as the room tells its front door. */
export type TurnAnswer = Omit<ChatAnswer, "session" | "token">;

export function turnAnswer({ reply, intent, decision }: RecordedTurn): TurnAnswer {
  return {
    reply: { text: reply.text },
    citations: reply.citations.map(({ title, url, quote }) => ({ title, url, quote })),
    intent: { name: intent.name, confidence: intent.confidence, alternatives: [...intent.alternatives] },
    decision: { action: decision.action, reason: decision.reason },
  };
}
