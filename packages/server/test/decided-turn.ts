import type { Language } from "@prosa/protocol";
import type { Passage } from "../src/knowledge/passage.ts";
import { readDialogue, strategyOf } from "../src/turn/decision/strategy.ts";
import { EMPTY_CONTEXT, type PastTurn } from "../src/turn/memory.ts";
import type { DecidedTurn, Decision, Ground } from "../src/turn/turn.ts";

/** A passage of a made-up shop; whatever is not given is a sentence on exchanges. */
export function passage(fields: Partial<Passage> = {}): Passage {
  return {
    id: "https://loja.example/trocas#0",
    url: "https://loja.example/trocas",
    title: "Trocas e devoluções",
    heading: "Prazo",
    text: "Você tem 7 dias para trocar. O frete da primeira troca é grátis.",
    kind: "prose",
    language: "pt-BR",
    ...fields,
  };
}

/** A turn of that shop that was decided to be answered from `grounds`. */
export function decidedTurn(
  fields: {
    text?: string;
    language?: Language;
    grounds?: readonly Passage[];
    contacts?: readonly Passage[];
    action?: Decision["action"];
    intent?: string;
    past?: readonly PastTurn[];
    siteName?: string;
  } = {},
): DecidedTurn {
  const {
    text = "Qual o prazo de troca?",
    language = "pt-BR",
    grounds = [passage()],
    intent = "returns",
  } = fields;
  const hits = grounds.map(
    (found) => ({ passage: found, score: 0.9, coverage: 0.9, quote: found.text, support: 0.9 }) as Ground,
  );
  const dialogue = {
    intent: { name: intent, confidence: 0.9, alternatives: [] },
    sentiment: { score: 0, label: "neutral" } as const,
    context: { ...EMPTY_CONTEXT, turns: fields.past ?? [] },
  };
  const stage = readDialogue({ text, intent }, dialogue.context);
  // Only what models read of a turn: the earlier steps have fixtures of their own.
  const turn: Partial<DecidedTurn> = {
    id: "message-1",
    text,
    display: text,
    folded: text.toLowerCase(),
    meant: text,
    site: {
      name: fields.siteName ?? "Loja Exemplo",
      origins: ["https://loja.example"],
      languages: ["pt-BR", "en", "es"],
      greeting: {},
      retentionDays: 30,
      model: "automatic",
      knowledge: { sources: [], rereadHours: 24 },
      handOver: { words: [] },
      survey: true,
    },
    ...dialogue,
    ...stage,
    at: 1_760_000_000_000,
    language,
    entities: [],
    query: text,
    topic: "",
    hits,
    products: [],
    contacts: fields.contacts ?? [],
    aids: [],
    decision: {
      action: fields.action ?? "answer",
      reason: "best passage 0.90",
      strategy: strategyOf({ ...dialogue, ...stage }),
      grounds: hits,
    },
  };
  return turn as DecidedTurn;
}
