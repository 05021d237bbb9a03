import type { Strings } from "./strings.ts";

export type { Strings } from "./strings.ts";

/** Loads the words in the first of the languages that there are words for; Portuguese where there are for none. */
export async function stringsFor(languages: readonly string[]): Promise<Strings> {
  for (const language of languages) {
    const code = language.slice(0, 2).toLowerCase();
    if (code === "pt") break;
    if (code === "en") return (await import("./en.ts")).en;
    if (code === "es") return (await import("./es.ts")).es;
  }
  return (await import("./pt-br.ts")).ptBr;
}
