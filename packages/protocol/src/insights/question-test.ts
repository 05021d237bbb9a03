import * as z from "zod/mini";
import { siteIdSchema } from "../http/sites.ts";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { partSchema } from "../parts/union.ts";
import { languageSchema } from "../scalars/language.ts";

/** `POST /api/knowledge/test`: a question as a visitor may ask it first. No conversation begins, and nothing of it is kept. */
export const testQuestionRequestSchema = z.object({
  site: z.optional(siteIdSchema),
  question: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  /** The language of the visitor's interface. */
  language: z.optional(languageSchema),
});

/** A passage as the assistant reads it, and how it bears on the question. */
const testedPassageSchema = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
  kind: z.string(),
  /** The lines of it that an answer would quote. */
  quote: z.string(),
  /** Its rank, the greater the better; and the share of the question that its quote holds, 0 to 1. */
  score: z.number(),
  support: z.number(),
  /** True where the reply rests on it. */
  isUsed: z.boolean(),
});

/** The answer of `POST /api/knowledge/test`: every step of the turn, and the reply as a visitor would get it. */
export const questionTestSchema = z.object({
  question: z.string(),
  /** The question with slang and typing errors corrected, as passages are looked for. */
  readAs: z.string(),
  language: languageSchema,
  intent: z.object({ name: z.string(), confidence: z.number() }),
  /** The passages found, the best first. */
  evidence: z.array(testedPassageSchema),
  /** How likely the best of them answers, 0 to 1, by the model that the decision leans on. */
  chance: z.number(),
  decision: z.object({
    action: z.enum(["answer", "clarify", "hand-over", "decline"]),
    reason: z.string(),
    strategy: z.string(),
  }),
  reply: z.object({ text: z.string(), parts: z.array(partSchema), end: z.string() }),
  model: z.string(),
  tookMs: z.int(),
});
export type QuestionTest = z.infer<typeof questionTestSchema>;
