import type { Language } from "@prosa/protocol";
import type { Page, Product } from "../../extract/page.ts";
import type { Passage, ProductFacts } from "../../knowledge/passage.ts";

const TEXT_LENGTH_MIN = 12;
/** Shorter texts mean something only with the heading above them: `40 €` is no repetition of the `40 €` of another kind. */
const TELLING_LENGTH = 60;
/** Passages are cut to some 900 characters; what structured data adds to one is not. */
const TEXT_LENGTH_MAX = 3_000;
const HEADING_LENGTH_MAX = 1_500;

/** Makes a page's passages citable: with an address, an id, a language and the facts of their product. */
export function passagesOf(page: Page, fallback: Language): Passage[] {
  const language = languageOf(page.language, fallback);
  const seen = new Set<string>();
  const told = new Set<string>();
  const passages: Passage[] = [];
  for (const piece of page.passages) {
    const text = piece.text.trim().slice(0, TEXT_LENGTH_MAX);
    const key = text.length < TELLING_LENGTH ? sameText(`${piece.heading} ${text}`) : sameText(text);
    if ((text.length < TEXT_LENGTH_MIN && !isTold(piece, page.title)) || seen.has(key)) continue;
    seen.add(key);
    // A long description is cut into several passages, and only the first of them is the product.
    const kind = piece.kind === "product" && told.has(piece.heading) ? "prose" : piece.kind;
    const product = kind === "product" ? productOf(page, piece.heading) : undefined;
    if (kind === "product") told.add(piece.heading);
    passages.push({
      id: `${page.canonical}#${passages.length}`,
      url: page.canonical,
      title: page.title || page.canonical,
      heading: piece.heading.slice(0, HEADING_LENGTH_MAX),
      text,
      kind,
      language,
      ...(product === undefined ? {} : { product }),
    });
  }
  return withoutRepeatedQuestions(passages);
}

/** A few letters answer where a heading says what they are of: `Categoría C` and `40€`, a question and `Sim`. */
function isTold({ heading, text, kind }: Page["passages"][number], title: string): boolean {
  const above = heading.split(" › ").at(-1) ?? "";
  return /[\p{L}\p{N}]/u.test(text) && (kind === "question" || (above !== "" && above !== title));
}

function languageOf(stated: string | undefined, fallback: Language): Language {
  switch (stated?.slice(0, 2).toLowerCase()) {
    case "pt":
      return "pt-BR";
    case "en":
      return "en";
    case "es":
      return "es";
    default:
      return fallback;
  }
}

function sameText(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** Drops questions that a page holds twice: as a heading with its answer below, and in the structured data. */
function withoutRepeatedQuestions(passages: readonly Passage[]): Passage[] {
  const seen = new Set<string>();
  return passages.filter(({ kind, heading, text }) => {
    if (kind !== "question") return true;
    const key = sameText(`${heading.split(" › ").at(-1)} ${text}`);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function productOf(page: Page, name: string): ProductFacts | undefined {
  const product = page.products.find((one) => one.name === name);
  if (product === undefined) return undefined;
  const { image, price, currency, sku, brand } = product;
  // A page of one product is that product's own.
  const url = product.url ?? (page.products.length === 1 ? page.canonical : undefined);
  const availability = saleOf(product.availability);
  return {
    name,
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    // A price from several offers is a lowest price, which a product part cannot say.
    ...(price === undefined || product.highPrice !== undefined ? {} : { price }),
    ...(currency === undefined ? {} : { currency }),
    ...(availability === undefined ? {} : { availability }),
    ...(sku === undefined ? {} : { sku }),
    ...(brand === undefined ? {} : { brand }),
  };
}

function saleOf(availability: Product["availability"]): ProductFacts["availability"] {
  switch (availability) {
    case "in-stock":
    case "limited":
      return "in-stock";
    case "pre-order":
    case "back-order":
      return "pre-order";
    case "out-of-stock":
    case "discontinued":
      return availability;
    default:
      return undefined;
  }
}
