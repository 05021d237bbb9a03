import type { Language } from "@prosa/protocol";
import { packOf } from "../../language/packs.ts";

/** A price is written as on its page, whatever the visitor's language: it can then be found there. */
export function moneyOf(price: number, currency: string, pageLanguage: Language): string {
  const { locale } = packOf(pageLanguage).reply;
  return new Intl.NumberFormat(locale, { style: "currency", currency })
    .format(price)
    .replaceAll("\u00a0", " ");
}
