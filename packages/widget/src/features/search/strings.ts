import type { WidgetLanguage } from "../../strings/language.ts";

/** The words of the search, loaded with it. A missing key does not compile. */
export interface SearchStrings {
  find: string;
  /** The number of the shown hit, counted from the newest, and the number of all hits, both as digits. */
  found: (at: string, of: string) => string;
  foundNothing: string;
  older: string;
  newer: string;
  endSearch: string;
}

export const SEARCH_STRINGS: Readonly<Record<WidgetLanguage, SearchStrings>> = {
  "pt-BR": {
    find: "Buscar na conversa",
    found: (at, of) => `${at} de ${of}`,
    foundNothing: "Nada encontrado",
    older: "Resultado mais antigo",
    newer: "Resultado mais novo",
    endSearch: "Fechar a busca",
  },
  en: {
    find: "Search the conversation",
    found: (at, of) => `${at} of ${of}`,
    foundNothing: "Nothing found",
    older: "Older match",
    newer: "Newer match",
    endSearch: "Close the search",
  },
  es: {
    find: "Buscar en la conversación",
    found: (at, of) => `${at} de ${of}`,
    foundNothing: "No hay resultados",
    older: "Resultado más antiguo",
    newer: "Resultado más nuevo",
    endSearch: "Cerrar la búsqueda",
  },
  ar: {
    find: "البحث في المحادثة",
    found: (at, of) => `${at} من ${of}`,
    foundNothing: "لا توجد نتائج",
    older: "نتيجة أقدم",
    newer: "نتيجة أحدث",
    endSearch: "إغلاق البحث",
  },
};
