import type { KnowledgeSource } from "@prosa/protocol";
import { sourceProgressSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { PageRow } from "../pages/page-row.ts";

const limitsSchema = z.object({ pages: z.int(), depth: z.int() });
const problemSchema = z.object({ code: z.string(), message: z.string() });

const originSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("url"), url: z.string() }),
  z.object({ kind: z.literal("sitemap"), url: z.string(), limits: limitsSchema }),
  z.object({ kind: z.literal("crawl"), url: z.string(), limits: limitsSchema }),
  z.object({ kind: z.literal("text"), url: z.optional(z.string()) }),
  z.object({ kind: z.literal("questions"), url: z.optional(z.string()) }),
  z.object({
    kind: z.literal("fact"),
    url: z.optional(z.string()),
    category: z.optional(z.string()),
    keywords: z.array(z.string()),
    priority: z.int(),
  }),
]);

/** The origin of a source that has a row of its own. */
type StoredOrigin = z.infer<typeof originSchema>;

/** A page that the settings name or that the owner added by its address: its page is its row. */
interface PageOrigin {
  kind: "page";
  url: string;
}

type SourceOrigin = StoredOrigin | PageOrigin;
export type SourceKind = SourceOrigin["kind"];
export type StoredKind = StoredOrigin["kind"];
type OriginByKind = { [Origin in SourceOrigin as Origin["kind"]]: Origin };
export type OriginOf<Kind extends SourceKind> = OriginByKind[Kind];

/** The progress of a source's reading: `startedAt` is when it began, `dueAt` when its next step is due. */
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
    /** When it is tried again without being asked to. */
    retryAt: z.exactOptional(z.int()),
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
  /** How often in a row it was tried again after trouble on the way. */
  retries: z.exactOptional(z.int()),
  addedAt: z.int(),
  /** True once the source was removed and its pages are still being deleted. */
  isGone: z.optional(z.boolean()),
});

/** A source of one kind, or of any. */
export type SourceRow<Kind extends SourceKind = SourceKind> = Omit<
  z.infer<typeof sourceRowSchema>,
  "origin"
> & { origin: OriginOf<Kind> };

/** Makes the owner's view of a source, with the counts of its pages and passages. */
export function knowledgeSource(
  { id, title, origin, reading, isActive, addedAt }: SourceRow<StoredKind>,
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
