import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../knowledge/passage.ts";

/** What visitors most often ask about, as they would say it; offered where the site has an answer. */
const questions: Record<Language, readonly string[]> = {
  "pt-BR": [
    "Quais produtos vocês vendem?",
    "Qual o prazo de entrega?",
    "Qual o prazo de troca?",
    "Formas de pagamento",
    "Horário de funcionamento",
  ],
  en: ["What do you sell?", "Delivery times", "Payment methods", "Opening hours", "Returns and exchanges"],
  es: [
    "¿Qué productos venden?",
    "¿Cuál es el plazo de entrega?",
    "Formas de pago",
    "Horario de atención",
    "Cambios y devoluciones",
  ],
};

const STARTERS_MAX = 3;
const ANSWERABLE_COVERAGE = 0.6;

/** The first few usual questions that the site's passages speak of, in the visitor's language. */
export function startersFor(knowledge: Knowledge, language: Language): string[] {
  const [products = "", ...others] = questions[language];
  const spokenOf = others.filter((text) => {
    const [best] = knowledge.search({ text, language, limit: 1 });
    return best !== undefined && best.coverage >= ANSWERABLE_COVERAGE;
  });
  return [...(knowledge.ofKind("product").length > 1 ? [products] : []), ...spokenOf].slice(0, STARTERS_MAX);
}
