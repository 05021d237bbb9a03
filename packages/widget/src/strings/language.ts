import type { Language } from "@prosa/protocol";

/** The first of Prosa's languages that the element's `lang`, the page around it or the browser asks for. */
export function languageOf(element: Element): Language {
  const wishes = [element.closest("[lang]")?.getAttribute("lang"), ...navigator.languages];
  for (const wish of wishes) {
    const language = wish?.slice(0, 2).toLowerCase();
    if (language === "pt") return "pt-BR";
    if (language === "en" || language === "es") return language;
  }
  return "en";
}
