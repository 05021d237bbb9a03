import type { KnowledgeSource } from "@prosa/protocol";
import { sourceProgressSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { PageRow } from "../site-rows.ts";

const limitsSchema = z.object({ pages: z.int(), depth: z.int() });
const problemSchema = z.object({ code: z.string(), message: z.string() });

const originSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("url"), url: z.string() }),
  z.object({ kind: z.enum(["sitemap", "crawl"]), url: z.string(), limits: limitsSchema }),
  z.object({ kind: z.enum(["text", "questions"]), url: z.optional(z.string()) }),
  z.object({
    kind: z.literal("fact"),
    url: z.optional(z.string()),
    category: z.optional(z.string()),
    keywords: z.array(z.string()),
    priority: z.int(),
  }),
]);
export type SourceOrigin = z.infer<typeof originSchema>;

/** How far the reading of a source is. What it began at `startedAt` it does not read again; `dueAt` is its next step. */
const readingSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), dueAt: z.int(), isForced: z.boolean() }),
  z.object({
    state: z.literal("reading"),
    dueAt: z.int(),
    startedAt: z.int(),
    isForced: z.boolean(),
    progress: sourceProgressSchema,
  }),
  z.object({
    state: z.literal("paused"),
    startedAt: z.int(),
    isForced: z.boolean(),
    progress: sourceProgressSchema,
    problem: z.optional(problemSchema),
  }),
  z.object({
    state: z.literal("ready"),
    readAt: z.int(),
    progress: z.optional(sourceProgressSchema),
    problem: z.optional(problemSchema),
  }),
  z.object({
    state: z.literal("failed"),
    readAt: z.int(),
    problem: problemSchema,
    progress: z.optional(sourceProgressSchema),
  }),
]);
export type SourceReading = z.infer<typeof readingSchema>;

export const sourceRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  origin: originSchema,
  reading: readingSchema,
  isActive: z.boolean(),
  addedAt: z.int(),
  /** It was removed, and its pages are on their way out. */
  isGone: z.optional(z.boolean()),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

/** A source as the owner sees it, with what its pages come to. */
export function knowledgeSource(
  { id, title, origin, reading, isActive, addedAt }: SourceRow,
  pages: readonly PageRow[],
): KnowledgeSource {
  const { state } = reading;
  return {
    id,
    kind: origin.kind,
    title,
    ...(origin.url !== undefined && { url: origin.url }),
    ...(origin.kind === "fact" && {
      keywords: origin.keywords,
      priority: origin.priority,
      ...(origin.category !== undefined && { category: origin.category }),
    }),
    isActive,
    state,
    ...("progress" in reading && reading.progress && { progress: reading.progress }),
    ...("problem" in reading && reading.problem && { problem: reading.problem }),
    pages: pages.filter((page) => page.passages > 0).length,
    passages: pages.reduce((sum, page) => sum + page.passages, 0),
    addedAt,
    ...("readAt" in reading && { readAt: reading.readAt }),
  };
}
