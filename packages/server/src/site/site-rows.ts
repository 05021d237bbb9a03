import { type KnowledgePage, languageSchema, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { passageSchema } from "../knowledge/passage.ts";

/** A page as the site's room keeps it; `chunks` rows hold its passages. A page that could not be read says why. */
export const pageRowSchema = z.object({
  url: z.string(),
  title: z.string(),
  language: languageSchema,
  passages: z.int(),
  chunks: z.int(),
  readAt: z.int(),
  /** Whether the settings name it among the pages to read. */
  isSource: z.boolean(),
  /** The id of the source that it belongs to, where one was added for it. */
  source: z.optional(z.string()),
  problem: z.optional(z.object({ code: z.string(), message: z.string() })),
  /** How many readings in a row have failed. */
  failures: z.optional(z.int()),
});
export type PageRow = z.infer<typeof pageRowSchema>;

export const siteRowSchema = z.object({
  site: z.string(),
  version: z.int(),
  settings: siteSettingsSchema,
  /** Changes that no version tells of yet: since when, and how many. */
  draft: z.optional(z.object({ since: z.int(), pages: z.int() })),
});
export type SiteRow = z.infer<typeof siteRowSchema>;

/** A model of intents, as `writeModel` makes it. */
export const intentModelSchema = z.object({
  labels: z.array(z.string()),
  families: z.array(z.string()),
  idf: z.string(),
  weights: z.string(),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  calibration: z.array(z.number()),
  corpus: z.string(),
});
export type IntentModel = z.infer<typeof intentModelSchema>;

export const siteSnapshotSchema = z.object({
  version: z.string(),
  settings: siteSettingsSchema,
  passages: z.array(passageSchema),
  /** What the site's own phrases were learned into. */
  intents: z.optional(intentModelSchema),
  /** The model of the passages' vectors, where `GET /vectors` has them for this version. */
  meaning: z.optional(z.string()),
});
export type SiteSnapshot = z.infer<typeof siteSnapshotSchema>;

/** A page as the owner sees it. */
export function knowledgePage(row: PageRow): KnowledgePage {
  const { url, title, language, passages, readAt, problem } = row;
  return { url, title, language, passages, readAt, ...(problem && { problem }) };
}
