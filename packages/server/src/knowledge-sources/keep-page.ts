import type { Language } from "@prosa/protocol";
import type { Passage } from "../knowledge/passage.ts";
import { PASSAGES_MAX } from "../knowledge/search.ts";
import type { SiteBook } from "../site-book.ts";
import type { SitePages } from "../site-pages.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { PageRow } from "../site-rows.ts";

/** What a page is kept under: its address, and the source that it belongs to. */
export type PageName = Pick<PageRow, "url" | "title" | "readAt" | "isSource"> & { source?: string };

/**
 * Takes a page into the knowledge as a new version of the site. Throws a `SiteRefusal` for one without text, one that is
 * too long, and one with more passages than the site has room for; what there was of it then stays. The rows given
 * `beside` are written in the same step.
 */
export async function keepPage(
  name: PageName,
  passages: readonly Passage[],
  fallback: Language,
  { pages, book }: { pages: SitePages; book: SiteBook },
  beside: Readonly<Record<string, unknown>> = {},
): Promise<PageRow> {
  if (passages.length === 0)
    throw new SiteRefusal("no-text", "The page holds no text that an answer could cite.");
  const others = (await pages.list()).filter(({ url, source }) => url !== name.url || source !== name.source);
  const total = others.reduce((sum, page) => sum + page.passages, passages.length);
  if (total > PASSAGES_MAX) {
    const left = Math.max(0, PASSAGES_MAX - total + passages.length);
    throw new SiteRefusal(
      "knowledge-full",
      `A site holds at most ${PASSAGES_MAX} passages, of which ${left} are free, and this takes ${passages.length}; remove pages or sources first.`,
    );
  }
  const language = passages[0]?.language ?? fallback;
  const row = await pages.put({ ...name, language }, passages, { ...(await book.turned()), ...beside });
  if (row === null)
    throw new SiteRefusal("too-long", "The page is too long to take in; give the pages of its parts.");
  return row;
}
