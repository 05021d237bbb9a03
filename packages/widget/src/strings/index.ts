import type { WidgetLanguage } from "./language.ts";
import { type Plural, pluralOf } from "./plural.ts";
import type { Strings } from "./strings.ts";

export { directionOf, languageOf, roomLanguageOf, type WidgetLanguage } from "./language.ts";
export type { Strings };

const LOADERS: Readonly<Record<WidgetLanguage, () => Promise<(plural: Plural) => Strings>>> = {
  "pt-BR": async () => (await import("./pt-br.ts")).ptBR,
  en: async () => (await import("./en.ts")).en,
  es: async () => (await import("./es.ts")).es,
  ar: async () => (await import("./ar.ts")).ar,
};

/** Loads the words of one language; rejects where loading fails. */
export async function loadStrings(language: WidgetLanguage): Promise<Strings> {
  return (await LOADERS[language]())(pluralOf(language));
}

/** The words of a language, with those of the site in place of some. */
export function withOwn(strings: Strings, own: Partial<Strings>): Strings {
  return { ...strings, ...own, language: strings.language };
}
