import * as z from "zod/mini";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { languageSchema } from "../scalars/language.ts";

/** `POST /api/desk/suggestions`: how the assistant would answer a visitor's words; nothing of them is kept. */
export const suggestionRequestSchema = z.object({
  question: z.string().check(z.maxLength(TEXT_LENGTH_MAX), z.regex(/\S/)),
  language: z.optional(languageSchema),
});

/** The assistant's answer, for a person to judge: 200. `action` is what it would have done with it by itself. */
export const suggestionSchema = z.object({
  text: z.string(),
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  /** How likely the best passage answers, 0 to 1. */
  chance: z.number(),
  sources: z.array(z.object({ title: z.string(), url: z.string(), quote: z.string() })),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
