import { type KnowledgePage, languageSchema, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { passageSchema } from "./knowledge/passage.ts";

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
});
export type PageRow = z.infer<typeof pageRowSchema>;

export const siteRowSchema = z.object({ site: z.string(), version: z.int(), settings: siteSettingsSchema });
export type SiteRow = z.infer<typeof siteRowSchema>;

export const siteSnapshotSchema = z.object({
  version: z.string(),
  settings: siteSettingsSchema,
  passages: z.array(passageSchema),
});
export type SiteSnapshot = z.infer<typeof siteSnapshotSchema>;

/** A page as the owner sees it. */
export function knowledgePage(row: PageRow): KnowledgePage {
  const { url, title, language, passages, readAt, problem } = row;
  return { url, title, language, passages, readAt, ...(problem && { problem }) };
}
