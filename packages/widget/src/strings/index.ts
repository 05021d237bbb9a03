import type { RevisitStrings } from "../features/edit/strings.ts";
import type { FormStrings } from "../features/forms/strings.ts";
import type { MenuStrings } from "../features/menu/strings.ts";
import type { SearchStrings } from "../features/search/strings.ts";
import type { SurveyStrings } from "../features/survey/strings.ts";
import type { WidgetLanguage } from "./language.ts";
import type { LateStrings } from "./late.ts";
import { type Plural, pluralOf } from "./plural.ts";
import type { Strings } from "./strings.ts";

export { directionOf, languageOf, type WidgetLanguage } from "./language.ts";
export type { Strings };

/** A site's own words in place of some of the widget's. */
export type OwnStrings = Partial<
  Omit<
    Strings & LateStrings & MenuStrings & FormStrings & SurveyStrings & RevisitStrings & SearchStrings,
    "language"
  >
>;

const LOADERS: Readonly<Record<WidgetLanguage, () => Promise<(plural: Plural) => Strings>>> = {
  "pt-BR": async () => (await import("./pt-br.ts")).ptBR,
  en: async () => (await import("./en.ts")).en,
  es: async () => (await import("./es.ts")).es,
  ar: async () => (await import("./ar.ts")).ar,
};

/** Loads the words of one language; rejects when they cannot be had. */
export async function loadStrings(language: WidgetLanguage): Promise<Strings> {
  return (await LOADERS[language]())(pluralOf(language));
}

/** The words of a language with those of the site in place of its own. */
export function withOwn(strings: Strings, own: OwnStrings): Strings {
  return { ...strings, ...own, language: strings.language };
}
