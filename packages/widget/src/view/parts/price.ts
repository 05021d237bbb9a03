import type { ProductPart } from "@prosa/protocol";

/** A product's price as people of the language write it, with the currency's own sign; `undefined` where there is none. */
export function formatPrice({ price, currency }: ProductPart, language: string): string | undefined {
  if (price === undefined) return undefined;
  if (currency === undefined) return new Intl.NumberFormat(language).format(price);
  try {
    const write = (currencyDisplay: "symbol" | "narrowSymbol") =>
      new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).format(price);
    // Some languages know a foreign currency by its code alone, which is not what the shop has on its labels.
    const text = write("symbol");
    const known = text.includes(currency) ? write("narrowSymbol") : text;
    // Among Arabic letters the two halves of a sign such as R$ would change places: it is kept as one, left to right.
    return known.replace(/[A-Z]+\p{Sc}/u, "\u2066$&\u2069");
  } catch {
    return `${currency} ${price}`;
  }
}
