import { allThings, type Thing } from "../facts/thing.ts";
import { readArticle } from "./article.ts";
import { type Block, blocksText, isFullBlock } from "./blocks.ts";
import { isFurniture } from "./boilerplate.ts";
import { readBlocks } from "./read-blocks.ts";
import type { Tree, TreeElement } from "./tree.ts";

const ARTICLE_TYPE = /Article$|BlogPosting$/;

/** How firmly a page says that it is an article. */
export type ArticleClaim = "none" | "weak" | "strong";

/** Site builders call every page an article in Open Graph, so that claim alone is weak. */
export function articleClaim(tree: Tree, meta: Map<string, string>, things: readonly Thing[]): ArticleClaim {
  const isStrong =
    meta.has("article:published_time") ||
    allThings(things).some((thing) => thing.types.some((type) => ARTICLE_TYPE.test(type))) ||
    tree.querySelector("[itemprop=articleBody], [itemtype$=Article], [itemtype$=BlogPosting]") !== null;
  if (isStrong) return "strong";
  return meta.get("og:type")?.toLowerCase() === "article" ? "weak" : "none";
}

/**
 * Reads the main text of a page: the article, where the page claims to be one and the article holds what the page says,
 * else everything that is not furniture. Changes the tree when it looks for an article.
 */
export function readMainBlocks(tree: Tree, title: string, claim: ArticleClaim): Block[] {
  const whole = wholeBlocks(tree);
  const article = claim === "none" ? undefined : readArticle(tree, title);
  return article !== undefined && holdsEnough(article, whole, claim) ? article : whole;
}

/** An article that leaves out most of the page's full paragraphs is none, the more so the weaker its claim. */
function holdsEnough(article: readonly Block[], whole: readonly Block[], claim: ArticleClaim): boolean {
  const length = (blocks: readonly Block[]) => blocksText(blocks.filter(isFullBlock)).length;
  return length(article) >= length(whole) * (claim === "strong" ? 0.15 : 0.6);
}

function wholeBlocks(tree: Tree): Block[] {
  const body = tree.body ?? tree.documentElement;
  if (body === null) return [];
  const main = mainElement(body);
  const blocks = readBlocks(main);
  if (main === body || blocksText(blocks).length >= 200) return blocks;
  const whole = readBlocks(body);
  return blocksText(whole).length > 2 * blocksText(blocks).length ? whole : blocks;
}

function mainElement(body: TreeElement): TreeElement {
  const mains = [...body.querySelectorAll("main, [role=main]")].filter((one) => !isFurniture(one));
  return mains[0] !== undefined && mains.length === 1 ? mains[0] : body;
}
