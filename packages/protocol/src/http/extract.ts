import * as z from "zod/mini";

const methodSchema = z.enum(["static", "browserlike", "rendered"]);

/** `POST /api/extract`: reads one address by one or several methods, and stores nothing. */
export const extractRequestSchema = z.object({
  url: z.string().check(z.minLength(1), z.maxLength(2_048)),
  /** `all` tries each method; `auto` goes to the next only when one fails, as the knowledge does. */
  method: z._default(z.enum(["static", "browserlike", "rendered", "auto", "all"]), "all"),
});

/** The finding of one method at an address, or the reason it found nothing. */
const extractFindingSchema = z.object({
  method: methodSchema,
  isRead: z.boolean(),
  tookMs: z.int(),
  /** Characters of main text. */
  length: z.int(),
  /** The reason the page says too little to be the real one, or the code of the error. */
  reason: z.optional(z.string()),
  error: z.optional(z.string()),
  title: z.optional(z.string()),
  language: z.optional(z.string()),
  passages: z.optional(z.int()),
  products: z.optional(z.int()),
  questions: z.optional(z.int()),
  beginning: z.optional(z.string()),
});
/** The findings of each method, in the order in which they were tried. */
export const extractAnswerSchema = z.object({ url: z.string(), findings: z.array(extractFindingSchema) });
export type ExtractAnswer = z.infer<typeof extractAnswerSchema>;
