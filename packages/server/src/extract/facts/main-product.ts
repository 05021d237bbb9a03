import { checkedPrice } from "./price-check.ts";
import type { Product } from "./product.ts";
import type { ShownProduct } from "./shown-product.ts";

/** The share of a product's name that its page's heading or title must hold for the product to be the page's own. */
const PAGE_SHARE = 0.6;

/** A longer name may add a measure that neither heading nor title has. The 20 pages below are alike from 0 to 1; the pages of other vendors in the tests need it at .5. */
const LONG_PAGE_SHARE = 0.5;
/**
 * The shorter name may add the shop's own name; so many words, and this share of them, are the other's too. Prices of 20 pages
 * (`npm run -s eval -- products`, 30 November 2026): F1 .895 for a share of .5 and .75, .842 for .9 and 1; 2, 3 and 4 words are alike.
 */
const SHARED_LEAST = 3;
const SHARED_SHARE = 0.75;

/** Names by which a page's own product is told from the others on it. */
interface PageNames {
  url: string;
  canonical: string;
  heading: string;
  title: string;
}

/** Puts the page's own product first: the one that is named like the page, leads to it, or says most. */
export function withMainFirst(products: readonly Product[], page: PageNames): Product[] {
  const scored = products.map((product, index) => ({
    product,
    score: likeness(product, page) - index * 0.01,
  }));
  const sorted = scored.sort((one, other) => other.score - one.score).map(({ product }) => product);
  return withoutTwins(sorted, wordsOf(`${page.heading} ${page.title}`));
}

/** Pages describe one product in several notations, under names that differ a little: these become one. */
function withoutTwins(products: readonly Product[], pageWords: ReadonlySet<string>): Product[] {
  const kept: Product[] = [];
  for (const product of products) {
    const index = kept.findIndex((one) => areTwins(one, product, pageWords));
    const twin = kept[index];
    if (twin === undefined) kept.push(product);
    else kept[index] = { ...product, ...twin };
  }
  return kept;
}

function areTwins(one: Product, other: Product, pageWords: ReadonlySet<string>): boolean {
  if (one.gtin !== undefined && one.gtin === other.gtin) return true;
  if (one.sku !== undefined && other.sku !== undefined) return bare(one.sku) === bare(other.sku);
  if (one.price !== undefined && other.price !== undefined && one.price !== other.price) return false;
  const [name, otherName] = [bare(one.name), bare(other.name)];
  const isWithin =
    Math.min(name.length, otherName.length) >= 12 && (name.includes(otherName) || otherName.includes(name));
  return isWithin || (isSamePage(one.url, other.url) && areNamesOf(name, otherName, pageWords));
}

/** Two names of one thing in other words: the longer has most words of the shorter, and both are the page's own. */
function areNamesOf(name: string, otherName: string, pageWords: ReadonlySet<string>): boolean {
  const [short, long] = [wordsOf(name), wordsOf(otherName)].sort((one, other) => one.size - other.size);
  if (short === undefined || long === undefined || short.size < 2) return false;
  const isOfPage = (words: ReadonlySet<string>, share: number) =>
    [...words].filter((word) => pageWords.has(word)).length >= words.size * share;
  const shared = [...short].filter((word) => long.has(word)).length;
  const isNamed = shared === short.size || (shared >= SHARED_LEAST && shared >= short.size * SHARED_SHARE);
  return isNamed && isOfPage(short, PAGE_SHARE) && isOfPage(long, LONG_PAGE_SHARE);
}

function isSamePage(one: string | undefined, other: string | undefined): boolean {
  const pathOf = (url: string) => new URL(url).pathname.replace(/\/$/, "");
  return one === undefined || other === undefined || pathOf(one) === pathOf(other);
}

function wordsOf(text: string): Set<string> {
  return new Set(
    bare(text)
      .split(" ")
      .filter((word) => word !== ""),
  );
}

/**
 * Adds what the page shows to what its structured data says: missing facts of the page's own product, or the product
 * itself where the data has none and the page sells one.
 */
export function withShownFacts(products: readonly Product[], shown: ShownProduct | undefined): Product[] {
  const [main, ...others] = products;
  if (shown === undefined) return [...products];
  if (main === undefined) {
    return shown.isForSale && shown.facts.price !== undefined ? [{ name: shown.name, ...shown.facts }] : [];
  }
  const merged = { ...shown.facts, ...main };
  if (main.price !== undefined && main.highPrice === undefined) {
    const price = checkedPrice(main.price, shown.facts.price, shown.amounts);
    // A price of zero without another beside it is no price.
    if (price > 0) merged.price = price;
    else delete merged.price;
  }
  if (shown.isSoldOut && main.availability === "in-stock") merged.availability = "out-of-stock";
  if (shown.isCodeLabelled && shown.facts.sku !== undefined) merged.sku = shown.facts.sku;
  return [merged, ...others];
}

function likeness(product: Product, page: PageNames): number {
  let score = 0;
  const name = bare(product.name);
  if (name === bare(page.heading)) score += 3;
  else if (bare(page.title).includes(name) || bare(page.heading).includes(name)) score += 2;
  if (product.url === page.url || product.url === page.canonical) score += 1;
  if (product.price !== undefined) score += 1;
  if (product.sku !== undefined || product.gtin !== undefined) score += 0.5;
  return score;
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
