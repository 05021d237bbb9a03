import { readArticle } from "./article.ts";
import { type Block, blocksText, isFullBlock } from "./blocks.ts";
import { isBoilerplate } from "./boilerplate.ts";
import { withoutBoilerplate } from "./boilerplate-text.ts";
import { readBlocks } from "./read-blocks.ts";
import type { Tree, TreeElement } from "./tree.ts";

/** The firmness with which a page says that it is an article. */
export type ArticleClaim = "none" | "weak" | "strong";

/**
 * Reads the main text of a page: the article, where the page claims to be one and the article holds what the page says,
 * else everything that is not boilerplate. Changes the tree when it looks for an article.
 */
export function readMainBlocks(tree: Tree, title: string, claim: ArticleClaim): Block[] {
  const whole = withoutBoilerplate(wholeBlocks(tree), title);
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

/** The words beside the page's text, a block a line: its foot, and elements for addresses. */
export function surroundingText(tree: Tree): string {
  return [
    ...tree.querySelectorAll(
      "footer, address, [role=contentinfo], aside, [class*=footer], [id*=footer], [class*=topbar]",
    ),
  ]
    .filter((one) => one.parentElement?.localName !== "blockquote")
    .slice(0, ASIDES_MAX)
    .map((one) => blocksText(readBlocks(one, isNeverSeen)))
    .join("\n");
}

const ASIDES_MAX = 12;
const NEVER_SEEN = new Set("script style template noscript svg select option".split(" "));

function isNeverSeen(element: TreeElement): boolean {
  return NEVER_SEEN.has(element.localName);
}

function mainElement(body: TreeElement): TreeElement {
  const mains = [...body.querySelectorAll("main, [role=main]")].filter((one) => !isBoilerplate(one));
  return mains[0] !== undefined && mains.length === 1 ? mains[0] : body;
}
