import type { Language } from "@prosa/protocol";
import type { Strings } from "./strings.ts";

export { languageOf } from "./language.ts";
export type { Strings };

const LOADERS: Readonly<Record<Language, () => Promise<Strings>>> = {
  "pt-BR": async () => (await import("./pt-br.ts")).ptBR,
  en: async () => (await import("./en.ts")).en,
  es: async () => (await import("./es.ts")).es,
};

/** Loads the words of one language; rejects when they cannot be had. */
export function loadStrings(language: Language): Promise<Strings> {
  return LOADERS[language]();
}
