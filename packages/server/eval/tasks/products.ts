import { parseMachineAmount } from "../../src/extract/facts/price.ts";
import type { Product } from "../../src/extract/facts/product.ts";
import { readPage } from "../../src/extract/page.ts";
import { readPageSet, round } from "./page-set.ts";

interface Truth {
  url?: string;
  price?: string[];
  currency?: string[];
  availability?: string[];
  sku?: string[];
  gtin?: string[];
  brand?: string[];
}

interface Score {
  f1: number;
  precision: number;
  recall: number;
  support: number;
}

interface Miss {
  key: string;
  url: string;
  field: string;
  wanted: string[];
  found: string | undefined;
}

type Field = "price" | "currency" | "availability" | "sku" | "brand";

const FIELDS: readonly Field[] = ["price", "currency", "availability", "sku", "brand"];

/**
 * Measures the first product that is read from a shop's page, by the rule of product-extraction-benchmark: at most one
 * value a field, right when it equals any accepted one; a wrong value counts against precision and recall. Nothing is
 * filled in: an availability that was not found counts as missed. Currencies are compared where the truth has one.
 */
export async function run(options: {
  train?: string;
  docs?: string;
  test: string;
  errors?: boolean;
}): Promise<{ figures: Record<string, unknown>; misses: Miss[] }> {
  const pages = readPageSet<Truth>(options.test);
  const misses: Miss[] = [];
  const times: number[] = [];
  const counts = new Map(FIELDS.map((field) => [field, { right: 0, found: 0, support: 0 }]));
  for (const { key, html, url, truth } of pages) {
    const startedAt = performance.now();
    const [product] = readPage(html, url).products;
    times.push(performance.now() - startedAt);
    for (const field of FIELDS) {
      const wanted = wantedOf(truth, field);
      if (field === "currency" && wanted.length === 0) continue;
      const found = product === undefined ? undefined : foundOf(product, field);
      const count = counts.get(field);
      if (count === undefined) continue;
      if (wanted.length > 0) count.support += 1;
      if (found !== undefined) count.found += 1;
      if (found !== undefined && wanted.some((one) => isSame(field, one, found))) count.right += 1;
      else if (wanted.length > 0 || found !== undefined) misses.push({ key, url, field, wanted, found });
    }
  }
  times.sort((one, other) => one - other);
  const scores = FIELDS.map((field): [Field, Score] => {
    const { right, found, support } = counts.get(field) ?? { right: 0, found: 0, support: 0 };
    const precision = right / Math.max(1, found);
    const recall = right / Math.max(1, support);
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return [field, { f1: round(f1), precision: round(precision), recall: round(recall), support }];
  });
  const figures = {
    n: pages.length,
    ...Object.fromEntries(scores),
    msMedian: round(times[Math.floor(times.length / 2)] ?? 0),
  };
  return { figures, misses: options.errors === true ? misses : [] };
}

function wantedOf(truth: Truth, field: Field): string[] {
  return field === "sku"
    ? [...(truth.sku ?? []), ...(truth.sku ? (truth.gtin ?? []) : [])]
    : (truth[field] ?? []);
}

function foundOf(product: Product, field: Field): string | undefined {
  switch (field) {
    case "price":
      return product.price?.toString();
    case "availability":
      return product.availability === undefined ? undefined : stockOf(product.availability);
    case "sku":
      return product.sku ?? product.gtin;
    default:
      return product[field];
  }
}

function stockOf(availability: NonNullable<Product["availability"]>): string {
  return availability === "out-of-stock" || availability === "discontinued" ? "OutOfStock" : "InStock";
}

/** The truth gives a currency as its pages show it, so a symbol stands for every currency written with it. */
const SYMBOL_CURRENCIES: Record<string, string> = {
  $: "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY CNY",
  R$: "BRL",
  "₹": "INR",
  zł: "PLN",
  Kn: "HRK",
  kn: "HRK",
  kr: "SEK NOK DKK ISK",
  Kč: "CZK",
  Ft: "HUF",
  "₽": "RUB",
};

function isSame(field: Field, wanted: string, found: string): boolean {
  if (field === "price") return parseMachineAmount(wanted) === Number(found);
  if (field === "currency")
    return wanted === found || (SYMBOL_CURRENCIES[wanted] ?? "").split(" ").includes(found);
  // Separators make no other code, says the benchmark: 123/123 is 123123.
  const separators = field === "sku" ? /[\s./_-]+/g : /\s+/g;
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(separators, field === "sku" ? "" : " ")
      .trim();
  return bare(wanted) === bare(found);
}
