import type { SourcePreview } from "@prosa/protocol";
import type { SitePages } from "../pages/site-pages.ts";
import type { SourcePages } from "./source-pages.ts";
import { knowledgeSource, type SourceRow, type StoredKind } from "./source-row.ts";

/** Passages in one answer of a preview. */
const PREVIEW_PASSAGES = 50;

/** Makes one page of a source's preview: its pages, and its passages from a place on. */
export async function previewSource(
  row: SourceRow<StoredKind>,
  from: number,
  { pages, sitePages }: { pages: SourcePages; sitePages: SitePages },
): Promise<SourcePreview> {
  const own = await pages.of(row.id);
  const passages: SourcePreview["passages"] = [];
  let place = 0;
  for (const page of own) {
    const start = place;
    place += page.passages;
    if (place <= from || passages.length >= PREVIEW_PASSAGES) continue;
    const found = (await sitePages.passagesOf(page)).slice(Math.max(0, from - start));
    passages.push(...found.slice(0, PREVIEW_PASSAGES - passages.length).map(shownPassage));
  }
  const next = from + PREVIEW_PASSAGES;
  return {
    source: knowledgeSource(row, own),
    pages: own.map(({ url, title, passages: count, problem }) => ({
      url,
      title,
      passages: count,
      ...(problem && { problem }),
    })),
    passages,
    ...(next < place && { next }),
  };
}

function shownPassage(passage: SourcePreview["passages"][number]): SourcePreview["passages"][number] {
  const { id, url, heading, text, kind, language } = passage;
  return { id, url, heading, text, kind, language };
}
