import type { Language } from "@prosa/protocol";
import type { Strategy } from "../../turn/ports.ts";

/** What an LLM is told of each strategy, in the visitor's language. */
export const STRATEGY_WORDS: Readonly<Record<Language, Readonly<Record<Strategy, string>>>> = {
  "pt-BR": {
    greeting: "Nesta resposta: retribua a saudação em uma frase e pergunte em que pode ajudar.",
    informing: "Nesta resposta: informe com precisão e pare aí.",
    closing:
      "Nesta resposta: a pessoa parece perto de decidir. Responda e diga o próximo passo para comprar que as fontes mencionam. Sem pressa inventada: nada de “últimas unidades” ou “só hoje” que não esteja nas fontes.",
    objection:
      "Nesta resposta: reconheça a preocupação em poucas palavras e responda só com as condições que as fontes trazem. Não prometa desconto.",
    service:
      "Nesta resposta: reconheça o problema em poucas palavras, diga o que fazer passo a passo conforme as fontes e ofereça um atendente se isso não bastar.",
    "follow-up":
      "Nesta resposta: a conversa já vai adiante. Não repita o que já foi dito; acrescente o que falta.",
  },
  en: {
    greeting: "In this answer: greet back in one sentence and ask how you can help.",
    informing: "In this answer: inform precisely and stop there.",
    closing:
      "In this answer: the person seems close to deciding. Answer, and name the next step to buy that the sources mention. No invented hurry: no “last units” or “today only” that is not in the sources.",
    objection:
      "In this answer: acknowledge the concern in a few words and answer only with terms that the sources state. Promise no discount.",
    service:
      "In this answer: acknowledge the problem in a few words, say what to do step by step as the sources have it, and offer a human if that is not enough.",
    "follow-up":
      "In this answer: the talk is well under way. Do not repeat what was said; add what is missing.",
  },
  es: {
    greeting: "En esta respuesta: devuelve el saludo en una frase y pregunta en qué puedes ayudar.",
    informing: "En esta respuesta: informa con precisión y no añadas más.",
    closing:
      "En esta respuesta: la persona parece cerca de decidir. Responde y di el próximo paso para comprar que mencionan las fuentes. Sin prisa inventada: nada de “últimas unidades” o “solo hoy” que no esté en las fuentes.",
    objection:
      "En esta respuesta: reconoce la preocupación en pocas palabras y responde solo con las condiciones que dan las fuentes. No prometas descuentos.",
    service:
      "En esta respuesta: reconoce el problema en pocas palabras, di qué hacer paso a paso según las fuentes y ofrece una persona si no basta.",
    "follow-up":
      "En esta respuesta: la conversación ya va avanzada. No repitas lo dicho; añade lo que falta.",
  },
};
