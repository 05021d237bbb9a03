import type { Availability, Product } from "./product.ts";
import { readShortTexts, type ShortText } from "./short-texts.ts";
import { findShownPrice } from "./shown-price.ts";
import { squeeze, type Tree } from "./tree.ts";

const BUY =
  /^\W*(?:add(?:ed)? (?:to|in) (?:the |my |your )?(?:cart|bag|basket|trolley)|buy(?: it)? now|buy|order now|comprar(?: agora| ahora| já| ya)?|adicionar (?:ao|à|no) (?:carrinho|cesto|sacola|cesta)|colocar no carrinho|quero comprar|añadir (?:al|a la) (?:carrito|cesta|carro)|agregar al (?:carrito|carro)|in den (?:warenkorb|einkaufswagen)|jetzt kaufen|ajouter au panier|acheter|aggiungi al carrello|acquista|in winkelwagen|bestellen|do koszyka|dodaj do koszyka|kup teraz|do košíka|do košíku|vložiť do košíka|kúpiť|koupit|dodaj u košaricu|u košaricu|kupi|kosárba|в корзину|купить|добавить в корзину|до кошика|купити|sepete ekle|satın al|lägg i (?:varukorg|kundvagn)|læg i kurv|legg i handlekurv|lisää ostoskoriin|adaugă în coș|הוסף לסל|הוספה לסל|קנה עכשיו|加入購物車|加入购物车|立即購買|立即购买|カートに入れる|장바구니)\W*$/iu;
const BUY_NAMES =
  /add-?_?to-?_?(?:cart|bag|basket|trolley)|addtocart|buy-?_?(?:button|now)|btn-?_?buy|product-form__submit|buybox/;
const SOLD_OUT =
  /^\W*(?:produto )?(?:out of stock|sold out|currently unavailable|temporarily unavailable|no longer available|esgotado|indispon[ií]vel|produto indispon[ií]vel|sem estoque|fora de estoque|avise-me quando chegar|agotado|sin stock|no disponible|ausverkauft|nicht (?:verfügbar|auf lager|lieferbar)|rupture de stock|épuisé|indisponible|esaurito|non disponibile|uitverkocht|vyprodáno|vypredané|brak w magazynie|niedostępny|rasprodano|нет в наличии|немає в наявності|tükendi|slutsåld|udsolgt|אזל מהמלאי|已售完|缺貨|売り切れ|품절)\W*$/iu;
const IN_STOCK =
  /^\W*(?:(?:item |product |produto |artikel |ist )?(?:in stock|available now|em estoque|em stock|disponível(?: em (?:estoque|stock))?|pronta entrega|à pronta entrega|en stock|disponible(?: en stock)?|hay existencias|auf lager|sofort lieferbar|lieferbar|vorrätig|disponibile|op voorraad|skladem|na sklade|na skladě|dostupné|dostępny|na stanju|dostupno|raktáron|в наличии|є в наявності|på lager|i lager|varastossa|במלאי|有貨|有货|在庫あり))(?:\W.{0,30})?$/iu;
const CODE_LABELS: [pattern: string, isStrong: boolean][] = [
  [
    "sku|product (?:code|id|number|no\\.?)|item (?:no\\.?|number|code|id|#)|c[óo]d(?:igo)?\\.? (?:do|del) (?:produto|producto|artículo)|" +
      "art(?:icle|ikel|[íi]culo|icolo)?\\.?[ -]?(?:nr|no|nummer|number|code|n[°º])\\.?|catalog(?:ue)? (?:no|number)\\.?|" +
      "nr (?:ref|art|kat)\\.?|numer (?:referencyjny|katalogowy|produktu)|best(?:ell)?-?nr\\.?|артикул|код товара|kód produktu",
    true,
  ],
  [
    "c[óo]d(?:igo)?\\.?|ref(?:er[êe]ncia|erencia|erence)?\\.?|kód|style(?: number| no\\.?)?|item|sifra|šifra",
    false,
  ],
];
const CODES = CODE_LABELS.map(([labels, isStrong]) => ({
  isStrong,
  pattern: new RegExp(`^\\W*(?:${labels})\\s*[:#.]*\\s*([A-Z0-9][A-Z0-9./_-]{2,29})\\W*$`, "iu"),
}));
const BRAND =
  /^\W*(?:brand|marca|fabricante|marke|hersteller|marque|merk|fabrikant|producent|výrobca|výrobce|značka|marka|proizvođač|бренд|производитель|виробник|manufacturer|márka|mærke|varumärke|editora|publisher)\s*[:：]\s*(\S.{0,38}\S|\S)\W*$/iu;
const LABEL_ONLY = /^[^:]{2,28}:?$/;

/** What a product's page says of it outside structured data. */
export interface ShownProduct {
  name: string;
  facts: Partial<Pick<Product, "price" | "currency" | "availability" | "sku" | "brand">>;
  /** True when the page labels the code as the product's own, which is then what customers read and quote. */
  isCodeLabelled: boolean;
  /** True when something on the page sells: without it, a price alone makes no product. */
  isForSale: boolean;
}

/**
 * Reads the product that a page shows around its main heading, told by the names that the page goes by; undefined for
 * pages that show none of these.
 */
export function readShownProduct(
  tree: Tree,
  url: string,
  names: readonly string[],
): ShownProduct | undefined {
  const body = tree.body;
  if (body === null) return undefined;
  const texts = readShortTexts(body);
  const heading = findHeading(texts, names);
  if (heading === undefined) return undefined;
  const price = findShownPrice(texts, heading.order);
  const buttons = texts.filter(isBuyButton);
  const availability = shownAvailability(texts, buttons, heading.order, price?.order);
  const labelledCode = shownCode(texts);
  const code = labelledCode?.code ?? codeInAddress(tree, url);
  const brand = labelled(texts, BRAND) ?? namedBrand(texts, heading);
  return {
    name: heading.text,
    isForSale: buttons.length > 0 || availability !== undefined,
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
    if (!isHeading || one.text.length < 3) continue;
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

/** Shared words as a share of the shorter side's, so that a site's name in a title does no harm. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared / Math.max(3, Math.min(one.size, other.size));
}

function shownCode(texts: readonly ShortText[]): { code: string; isStrong: boolean } | undefined {
  for (const { pattern, isStrong } of CODES) {
    const code = labelled(texts, pattern, (text) => /\d/.test(text));
    if (code !== undefined) return { code, isStrong };
  }
  return undefined;
}

const BRAND_NAMES =
  /(?:^|[\s_-])(?:brand|marca|manufacturer|fabricante|hersteller|vendor|producent|designer)(?:$|[\s_-])|brand-?(?:name|link|logo)/;
const BRAND_LINK =
  /[/=?](?:brands?|marcas?|marken?|marques?|manufacturers?|vendors?|producent|hersteller|fabricante)[/=-]/i;

/** A short text in an element or link that is named for brands: one that the heading repeats, else the nearest. */
function namedBrand(texts: readonly ShortText[], heading: ShortText): string | undefined {
  const candidates = texts.filter(
    (one) =>
      one.text.length >= 2 &&
      one.text.length <= 30 &&
      Math.abs(one.order - heading.order) < 250 &&
      (BRAND_NAMES.test(one.names) || BRAND_LINK.test(one.element.getAttribute("href") ?? "")) &&
      !/^(?:brands?|marcas?|all|shop|see|ver|view|more|mais|más)\b/i.test(one.text),
  );
  const repeated = candidates.find((one) => heading.text.toLowerCase().includes(one.text.toLowerCase()));
  const nearest = candidates.find((one) => Math.abs(one.order - heading.order) < 30);
  return (repeated ?? nearest)?.text;
}

function isBuyButton({ element, text, names }: ShortText): boolean {
  const { localName } = element;
  const words = localName === "input" ? (element.getAttribute("value") ?? "") : text;
  if (BUY.test(words) || BUY.test(element.getAttribute("aria-label") ?? "")) return true;
  return (
    (localName === "button" || localName === "input") && BUY_NAMES.test(names.split(" ").slice(-6).join(" "))
  );
}

/** A button that buys means stock; words for sold out count where they stand by the product and nothing buys. */
function shownAvailability(
  texts: readonly ShortText[],
  buttons: readonly ShortText[],
  headingOrder: number,
  priceOrder: number | undefined,
): Availability | undefined {
  const end = Math.max(headingOrder, priceOrder ?? 0) + 400;
  const isNear = (one: ShortText) => one.order > headingOrder - 200 && one.order < end;
  const buy = buttons.find((one) => isNear(one) && !one.element.hasAttribute("disabled"));
  const soldOut = texts.find((one) => isNear(one) && SOLD_OUT.test(one.text) && !isUnseen(one));
  if (soldOut !== undefined && (buy === undefined || soldOut.order < buy.order)) return "out-of-stock";
  if (buy !== undefined) return "in-stock";
  return texts.some((one) => isNear(one) && IN_STOCK.test(one.text) && !isUnseen(one))
    ? "in-stock"
    : undefined;
}

function isUnseen({ element, names }: ShortText): boolean {
  const style = element.getAttribute("style") ?? element.parentElement?.getAttribute("style") ?? "";
  return /display:\s*none/i.test(style) || /\bhid(?:e|den)\b|d-none/.test(names);
}

/** Reads "label: value", in one element or with the value in the next one. */
function labelled(
  texts: readonly ShortText[],
  pattern: RegExp,
  isWanted: (text: string) => boolean = () => true,
): string | undefined {
  const isGood = (text: string | undefined): text is string =>
    text !== undefined && isValue(text) && isWanted(text);
  for (const [index, one] of texts.entries()) {
    if (one.text.length > 70) continue;
    const whole = pattern.exec(one.text)?.[1];
    if (isGood(whole)) return whole.trim();
    if (!LABEL_ONLY.test(one.text)) continue;
    const next = texts
      .slice(index + 1, index + 6)
      .find((other) => other.text !== "" && other.text !== one.text);
    if (next === undefined || next.text.length > 40) continue;
    const joined = pattern.exec(`${one.text.replace(/:$/, "")}: ${next.text}`)?.[1];
    if (isGood(joined) && one.text.length < 28) return joined.trim();
  }
  return undefined;
}

function isValue(text: string): boolean {
  return !/^(?:n\/?a|-+|none|null)$/i.test(text.trim()) && !text.includes("{");
}

/** The number in a page's address that shops tell their products by, when the page itself uses it too. */
function codeInAddress(tree: Tree, url: string): string | undefined {
  const address = new URL(url);
  const named = ["pid", "sku", "product_id", "productid", "id", "item"].map((name) =>
    address.searchParams.get(name),
  );
  const segments = address.pathname
    .split("/")
    .filter((segment) => segment !== "")
    .reverse()
    .slice(0, 2);
  const inPath = segments.flatMap(
    (segment) => segment.match(/(?<![\d.])[a-zA-Z]{0,2}\d{4,14}(?!\d)/g)?.reverse() ?? [],
  );
  const candidates = [...named, ...inPath].filter(
    (one): one is string => one !== null && /^[\w-]{4,20}$/.test(one),
  );
  const used = new Set<string>();
  for (const element of tree.querySelectorAll(
    "[data-product-id], [data-sku], [data-product], [data-id], input[type=hidden], img",
  )) {
    for (const name of [
      "data-product-id",
      "data-sku",
      "data-product",
      "data-id",
      "value",
      "src",
      "data-src",
    ]) {
      const value = element.getAttribute(name);
      if (value !== null && value.length < 400) used.add(value);
    }
  }
  const all = squeeze([...used].join(" "));
  return candidates.find((one) => all.includes(one.replace(/^[a-z]+/i, "")))?.replace(/^p(?=\d{5})/i, "");
}
