import { crawl, sitemap } from "./crawl/source.ts";
import { page } from "./page/source.ts";
import type { Source } from "./source.ts";
import type { SourceKind } from "./source-row.ts";
import { url } from "./url/source.ts";
import { fact, questions, text } from "./written/source.ts";

const SOURCES: { readonly [Kind in SourceKind]: Source<Kind> } = {
  page,
  url,
  sitemap,
  crawl,
  text,
  questions,
  fact,
};

/** The source of a kind; a kind without one does not compile. */
export function sourceOf<Kind extends SourceKind>(kind: Kind): Source<Kind> {
  return SOURCES[kind];
}
