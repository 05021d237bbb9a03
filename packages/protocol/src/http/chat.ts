import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";
import { siteIdSchema } from "./sites.ts";

/** The visitor's intent as the room understood it; `confidence` is a probability, 0 to 1. */
export const intentSchema = z.object({
  name: z.string(),
  confidence: z.number(),
  alternatives: z.array(z.object({ name: z.string(), confidence: z.number() })),
});
export type Intent = z.infer<typeof intentSchema>;

/** The room's decision on one message, and the rule that made it. */
export const decisionSchema = z.object({
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  reason: z.string(),
});

/** `POST /api/chat`: one message without a socket. Without `session` and `token` it opens a session. */
export const chatRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  session: z.optional(idSchema),
  token: z.optional(z.string().check(z.maxLength(4_096))),
  text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
});

/** The answer to `POST /api/chat`: the whole reply, and the session that the next message continues. */
export const chatAnswerSchema = z.object({
  session: idSchema,
  token: z.string(),
  reply: z.object({ text: z.string() }),
  citations: z.array(z.object({ title: z.string(), url: z.string(), quote: z.string() })),
  intent: intentSchema,
  decision: decisionSchema,
});
export type ChatAnswer = z.infer<typeof chatAnswerSchema>;
