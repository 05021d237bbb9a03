import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Passage, passageSchema } from "../../knowledge/passage.ts";
import { PASSAGES_MAX } from "../../knowledge/search/search.ts";
import type { VersionStore } from "../version/version-store.ts";
import type { PageRow } from "./page-row.ts";
import type { SitePages } from "./site-pages.ts";
import { SiteRefusal } from "./site-refusal.ts";

/** The facts of a page beside its passages: its address, its title, its source or its place in the settings. */
type PageName = Pick<PageRow, "url" | "title" | "readAt" | "isInSettings" | "source">;

const passagesSchema = z.array(passageSchema);

/** When the page is published: `now`, for an owner who waits for it, or `soon`, together with others that are being read. */
export type Publication = "now" | "soon";

/**
 * Takes a page into the site's knowledge; passages that have not changed make no new version. Throws a `SiteRefusal` for a
 * page without text, one that is too long, and one with more passages than the site has room for; its earlier form then
 * stays. The rows given `beside` are written in the same step.
 */
export async function keepPage(
  name: PageName,
  passages: readonly Passage[],
  fallback: Language,
  { pages, versions }: { pages: SitePages; versions: VersionStore },
  publication: Publication,
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
  const before = await pages.find(name);
  if (before && isSame(passages, await pages.passagesOf(name))) {
    const { passages: count, chunks } = before;
    const renewed = { ...name, language, passages: count, chunks };
    await pages.renew(renewed, beside);
    return renewed;
  }
  const version = publication === "now" ? await versions.bumped() : await versions.staged();
  const row = await pages.put({ ...name, language }, passages, { ...version, ...beside });
  if (row === null)
    throw new SiteRefusal("too-long", "The page is too long to take in; give the pages of its parts.");
  return row;
}

function isSame(read: readonly Passage[], kept: readonly Passage[]): boolean {
  return (
    read.length === kept.length &&
    JSON.stringify(passagesSchema.parse(read)) === JSON.stringify(passagesSchema.parse(kept))
  );
}
