import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBr } from "./pt-br.ts";
import type { Strings } from "./strings.ts";

export type { Strings } from "./strings.ts";

/** The words in the first of the languages that there are words for; Portuguese where there are for none. */
export function stringsFor(languages: readonly string[]): Strings {
  for (const language of languages) {
    const code = language.slice(0, 2).toLowerCase();
    if (code === "pt") return ptBr;
    if (code === "en") return en;
    if (code === "es") return es;
  }
  return ptBr;
}
