import * as z from "zod/mini";
import { languageSchema } from "../parts/message.ts";
import { siteIdSchema } from "./http.ts";

const addressSchema = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048));
const titleSchema = z.string().check(z.maxLength(200), z.regex(/\S/));
const keywordsSchema = z.array(z.string().check(z.maxLength(60), z.regex(/\S/))).check(z.maxLength(20));
const categorySchema = z.string().check(z.maxLength(100), z.regex(/\S/));
const textSchema = z.string().check(z.maxLength(400_000), z.regex(/\S/));

/** What every source may be given: the site, where the server has several, and whether answers lean on it. */
const common = { site: z.optional(siteIdSchema), isActive: z._default(z.boolean(), true) };

/** What a written source may be given: its language, and the page that answers cite. */
const written = { language: z.optional(languageSchema), url: z.optional(addressSchema) };

const pagesMaxSchema = z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 200);

export const questionSchema = z.object({
  question: z.string().check(z.maxLength(500), z.regex(/\S/)),
  answer: z.string().check(z.maxLength(5_000), z.regex(/\S/)),
  category: z.optional(categorySchema),
  keywords: z.optional(keywordsSchema),
  url: z.optional(addressSchema),
});
export type KnowledgeQuestion = z.infer<typeof questionSchema>;

/** The document of `POST /api/knowledge/sources`: one of six kinds of knowledge. */
export const addSourceRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("url"), url: addressSchema, ...common }),
  z.object({ kind: z.literal("sitemap"), url: addressSchema, pages: pagesMaxSchema, ...common }),
  z.object({
    kind: z.literal("crawl"),
    url: addressSchema,
    pages: pagesMaxSchema,
    /** Links followed at most from the start. */
    depth: z._default(z.int().check(z.minimum(0), z.maximum(10)), 3),
    ...common,
  }),
  z.object({
    kind: z.literal("text"),
    title: titleSchema,
    text: textSchema,
    format: z._default(z.enum(["markdown", "plain"]), "markdown"),
    ...written,
    ...common,
  }),
  z.object({
    kind: z.literal("questions"),
    title: titleSchema,
    /** Either these, or a table in `csv` whose first line names its columns. */
    questions: z.optional(z.array(questionSchema).check(z.minLength(1), z.maxLength(2_000))),
    csv: z.optional(textSchema),
    ...written,
    ...common,
  }),
  z.object({
    kind: z.literal("fact"),
    text: z.string().check(z.maxLength(2_000), z.regex(/\S/)),
    category: z.optional(categorySchema),
    keywords: z._default(keywordsSchema, []),
    /** How far it goes before what fits a question about as well: at 100, a quarter of its own rank further. */
    priority: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
    ...written,
    ...common,
  }),
]);
export type AddSourceRequest = z.infer<typeof addSourceRequestSchema>;

const problemNoteSchema = z.object({ code: z.string(), message: z.string() });

export const sourceProgressSchema = z.object({
  read: z.int(),
  failed: z.int(),
  skipped: z.int(),
  queued: z.int(),
});

/** A source as the owner sees it; times in milliseconds since 1970. */
export const knowledgeSourceSchema = z.object({
  id: z.string(),
  kind: z.enum(["url", "sitemap", "crawl", "text", "questions", "fact"]),
  title: z.string(),
  url: z.optional(z.string()),
  category: z.optional(z.string()),
  keywords: z.optional(z.array(z.string())),
  priority: z.optional(z.int()),
  isActive: z.boolean(),
  state: z.enum(["waiting", "reading", "paused", "ready", "failed"]),
  progress: z.optional(sourceProgressSchema),
  /** Why it failed or paused by itself, or which of its pages are gone, and what to do. */
  problem: z.optional(problemNoteSchema),
  pages: z.int(),
  passages: z.int(),
  addedAt: z.int(),
  readAt: z.optional(z.int()),
});
export type KnowledgeSource = z.infer<typeof knowledgeSourceSchema>;

/** `PATCH /api/knowledge/sources/:id`. */
export const changeSourceRequestSchema = z.object({ isActive: z.boolean() });

/** One source with what of it answers may cite, a page of passages at a time. */
export const sourcePreviewSchema = z.object({
  source: knowledgeSourceSchema,
  /** The pages that it read, or tried to. */
  pages: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      passages: z.int(),
      problem: z.optional(problemNoteSchema),
    }),
  ),
  passages: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      heading: z.string(),
      text: z.string(),
      kind: z.string(),
      language: languageSchema,
    }),
  ),
  /** The `from` of the next page; absent on the last. */
  next: z.optional(z.int()),
});
export type SourcePreview = z.infer<typeof sourcePreviewSchema>;

/** How far the vectors of a site are that let its passages be found by their meaning; `GET /api/knowledge/meaning`. */
export const knowledgeMeaningSchema = z.object({
  /** `off` where the server has no embeddings, `waiting` after a failure, until `retryAt` where there is one. */
  state: z.enum(["off", "working", "ready", "waiting"]),
  model: z.optional(z.string()),
  /** The length of a vector. */
  dimensions: z.optional(z.int()),
  /** Different texts of the site's passages, and how many of them have a vector. */
  texts: z.optional(z.int()),
  embedded: z.optional(z.int()),
  problem: z.optional(problemNoteSchema),
  retryAt: z.optional(z.int()),
});
export type KnowledgeMeaning = z.infer<typeof knowledgeMeaningSchema>;

const methodSchema = z.enum(["static", "browserlike", "rendered"]);

export const extractRequestSchema = z.object({
  url: z.string().check(z.minLength(1), z.maxLength(2_048)),
  /** `all` tries each; `auto` climbs as the knowledge does. */
  method: z._default(z.enum(["static", "browserlike", "rendered", "auto", "all"]), "all"),
});

/** What one method found at an address, or why it found nothing. */
export const extractFindingSchema = z.object({
  method: methodSchema,
  isRead: z.boolean(),
  tookMs: z.int(),
  /** Characters of main text. */
  length: z.int(),
  /** Why the page says too little to be the real one, or the code of the error. */
  reason: z.optional(z.string()),
  error: z.optional(z.string()),
  title: z.optional(z.string()),
  language: z.optional(z.string()),
  passages: z.optional(z.int()),
  products: z.optional(z.int()),
  questions: z.optional(z.int()),
  beginning: z.optional(z.string()),
});
export const extractAnswerSchema = z.object({ url: z.string(), findings: z.array(extractFindingSchema) });
export type ExtractAnswer = z.infer<typeof extractAnswerSchema>;
