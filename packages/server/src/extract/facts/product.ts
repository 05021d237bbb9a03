import { hasPlaceholder } from "../parse/boilerplate-text.ts";
import { squeeze } from "../parse/tree.ts";
import { currencyOf, parseAmount, parseMachineAmount } from "./price.ts";
import { allThings, isA, type Thing, textOf, thingsOf } from "./thing.ts";

export type Availability =
  | "in-stock"
  | "out-of-stock"
  | "pre-order"
  | "back-order"
  | "limited"
  | "in-store-only"
  | "discontinued";

/** Facts that a page states about something it sells; prices are in units of the currency, not cents. */
export interface Product {
  name: string;
  /** The lowest price when there are several. */
  price?: number;
  /** The highest price when there are several. */
  highPrice?: number;
  currency?: string;
  availability?: Availability;
  sku?: string;
  gtin?: string;
  mpn?: string;
  brand?: string;
  image?: string;
  url?: string;
  description?: string;
  category?: string;
  rating?: { value: number; best: number; count?: number };
}

const NAME_LENGTH_MAX = 300;
/** The greatest length of an address in a part of a message; a longer one is something else, as a picture in base64. */
const URL_LENGTH_MAX = 2_048;

const AVAILABILITY: [pattern: RegExp, availability: Availability][] = [
  [/outofstock|soldout|unavailable|esgotado|indispon|agotado|sinexistencias|nãodispon|oos\b/, "out-of-stock"],
  [/discontinued|descontinuado/, "discontinued"],
  [/pre-?order|presale|prévenda|prevenda|preventa/, "pre-order"],
  [/back-?order|sobencomenda|madetoorder/, "back-order"],
  [/limitedavailability|lowstock|últimasunidades|ultimasunidades/, "limited"],
  [/instoreonly/, "in-store-only"],
  [
    /instock|onlineonly|available|emestoque|disponív|disponivel|disponible|enstock|pronta-?entrega/,
    "in-stock",
  ],
];

/** Reads a word for availability in any of the spellings of schema.org, Open Graph and shops' own words. */
export function availabilityOf(text: string): Availability | undefined {
  const bare = text
    .toLowerCase()
    .replace(/^.*schema\.org\//, "")
    .replace(/[\s_]+/g, "");
  return AVAILABILITY.find(([pattern]) => pattern.test(bare))?.[1];
}

/** The page as readers of products know it: the base of its addresses, its own name, and its currency for a bare `$`. */
interface ProductPage {
  base: string;
  name: string;
  dollar: string | undefined;
}

/** Reads the products among a page's things, in order, each name once; one with an offer but no name has the page's. */
export function readProducts(roots: readonly Thing[], page: ProductPage): Product[] {
  const products = new Map<string, Product>();
  for (const thing of allThings(roots)) {
    if (!isA(thing, "Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle", "Car"))
      continue;
    const product = readProduct(thing, page);
    if (product === undefined) continue;
    const key = product.name.toLowerCase();
    const earlier = products.get(key);
    products.set(key, earlier === undefined ? product : { ...product, ...earlier });
  }
  return [...products.values()];
}

function readProduct(thing: Thing, { base, name: pageName, dollar }: ProductPage): Product | undefined {
  const offers = offersOf(thing);
  const name = (squeeze(textOf(thing, "name")) || (offers.length > 0 ? pageName : "")).slice(
    0,
    NAME_LENGTH_MAX,
  );
  if (name === "" || hasPlaceholder(name)) return undefined;
  const prices = offers.flatMap(pricesOf);
  const amounts = prices.filter((amount) => amount > 0);
  const price = amounts.length > 0 ? Math.min(...amounts) : prices[0];
  const highPrice = amounts.length > 0 ? Math.max(...amounts) : undefined;
  const rating = ratingOf(thing);
  const product: Product = { name };
  if (price !== undefined) product.price = price;
  if (highPrice !== undefined && price !== undefined && highPrice > price) product.highPrice = highPrice;
  if (rating !== undefined) product.rating = rating;
  const availability = availabilityOfOffers(offers);
  if (availability !== undefined) product.availability = availability;
  const currency = currencyOfOffers(offers, dollar);
  if (currency !== undefined) product.currency = currency;
  const words = {
    sku: [textOf(thing, "sku"), textOf(thing, "productID"), textOf(offers[0], "sku")].find(isCode),
    gtin:
      textOf(thing, "gtin13", "gtin", "gtin14", "gtin12", "gtin8", "isbn") ??
      textOf(offers[0], "gtin13", "gtin"),
    mpn: textOf(thing, "mpn"),
    brand: brandOf(textOf(thing, "brand") ?? textOf(thing, "manufacturer")),
    category: textOf(thing, "category"),
    description: textOf(thing, "description"),
  };
  for (const [key, value] of Object.entries(words)) {
    const text = squeeze(value);
    if (text !== "")
      product[key as keyof typeof words] = key === "gtin" ? text.replace(/\D/g, "") || text : text;
  }
  const image = absoluteUrl(textOf(thing, "image"), base);
  if (image !== undefined) product.image = image;
  const url = absoluteUrl(textOf(thing, "url") ?? textOf(offers[0], "url"), base);
  if (url !== undefined) product.url = url;
  return product;
}

/** Names put where a code belongs are common; a code has hardly any spaces. */
function isCode(text: string | undefined): boolean {
  return (
    text !== undefined &&
    text.trim() !== "" &&
    text.length <= 60 &&
    (text.trim().match(/\s/g)?.length ?? 0) < 2
  );
}

/** Takes a label off a brand, and takes a whole sentence or a site's title for none. */
function brandOf(text: string | undefined): string | undefined {
  const brand = text?.replace(/^.{0,30}:\s+/, "");
  return brand === undefined || brand.length > 60 || brand.includes("|") ? undefined : brand;
}

function offersOf(thing: Thing): Thing[] {
  const direct = thingsOf(thing, "offers");
  const nested = direct.flatMap((offer) => thingsOf(offer, "offers"));
  const variants =
    direct.length === 0
      ? thingsOf(thing, "hasVariant", "model").flatMap((one) => thingsOf(one, "offers"))
      : [];
  return [...direct, ...nested, ...variants];
}

function pricesOf(offer: Thing): number[] {
  const own = ["price", "lowPrice", "highPrice"].map((name) => textOf(offer, name));
  const specified = thingsOf(offer, "priceSpecification")
    .filter((one) => !/listprice|strikethrough|srp|msrp/i.test(textOf(one, "priceType") ?? ""))
    .map((one) => textOf(one, "price", "minPrice"));
  const texts = own.some((text) => text !== undefined) ? own : specified.slice(0, 1);
  return texts.flatMap((text) => (text === undefined ? [] : (parseMachineAmount(text) ?? [])));
}

function currencyOfOffers(offers: readonly Thing[], dollar: string | undefined): string | undefined {
  for (const offer of offers) {
    const stated =
      textOf(offer, "priceCurrency") ?? textOf(thingsOf(offer, "priceSpecification")[0], "priceCurrency");
    if (stated !== undefined) return currencyOf(stated, dollar) ?? codeOf(stated);
    const fromPrice = currencyOf(textOf(offer, "price", "lowPrice") ?? "", dollar);
    if (fromPrice !== undefined) return fromPrice;
  }
  return undefined;
}

/** One offer that can be bought makes the product available. */
function availabilityOfOffers(offers: readonly Thing[]): Availability | undefined {
  const stated = offers.flatMap((offer) => availabilityOf(textOf(offer, "availability") ?? "") ?? []);
  return stated.find((one) => one === "in-stock") ?? stated[0];
}

function ratingOf(thing: Thing): Product["rating"] {
  const rating = thingsOf(thing, "aggregateRating")[0];
  const value = parseMachineAmount((textOf(rating, "ratingValue") ?? "").replace(",", "."));
  if (value === undefined || value <= 0) return undefined;
  const best = parseMachineAmount(textOf(rating, "bestRating") ?? "") ?? 5;
  const count = parseAmount(textOf(rating, "reviewCount", "ratingCount") ?? "");
  return { value, best, ...(count === undefined ? {} : { count }) };
}

/** A code of the standard's form that we do not know; anything else is no currency, and no price can be written in it. */
function codeOf(stated: string): string | undefined {
  const code = stated.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : undefined;
}

/** Resolves an address found in a page; undefined unless it leads to the web, and for one of more than 2,048 characters. */
export function absoluteUrl(address: string | undefined, base: string): string | undefined {
  if (address === undefined || address.trim() === "" || !URL.canParse(address.trim(), base)) return undefined;
  const url = new URL(address.trim(), base);
  const isOfWeb = url.protocol === "https:" || url.protocol === "http:";
  return isOfWeb && url.href.length <= URL_LENGTH_MAX ? url.href : undefined;
}
