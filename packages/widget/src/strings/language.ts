import type { Language } from "@prosa/protocol";

/** The languages of the widget's own words: those that rooms answer in, and more that people read. */
export type WidgetLanguage = Language | "ar";

/** The first of the widget's languages that the element's `lang`, the page around it or the browser asks for. */
export function languageOf(element: Element): WidgetLanguage {
  const wishes = [element.closest("[lang]")?.getAttribute("lang"), ...navigator.languages];
  for (const wish of wishes) {
    const language = wish?.slice(0, 2).toLowerCase();
    if (language === "pt") return "pt-BR";
    if (language === "en" || language === "es" || language === "ar") return language;
  }
  return "en";
}

/** Which way the chat reads, and with it in which corner it stands: the element's own `dir`, else its language's. */
export function directionOf(element: Element): "ltr" | "rtl" {
  const wish = element.getAttribute("dir");
  if (wish === "ltr" || wish === "rtl") return wish;
  return languageOf(element) === "ar" ? "rtl" : "ltr";
}
