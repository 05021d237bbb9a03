import type { ShortText } from "../parse/short-texts.ts";
import { phrasesOf } from "../words/phrases.ts";
import { currencyOf, parseAmount } from "./price.ts";

interface ShownPrice {
  price: number;
  currency?: string;
  order: number;
  /** True when other headings' prices look just like it: then the page lists products and is about none. */
  isOneOfMany: boolean;
}

const NUMBER = String.raw`\d{1,3}(?:[.,'’\s\u00a0]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const SIGN = String.raw`[A-Z]{3}\s?\$|R\$|US\$|U\$S|\$U(?!S)|[A-Z]{1,3}\$|\$|S\/\.?|Bs\.?|₲|€|£|¥|₹|₽|₺|₩|₪|zł|Kč|Ft|kr\.?|kn|lei|лв|грн|руб\.?|[A-Z]{3}`;
const PRICED = new RegExp(
  `(?:(?:${SIGN})\\s*(?:${NUMBER})|(?:${NUMBER})(?:,-)?\\s*(?:${SIGN}))(?![\\p{L}\\d])`,
  "iu",
);
/** Every amount with a currency's sign or code beside it. */
export const AMOUNTS = new RegExp(PRICED.source, "giu");
/** "De R$ 199,90": the words before a price that was. */
const OLD_BEFORE = new RegExp(`(?:^|[^\\p{L}])${phrasesOf("oldPrice")}\\s*:?\\s*$`, "iu");
const OLD_NAMED_WITHIN = 20;

/** The amounts with a currency of a text; `isOld` is true for one that is called so before a lower one. */
export function amountsIn(text: string): { written: string; amount: number; isOld: boolean }[] {
  const found = [...text.matchAll(AMOUNTS)].flatMap(({ 0: written, index }) => {
    const amount = parseAmount(written);
    const before = text.slice(Math.max(0, index - OLD_NAMED_WITHIN), index);
    return amount !== undefined && amount > 0 ? [{ written, amount, isNamed: OLD_BEFORE.test(before) }] : [];
  });
  return found.map(({ written, amount, isNamed }, place) => {
    const next = found[place + 1]?.amount;
    return { written, amount, isOld: isNamed && next !== undefined && next < amount };
  });
}
const BARE = new RegExp(`^(?:${NUMBER})$`, "u");

/** Shops raise the cents into an element of their own, without a comma. */
const RAISED_CENTS = new RegExp(`^\\W*((?:${SIGN})\\s*\\d{1,3}(?:[.,]?\\d{3})*)\\s+(\\d{2})\\W*$`, "iu");

const PRICE_NAMES =
  /pric|preco|preço|precio|prix|preis|prezzo|prijs|cena|cijena|pris\b|fiyat|valor|amount|价格|價格/;
const GOOD_NAMES =
  /current|sale|final|special|promo|actual|main|primary|new|now|best|large|product|detail|offer|buy|vista/;
const BAD_NAMES =
  /old|was|list-?price|regular|before|strike|striked|original|compare|rrp|uvp|msrp|crossed|previous|antes|anterior|ship|frete|delivery|install|parcel|save|saving|discount|desconto|unit|per-|related|relacion|sugest|semelhant|tambem|vistos|recomend|carousel|recommend|similar|accessor|bundle|mini|header|footer|total|tax|vat|cart-|basket|search|filter|range|voucher|gift|points|reward|warranty|finance|monthly|tooltip|suggest|viewed|upsell|cross/;

/**
 * Finds the price that a product's page shows for it: an amount near and after the product's heading, in an element
 * named for prices, neither struck out nor named for old, shipping, instalment or other products' prices.
 */
export function findShownPrice(
  texts: readonly ShortText[],
  headingOrder: number,
  dollar: string | undefined,
): ShownPrice | undefined {
  let best: { price: number; currency: string | undefined; one: ShortText; score: number } | undefined;
  for (const one of texts) {
    if (one.text.length > 60 || one.isStruck || !/\d/.test(one.text)) continue;
    const [, whole, cents] = RAISED_CENTS.exec(one.text) ?? [];
    const text = whole === undefined ? one.text : `${whole.replace(/[.,](?=\d{3})/g, "")}.${cents}`;
    const priced = amountsIn(text).find(({ isOld }) => !isOld)?.written ?? PRICED.exec(text)?.[0];
    const match = priced ?? (PRICE_NAMES.test(one.names) ? BARE.exec(text)?.[0] : undefined);
    const price = match === undefined ? undefined : parseAmount(match);
    if (match === undefined || price === undefined || price <= 0) continue;
    const currency = currencyOf(match, dollar);
    const score = scoreOf(one, match, currency, headingOrder);
    if (score < 2 || (best !== undefined && score <= best.score)) continue;
    best = { price, currency, one, score };
  }
  if (best === undefined) return undefined;
  const { price, currency, one } = best;
  const isOneOfMany = isInList(texts, one, headingOrder);
  return { price, order: one.order, isOneOfMany, ...(currency === undefined ? {} : { currency }) };
}

function isInList(texts: readonly ShortText[], price: ShortText, headingOrder: number): boolean {
  const hasHeadingBetween = texts.some(
    (one) => one.order > headingOrder && one.order < price.order && /^h[2-5]$/.test(one.element.localName),
  );
  const isLinked = price.element.parentElement?.localName === "a" || isInLinkedRow(price);
  const alike = new Set(
    texts.filter((one) => one.names === price.names && /\d/.test(one.text)).map((one) => one.text),
  );
  return (hasHeadingBetween || isLinked) && alike.size >= 3;
}

/** Whether a price is in a row of a list that leads to the page of what it prices. */
function isInLinkedRow({ element }: ShortText): boolean {
  let row = element.parentElement;
  while (row !== null && !/^(?:li|tr|article)$/.test(row.localName)) row = row.parentElement;
  return row !== null && row.querySelector("a[href]") !== null;
}

function scoreOf(one: ShortText, match: string, currency: string | undefined, headingOrder: number): number {
  let score = 0;
  if (PRICE_NAMES.test(one.names)) score += 3;
  if (GOOD_NAMES.test(one.names)) score += 1;
  if (BAD_NAMES.test(one.names)) score -= 3;
  if (/\b(?:itemprop|price|preco|precio|prix|preis|prezzo|cena|valor)\b/.test(one.names)) score += 0.5;
  if (currency !== undefined || match.includes("$")) score += 1;
  if (match.length < one.text.length * 0.5) score -= 1;
  const [first] = amountsIn(one.text);
  if (!first?.isOld && /^(?:de|from|was|statt|antes|ab|rrp|pvp)\b/i.test(one.text)) score -= 1.5;
  if (/\d\s*x\b|\/|%|\+/i.test(one.text)) score -= 2;
  const distance = one.order - headingOrder;
  score -= distance < 0 ? Math.min(3, 1 + -distance / 100) : Math.min(4, distance / 120);
  return score;
}
