import { hasPlaceholder } from "../parse/boilerplate-text.ts";
import { readShortTexts, type ShortText } from "../parse/short-texts.ts";
import type { Tree } from "../parse/tree.ts";
import { alone, phrasesOf } from "../words/phrases.ts";
import { type ShownAmounts, shownAmounts } from "./price-check.ts";
import type { Availability, Product } from "./product.ts";
import { codeInAddress, codeInScripts, shownBrand, shownCode } from "./shown-codes.ts";
import { findShownPrice } from "./shown-price.ts";

const BUY = alone("buy");
const BUY_NAMES =
  /add-?_?to-?_?(?:cart|bag|basket|trolley)|addtocart|buy-?_?(?:button|now)|btn-?_?buy|product-form__submit|buybox/;
/** The words may go on with another sentence: "Esgotado. Avise-me quando chegar." */
const SOLD_OUT = new RegExp(
  `^\\P{L}*${phrasesOf("soldOut")}(?:\\s*[.!,;:–—-]\\s.{0,60})?[^\\p{L}\\p{N}]*$`,
  "iu",
);
const IN_STOCK = new RegExp(`^\\P{L}*${phrasesOf("inStock")}(?:[^\\p{L}\\p{N}].{0,30})?$`, "iu");
const FEW_LEFT = new RegExp(`^\\P{L}*${phrasesOf("fewLeft")}`, "iu");
/** One size or colour that is sold out says nothing of the others. */
const OF_VARIANT = /swatch|variant|variac|size|tamanho|talla|colou?r|option/;

/** Facts that a product's page shows outside structured data. */
export interface ShownProduct {
  name: string;
  facts: Partial<Pick<Product, "price" | "currency" | "availability" | "sku" | "brand">>;
  /** True when the page labels the code as the product's own, which is then what customers read and quote. */
  isCodeLabelled: boolean;
  /** True where the page says that it is sold out, and nothing on it buys. */
  isSoldOut: boolean;
  amounts: ShownAmounts;
  /** True when something on the page sells: without it, a price alone makes no product. */
  isForSale: boolean;
}

/**
 * Reads the product that a page shows around its main heading, told by the names that the page goes by; undefined for
 * pages that show none of these. `raw` is the markup with its scripts, which shops fill with the same facts.
 */
export function readShownProduct(
  tree: Tree,
  url: string,
  names: readonly string[],
  raw: string,
  dollar: string | undefined,
): ShownProduct | undefined {
  const body = tree.body;
  if (body === null) return undefined;
  const texts = readShortTexts(body);
  const heading = findHeading(texts, [...names, slugOf(url)]);
  if (heading === undefined) return undefined;
  const price = findShownPrice(texts, heading.order, dollar);
  const buttons = texts.filter(isBuyButton);
  const availability = shownAvailability(texts, buttons, heading.order, price?.order);
  const labelledCode = shownCode(texts);
  const code = labelledCode?.code ?? codeInAddress(tree, url) ?? codeInScripts(raw);
  const brand = shownBrand(texts, heading, raw);
  return {
    name: heading.text,
    isSoldOut:
      availability === "out-of-stock" && !buttons.some(({ element }) => !element.hasAttribute("disabled")),
    amounts: shownAmounts(texts),
    isForSale: price?.isOneOfMany !== true && (buttons.length > 0 || availability !== undefined),
    isCodeLabelled: labelledCode?.isStrong === true,
    facts: {
      ...(price === undefined ? {} : { price: price.price }),
      ...(price?.currency === undefined ? {} : { currency: price.currency }),
      ...(availability === undefined ? {} : { availability }),
      ...(code === undefined ? {} : { sku: code }),
      ...(brand === undefined ? {} : { brand }),
    },
  };
}

/** The heading that shares most words with the page's names; sites put other `<h1>`s around it, or use none. */
function findHeading(texts: readonly ShortText[], names: readonly string[]): ShortText | undefined {
  const wanted = names.map(wordsOf).filter((words) => words.size > 0);
  let best: { one: ShortText; score: number } | undefined;
  for (const one of texts) {
    const { localName } = one.element;
    const isHeading = /^h[1-3]$/.test(localName) || /\b(?:itemprop-)?name\b|title|heading/.test(one.names);
    if (!isHeading || one.text.length < 3 || hasPlaceholder(one.text)) continue;
    const words = wordsOf(one.text);
    const shared = Math.max(0, ...wanted.map((other) => overlap(words, other)));
    const score = shared + (localName === "h1" ? 0.5 : 0);
    if (score >= 0.5 && (best === undefined || score > best.score + 0.001)) best = { one, score };
  }
  return best?.one;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Shared words as a share of the shorter side's, so that a site's name in a title does no harm; then of the longer's. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return (
    shared / Math.max(3, Math.min(one.size, other.size)) + (0.5 * shared) / Math.max(one.size, other.size)
  );
}

/** The words of an address's last part: sites with one title for all pages still name the page there. */
function slugOf(url: string): string {
  const segments = new URL(url).pathname.split("/").filter((segment) => segment !== "");
  return (segments.at(-1) ?? "").replace(/\.\w{2,5}$/, "").replace(/[-_+%]+/g, " ");
}

function isBuyButton({ element, text, names }: ShortText): boolean {
  const { localName } = element;
  const words = localName === "input" ? (element.getAttribute("value") ?? "") : text;
  if (BUY.test(words) || BUY.test(element.getAttribute("aria-label") ?? "")) return true;
  return (
    (localName === "button" || localName === "input") && BUY_NAMES.test(names.split(" ").slice(-6).join(" "))
  );
}

/** A button that buys means stock; words for sold out count near the product, where no button buys. */
function shownAvailability(
  texts: readonly ShortText[],
  buttons: readonly ShortText[],
  headingOrder: number,
  priceOrder: number | undefined,
): Availability | undefined {
  const end = Math.max(headingOrder, priceOrder ?? 0) + 400;
  const isNear = (one: ShortText) => one.order > headingOrder - 200 && one.order < end;
  const buy = buttons.find((one) => isNear(one) && !one.element.hasAttribute("disabled"));
  const soldOut = texts.find(
    (one) => isNear(one) && SOLD_OUT.test(one.text) && !isUnseen(one) && !OF_VARIANT.test(one.names),
  );
  if (soldOut !== undefined && (buy === undefined || soldOut.order < buy.order)) return "out-of-stock";
  if (buy !== undefined)
    return texts.some((one) => isNear(one) && FEW_LEFT.test(one.text)) ? "limited" : "in-stock";
  return texts.some((one) => isNear(one) && IN_STOCK.test(one.text) && !isUnseen(one))
    ? "in-stock"
    : undefined;
}

function isUnseen({ element, names }: ShortText): boolean {
  const style = element.getAttribute("style") ?? element.parentElement?.getAttribute("style") ?? "";
  return /display:\s*none/i.test(style) || /\bhid(?:e|den)\b|d-none/.test(names);
}
