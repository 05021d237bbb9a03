import * as z from "zod/mini";

const sentenceSchema = z.string().check(z.maxLength(300), z.regex(/\S/));
const GUIDANCE_LENGTH_MAX = 6_000;

/** The owner's wishes for how the LLM speaks and what it knows of the business; the embedded model does without them. */
export const guidanceSchema = z
  .object({
    /** Who speaks, such as "Bia, that knows coffee and likes to talk of it". */
    persona: z.optional(sentenceSchema),
    /** How, such as "warm, with short sentences, no slang". */
    tone: z.optional(sentenceSchema),
    /** Things to say where they fit. */
    say: z.optional(z.array(sentenceSchema).check(z.maxLength(20))),
    /** Things that are never said. */
    neverSay: z.optional(z.array(sentenceSchema).check(z.maxLength(20))),
    /** Facts of the business that no page states; the LLM may tell them like a source's. */
    facts: z.optional(z.array(sentenceSchema).check(z.maxLength(30))),
    /** A wish for the replies of one strategy, beside Prosa's own rule for it. */
    strategies: z.optional(
      z.object({
        greeting: z.optional(sentenceSchema),
        informing: z.optional(sentenceSchema),
        objection: z.optional(sentenceSchema),
        closing: z.optional(sentenceSchema),
        service: z.optional(sentenceSchema),
        "follow-up": z.optional(sentenceSchema),
      }),
    ),
  })
  .check(
    z.refine((guidance) => JSON.stringify(guidance).length <= GUIDANCE_LENGTH_MAX, {
      error: `Write at most ${GUIDANCE_LENGTH_MAX} characters of guidance in all.`,
    }),
  );
export type Guidance = z.infer<typeof guidanceSchema>;

/** The body of `POST /api/sites/:site/guidance`: a draft to be shown, which changes nothing. */
export const guidancePreviewSchema = z.object({
  guidance: guidanceSchema,
  language: z.optional(z.enum(["pt-BR", "en", "es"])),
});

/** The answer: the fixed part of the prompt as the LLM would get it, and its tokens by estimate. */
export interface GuidancePreview {
  prompt: string;
  tokens: number;
}
