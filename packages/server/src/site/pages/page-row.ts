import { type KnowledgePage, languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";

const storedPageSchema = z.object({
  url: z.string(),
  title: z.string(),
  language: languageSchema,
  passages: z.int(),
  chunks: z.int(),
  readAt: z.int(),
  /** The row's name for `isInSettings`. */
  isSource: z.boolean(),
  source: z.optional(z.string()),
  problem: z.optional(
    z.object({
      code: z.string(),
      message: z.string(),
      /** That of the HTTP answer: a server that fails for now is asked again. */
      status: z.exactOptional(z.int()),
    }),
  ),
  failures: z.optional(z.int()),
});
type StoredPage = z.infer<typeof storedPageSchema>;

/** A page as a site's room keeps it; `chunks` rows hold its passages. A page that could not be read has a `problem`. */
export type PageRow = Omit<StoredPage, "isSource" | "source" | "failures"> & {
  /** Present where the settings name the page among those to read. */
  isInSettings?: true;
  /** The id of the source that the page belongs to; absent for a single page. */
  source?: string | undefined;
  /** The readings in a row that have failed. */
  failures?: number | undefined;
};

/** Reads a page's row out of storage; `undefined` where it is missing or unreadable. */
export function readPageRow(stored: unknown): PageRow | undefined {
  const parsed = storedPageSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { isSource, ...row } = parsed.data;
  return isSource ? { ...row, isInSettings: true } : row;
}

/** Makes the stored form of a page's row. */
export function writePageRow({ isInSettings, ...row }: PageRow): StoredPage {
  return { ...row, isSource: isInSettings === true };
}

/** Makes the owner's view of a page. */
export function knowledgePage(row: PageRow): KnowledgePage {
  const { url, title, language, passages, readAt, problem } = row;
  const shown = problem && { problem: { code: problem.code, message: problem.message } };
  return { url, title, language, passages, readAt, ...shown };
}
