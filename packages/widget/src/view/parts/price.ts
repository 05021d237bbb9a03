import type { ProductPart } from "@prosa/protocol";

/** Formats a product's price in a language, with the currency's own sign; `undefined` for a product without a price. */
export function formatPrice({ price, currency }: ProductPart, language: string): string | undefined {
  if (price === undefined) return undefined;
  if (currency === undefined) return new Intl.NumberFormat(language).format(price);
  try {
    const write = (currencyDisplay: "symbol" | "narrowSymbol") =>
      new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).format(price);
    // Some languages write a foreign currency by its code alone, but the shop's labels have its sign.
    const text = write("symbol");
    const known = text.includes(currency) ? write("narrowSymbol") : text;
    // Arabic text would swap the two halves of a sign such as R$, so it is isolated from left to right.
    return known.replace(/[A-Z]+\p{Sc}/u, "\u2066$&\u2069");
  } catch {
    return `${currency} ${price}`;
  }
}
