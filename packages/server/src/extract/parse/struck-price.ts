import { phrasesOf } from "../words/phrases.ts";
import { fewWordsBelow, type TreeElement } from "./tree.ts";

const STRUCK = new Set("del s strike".split(" "));
const STRUCK_STYLE = /line-through/i;
const AMOUNT = /\p{Sc}|\bR\$|\d[.,]\d{2}\b/u;
const OLD_PRICE = new RegExp(`(?:^|[^\\p{L}])${phrasesOf("oldPrice")}\\s*:?\\s*$`, "iu");
const OLD_PRICE_FIRST = new RegExp(`^${phrasesOf("oldPrice")}(?![\\p{L}])`, "iu");
const LENGTH_MAX = 60;

/**
 * Tells a price that is struck out and not called the old one: read as words it would look like a second price.
 */
export function isStruckPrice(element: TreeElement, before: string): boolean {
  if (!isStruck(element)) return false;
  const words = fewWordsBelow(element, LENGTH_MAX);
  if (words === undefined || !AMOUNT.test(words) || !/\d/.test(words)) return false;
  return !OLD_PRICE_FIRST.test(words) && !OLD_PRICE.test(before.slice(-LENGTH_MAX));
}

/** Tells an element whose words are struck out, by its name or its own style. */
function isStruck(element: TreeElement): boolean {
  return STRUCK.has(element.localName) || STRUCK_STYLE.test(element.getAttribute("style") ?? "");
}
