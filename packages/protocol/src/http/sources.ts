import * as z from "zod/mini";
import { languageSchema } from "../scalars/language.ts";
import { problemNoteSchema } from "./problem.ts";
import { siteIdSchema } from "./sites.ts";

const addressSchema = z.url({ protocol: /^https?$/ }).check(z.maxLength(2_048));
const titleSchema = z.string().check(z.maxLength(200), z.regex(/\S/));
const keywordsSchema = z.array(z.string().check(z.maxLength(60), z.regex(/\S/))).check(z.maxLength(20));
const categorySchema = z.string().check(z.maxLength(100), z.regex(/\S/));
const textSchema = z.string().check(z.maxLength(400_000), z.regex(/\S/));

/** Fields of every source: the site, where the server has several, and whether answers may use it. */
const common = { site: z.optional(siteIdSchema), isActive: z._default(z.boolean(), true) };

/** Fields of every written source: its language, and the page that answers cite. */
const written = { language: z.optional(languageSchema), url: z.optional(addressSchema) };

const pagesMaxSchema = z._default(z.int().check(z.minimum(1), z.maximum(1_000)), 200);

/** A question with the answer that the site's people wrote. */
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
    /** Raises the fact above passages that fit a question about as well: at 100, by a quarter of its own rank. */
    priority: z._default(z.int().check(z.minimum(0), z.maximum(100)), 0),
    ...written,
    ...common,
  }),
]);
export type AddSourceRequest = z.infer<typeof addSourceRequestSchema>;
/** A source as an owner writes it: what has a default may be left out. */
export type AddSourceInput = z.input<typeof addSourceRequestSchema>;

/** Counts of a source's pages. */
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
  /** The reason it failed or paused by itself, or the pages that are gone, with what to do. */
  problem: z.optional(problemNoteSchema),
  pages: z.int(),
  passages: z.int(),
  addedAt: z.int(),
  readAt: z.optional(z.int()),
});
export type KnowledgeSource = z.infer<typeof knowledgeSourceSchema>;

/** `PATCH /api/knowledge/sources/:id`. */
export const changeSourceRequestSchema = z.object({ isActive: z.boolean() });

/** One source with the passages that answers may cite, a page of them at a time. */
export const sourcePreviewSchema = z.object({
  source: knowledgeSourceSchema,
  /** The pages that it read or tried to read. */
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
