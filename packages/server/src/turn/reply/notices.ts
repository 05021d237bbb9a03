import type { Language } from "@prosa/protocol";

const MODEL_UNAVAILABLE: Readonly<Record<Language, string>> = {
  "pt-BR": "O assistente está com dificuldade agora; esta resposta veio direto das páginas do site.",
  en: "The assistant is having trouble right now; this answer comes straight from the site's pages.",
  es: "El asistente tiene dificultades en este momento; esta respuesta viene directamente de las páginas del sitio.",
};

/** What a notice says to the visitor. */
export function noticeText(_code: "model-unavailable", language: Language): string {
  return MODEL_UNAVAILABLE[language];
}
