import type { ArticleClaim } from "../parse/main-blocks.ts";
import type { Tree } from "../parse/tree.ts";
import { allThings, type Thing } from "./thing.ts";

const ARTICLE_TYPE = /Article$|BlogPosting$/;

/** Site builders call every page an article in Open Graph, so that claim alone is weak. */
export function articleClaim(tree: Tree, meta: Map<string, string>, things: readonly Thing[]): ArticleClaim {
  const isStrong =
    meta.has("article:published_time") ||
    allThings(things).some((thing) => thing.types.some((type) => ARTICLE_TYPE.test(type))) ||
    tree.querySelector("[itemprop=articleBody], [itemtype$=Article], [itemtype$=BlogPosting]") !== null;
  if (isStrong) return "strong";
  return meta.get("og:type")?.toLowerCase() === "article" ? "weak" : "none";
}
