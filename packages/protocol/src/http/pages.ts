import * as z from "zod/mini";
import { languageSchema } from "../scalars/language.ts";
import { problemNoteSchema } from "./problem.ts";
import { siteIdSchema } from "./sites.ts";

/** `POST /api/knowledge/pages`: adds one page to the site's knowledge. */
export const addPageRequestSchema = z.object({
  url: z.string().check(z.minLength(1), z.maxLength(2_048)),
  site: z.optional(siteIdSchema),
  /** Reads the page even when it was read within a day. */
  force: z.optional(z.boolean()),
});

/** A page of the site's knowledge; `readAt` in milliseconds since 1970. */
export const knowledgePageSchema = z.object({
  url: z.string(),
  title: z.string(),
  language: languageSchema,
  passages: z.int(),
  readAt: z.int(),
  /** Present on a page that could not be read. */
  problem: z.optional(problemNoteSchema),
});
export type KnowledgePage = z.infer<typeof knowledgePageSchema>;
