import { type KnowledgePage, languageSchema, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "./knowledge/passage.ts";

const productSchema = z.object({
  name: z.string(),
  url: z.optional(z.string()),
  image: z.optional(z.string()),
  price: z.optional(z.number()),
  currency: z.optional(z.string()),
  availability: z.optional(z.enum(["in-stock", "out-of-stock", "pre-order", "discontinued"])),
  sku: z.optional(z.string()),
  brand: z.optional(z.string()),
});

export const passageSchema = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
  kind: z.enum(["prose", "product", "question", "contact", "table", "fact"]),
  language: languageSchema,
  product: z.optional(productSchema),
}) satisfies z.ZodMiniType<Passage>;

/** A page as the site's room keeps it; `chunks` rows hold its passages. A page that could not be read says why. */
export const pageRowSchema = z.object({
  url: z.string(),
  title: z.string(),
  language: languageSchema,
  passages: z.int(),
  chunks: z.int(),
  readAt: z.int(),
  isSource: z.boolean(),
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
