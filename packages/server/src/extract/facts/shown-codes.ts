import type { ShortText } from "../parse/short-texts.ts";
import { squeeze, type Tree } from "../parse/tree.ts";
import { phrasesOf } from "../words/phrases.ts";

const CODE_LABELS: [pattern: string, isStrong: boolean][] = [
  [
    "(?:store )?sku|asin|tcin|(?:internet|walmart|product) ?#|(?:\\p{L}+ )?item (?:number|no\\.?)(?: \\(dpci\\))?|product (?:code|id|number|no\\.?)|item (?:no\\.?|number|code|id|#)|c[óo]d(?:igo)?\\.? (?:do|del) (?:produto|producto|artículo)|" +
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
const BRAND = new RegExp(`^\\W*${phrasesOf("brandLabel")}\\s*[:：]\\s*(\\S.{0,38}\\S|\\S)\\W*$`, "iu");
const BRAND_STORE = /^\W*visit the (\S.{0,38}\S) store\W*$/iu;
const LABEL_ONLY = /^[^:]{2,28}:?$/;

/** The code that the page labels as the product's; strong when the label can mean nothing else. */
export function shownCode(texts: readonly ShortText[]): { code: string; isStrong: boolean } | undefined {
  for (const { pattern, isStrong } of CODES) {
    const code = labelled(texts, pattern, (text) => /\d/.test(text));
    if (code !== undefined) return { code, isStrong };
  }
  return undefined;
}

const BRAND_NAMES = new RegExp(
  `(?:^|[\\s_-])${phrasesOf("brandName")}(?:$|[\\s_-])|brand-?(?:name|link|logo)`,
);
const NO_BRAND = new RegExp(`^${phrasesOf("noBrand")}\\b`, "i");
const BRAND_LINK = new RegExp(`[/=?]${phrasesOf("brandPath")}[/=-]`, "i");

/** A short text in an element or link that is named for brands: one that the heading repeats, else the nearest. */
function namedBrand(texts: readonly ShortText[], heading: ShortText): string | undefined {
  const candidates = texts.filter(
    (one) =>
      one.text.length >= 2 &&
      one.text.length <= 30 &&
      Math.abs(one.order - heading.order) < 250 &&
      (BRAND_NAMES.test(one.names) || BRAND_LINK.test(one.element.getAttribute("href") ?? "")) &&
      !NO_BRAND.test(one.text),
  );
  const repeated = candidates.find((one) => heading.text.toLowerCase().includes(one.text.toLowerCase()));
  const nearest = candidates.find((one) => Math.abs(one.order - heading.order) < 30);
  return (repeated ?? nearest)?.text;
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

/** Digits with at most two letters before them, or a long code in capitals such as an ASIN. */
const ADDRESS_CODE = /(?<![\d.])[a-zA-Z]{0,2}\d{4,14}(?!\d)|(?<![\w])(?=[A-Z]*\d)[A-Z0-9]{8,14}(?![\w])/g;

/** The number in a page's address that shops tell their products by, when the page itself uses it too. */
export function codeInAddress(tree: Tree, url: string): string | undefined {
  const address = new URL(url);
  const named = ["pid", "sku", "product_id", "productid", "id", "item"].map((name) =>
    address.searchParams.get(name),
  );
  const segments = address.pathname
    .split("/")
    .filter((segment) => segment !== "")
    .reverse()
    .slice(0, 2);
  const inPath = segments.flatMap((segment) => segment.match(ADDRESS_CODE)?.reverse() ?? []);
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

/** The one stock code that the page's scripts name, when they name no other. */
export function codeInScripts(raw: string): string | undefined {
  const codes = new Set<string>();
  for (const match of raw.matchAll(
    /["'](?:sku|product_?sku|variant_?sku)\\?["']\s*:\s*\\?["']([\w./-]{3,30})\\?["']/gi,
  )) {
    codes.add(match[1] ?? "");
    if (codes.size > 1) return undefined;
  }
  const [only] = codes;
  return only !== undefined && /\d/.test(only) ? only : undefined;
}

/** A brand that the page's scripts name and the heading repeats. */
function brandInScripts(raw: string, heading: string): string | undefined {
  const lower = heading.toLowerCase();
  for (const match of raw.matchAll(
    /["'](?:product_?)?brand(?:_?name)?["']\s*:\s*["']([^"'{}<>]{2,40})["']/gi,
  )) {
    const brand = match[1] ?? "";
    if (lower.includes(brand.toLowerCase())) return brand;
  }
  return undefined;
}

/** The product's brand: labelled as such, named for it near the heading, or named in the page's scripts. */
export function shownBrand(texts: readonly ShortText[], heading: ShortText, raw: string): string | undefined {
  return (
    labelled(texts, BRAND) ??
    labelled(texts, BRAND_STORE) ??
    namedBrand(texts, heading) ??
    brandInScripts(raw, heading.text)
  );
}
