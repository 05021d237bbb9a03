import { allThings, type Thing, textOf } from "./thing.ts";

/** The currency of each country that writes its own with a bare `$`, by the country's code. */
const OF_COUNTRY: Readonly<Record<string, string>> = {
  ar: "ARS",
  au: "AUD",
  br: "BRL",
  ca: "CAD",
  cl: "CLP",
  co: "COP",
  cu: "CUP",
  do: "DOP",
  ec: "USD",
  hk: "HKD",
  mx: "MXN",
  nz: "NZD",
  pr: "USD",
  sg: "SGD",
  sv: "USD",
  tw: "TWD",
  us: "USD",
  uy: "UYU",
};
const CODES = new Set(Object.values(OF_COUNTRY));
const NAMES: Readonly<Record<string, string>> = {
  argentina: "ar",
  australia: "au",
  brasil: "br",
  brazil: "br",
  canada: "ca",
  chile: "cl",
  colombia: "co",
  cuba: "cu",
  ecuador: "ec",
  mexico: "mx",
  méxico: "mx",
  uruguay: "uy",
  "united states": "us",
  usa: "us",
};
/** Domains that are a country's by name and everybody's by use. */
const OF_EVERYBODY = new Set(["co"]);
const CODE = /(?<![\p{L}\d])(?:US|[A-Z]{2})[A-Z](?![\p{L}\d])/gu;
const TEXT_LENGTH_MAX = 100_000;

/**
 * The currency that a page means by a bare `$`: the one that its data name, else that of the country whose domain,
 * language's region or address the page has, else the only one that its words name. Undefined where nothing says it.
 */
export function dollarOf(page: {
  url: string;
  locales: readonly (string | undefined)[];
  things: readonly Thing[];
  text: string;
}): string | undefined {
  const things = allThings(page.things);
  const stated = things
    .map((thing) => textOf(thing, "priceCurrency")?.trim().toUpperCase() ?? "")
    .find((code) => CODES.has(code));
  if (stated !== undefined) return stated;
  const places = [
    countryOfHost(page.url),
    ...page.locales.map((locale) => /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})\b/i.exec(locale ?? "")?.[1]),
    ...things.map((thing) => countryOf(textOf(thing, "addressCountry") ?? "")),
  ];
  for (const place of places) {
    const currency = OF_COUNTRY[place?.toLowerCase() ?? ""];
    if (currency !== undefined) return currency;
  }
  const named = new Set(
    [...page.text.slice(0, TEXT_LENGTH_MAX).matchAll(CODE)]
      .map(([code]) => code)
      .filter((code) => CODES.has(code)),
  );
  return named.size === 1 ? [...named][0] : undefined;
}

function countryOfHost(url: string): string | undefined {
  const labels = new URL(url).hostname.split(".");
  const last = labels.at(-1) ?? "";
  const isShared = OF_EVERYBODY.has(last) && !/^(?:com|org|net|gov|edu)$/.test(labels.at(-2) ?? "");
  return last.length === 2 && !isShared ? last : undefined;
}

function countryOf(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return name.length === 2 ? name : NAMES[name];
}
