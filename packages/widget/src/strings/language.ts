import type { Language } from "@prosa/protocol";

/** The languages of the widget's own words: those that rooms answer in, and Arabic. */
export type WidgetLanguage = Language | "ar";

/** The widget's languages, in the order in which they are offered. */
export const WIDGET_LANGUAGES: readonly WidgetLanguage[] = ["pt-BR", "en", "es", "ar"];

/** The languages' names in themselves. */
export const LANGUAGE_NAMES: Readonly<Record<WidgetLanguage, string>> = {
  "pt-BR": "Português",
  en: "English",
  es: "Español",
  ar: "العربية",
};

export function isWidgetLanguage(value: unknown): value is WidgetLanguage {
  return WIDGET_LANGUAGES.some((language) => language === value);
}

/** The first of the widget's languages in the element's `lang`, in the page around it, or in the browser's list. */
export function languageOf(element: Element): WidgetLanguage {
  const wishes = [element.closest("[lang]")?.getAttribute("lang"), ...navigator.languages];
  for (const wish of wishes) {
    const language = wish?.slice(0, 2).toLowerCase();
    if (language === "pt") return "pt-BR";
    if (language === "en" || language === "es" || language === "ar") return language;
  }
  return "en";
}

/** The language that the room is asked to answer in; in Arabic the room goes by the visitor's own words. */
export function roomLanguageOf(element: Element): Language | undefined {
  const language = languageOf(element);
  return language === "ar" ? undefined : language;
}

/** The direction of the text, which also chooses the corner of the bubble: the element's `dir`, else its language's. */
export function directionOf(element: Element): "ltr" | "rtl" {
  const wish = element.getAttribute("dir");
  if (wish === "ltr" || wish === "rtl") return wish;
  return languageOf(element) === "ar" ? "rtl" : "ltr";
}
