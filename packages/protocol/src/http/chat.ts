import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { partSchema } from "../parts/union.ts";
import { idSchema } from "../scalars/ids.ts";
import { identityTokenSchema, visitedPageSchema } from "../scalars/visitor.ts";
import { siteIdSchema } from "./sites.ts";

/** The visitor's intent as the room understood it; `confidence` is a probability, 0 to 1. */
const intentSchema = z.object({
  name: z.string(),
  confidence: z.number(),
  alternatives: z.array(z.object({ name: z.string(), confidence: z.number() })),
});

/** The room's decision on one message, and the rule that made it. */
const decisionSchema = z.object({
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  reason: z.string(),
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * `POST /api/chat`: one message without a socket. Without `session` and `token` it opens a session. With an `id` the message
 * may be sent again: it is applied once, and a repeat gets the first answer. Where the message opens a session, the id names
 * that session for its repeats too, so it must be a random UUID.
 */
export const chatRequestSchema = z
  .object({
    id: z.optional(idSchema),
    site: z.optional(siteIdSchema),
    session: z.optional(idSchema),
    token: z.optional(z.string().check(z.maxLength(4_096))),
    text: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
    page: z.optional(visitedPageSchema),
    identity: z.optional(identityTokenSchema),
  })
  .check(
    z.refine(({ id, session }) => id === undefined || session !== undefined || UUID.test(id), {
      path: ["id"],
      error: "Make the id of a message that opens a session a random UUID, as crypto.randomUUID() gives one.",
    }),
  );

/** The answer to `POST /api/chat`: the whole reply, and the session that the next message continues. */
export const chatAnswerSchema = z.object({
  session: idSchema,
  token: z.string(),
  reply: z.object({
    text: z.string(),
    /** The whole reply, as a socket's client gets it: text, cards, products, citations, choices, forms, a survey. */
    parts: z.array(partSchema),
  }),
  /** Present where the reply hands the conversation to a person. */
  handOver: z.optional(z.object({ reason: z.enum(["asked", "unsure", "rule"]) })),
  citations: z.array(z.object({ title: z.string(), url: z.optional(z.string()), quote: z.string() })),
  intent: intentSchema,
  decision: decisionSchema,
});
export type ChatAnswer = z.infer<typeof chatAnswerSchema>;
