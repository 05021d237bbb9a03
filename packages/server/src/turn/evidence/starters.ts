import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../../knowledge/passage.ts";

/** The questions that visitors ask most often, in their words; offered where the site has an answer. */
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

/** Questions that may follow a question about a product, each with its intent. */
const next: Record<Language, readonly (readonly [text: string, intent: string])[]> = {
  "pt-BR": [
    ["Qual o prazo de entrega?", "delivery"],
    ["Formas de pagamento", "payment"],
  ],
  en: [
    ["Delivery times", "delivery"],
    ["Payment methods", "payment"],
  ],
  es: [
    ["¿Cuál es el plazo de entrega?", "delivery"],
    ["Formas de pago", "payment"],
  ],
};

const nextBySite = new WeakMap<Knowledge, Map<Language, readonly (readonly [string, string])[]>>();

/** The next questions of buyers that the site answers and whose intents are not in `asked`, in the visitor's language. */
export function nextQuestionsFor(
  knowledge: Knowledge,
  language: Language,
  asked: readonly string[],
): string[] {
  const known = nextBySite.get(knowledge) ?? new Map<Language, readonly (readonly [string, string])[]>();
  nextBySite.set(knowledge, known);
  const all =
    known.get(language) ?? next[language].filter(([text]) => isAnswerable(knowledge, text, language));
  known.set(language, all);
  return all.filter(([, intent]) => !asked.includes(intent)).map(([text]) => text);
}

function isAnswerable(knowledge: Knowledge, text: string, language: Language): boolean {
  const [best] = knowledge.search({ text, language, limit: 1 });
  return best !== undefined && best.coverage >= ANSWERABLE_COVERAGE;
}

/** The first few usual questions that the site's passages speak of, in the visitor's language. */
export function startersFor(knowledge: Knowledge, language: Language): string[] {
  const [products = "", ...others] = questions[language];
  const spokenOf = others.filter((text) => isAnswerable(knowledge, text, language));
  return [...(knowledge.ofKind("product").length > 1 ? [products] : []), ...spokenOf].slice(0, STARTERS_MAX);
}
