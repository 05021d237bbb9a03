import { phrasesOf } from "../words/phrases.ts";
import { fewWordsBelow, type TreeElement } from "./tree.ts";

const STRUCK = new Set("del s strike".split(" "));
const STRUCK_STYLE = /line-through/i;
/** Names of style sheets for what they strike out, and of shops for the price that was. */
const STRUCK_NAMES =
  /(?:^|[\s_-])(?:line-through|strike-?through|striked?|crossed(?:-out)?)(?:$|[\s_-])|(?:^|[\s_-])(?:old|was|previous|antigo|anterior|compare-at)[_-]*(?:price|preco|precio)(?:$|[\s_-])|(?:^|[\s_-])(?:price|preco|precio)[_-]+(?:old|was|previous|antigo|anterior)(?:$|[\s_-])/i;
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

/** Tells an element whose words are struck out, by its name, its own style or its classes. */
export function isStruck(element: TreeElement): boolean {
  return (
    STRUCK.has(element.localName) ||
    STRUCK_STYLE.test(element.getAttribute("style") ?? "") ||
    STRUCK_NAMES.test(element.className)
  );
}
