import { type Language, siteSettingsSchema } from "@prosa/protocol";
import type { Passage } from "../src/knowledge/passage.ts";
import { fold } from "../src/language/text/words.ts";
import { strategyOf } from "../src/turn/decision/decide.ts";
import type { Evidence } from "../src/turn/findings.ts";
import { EMPTY_CONTEXT, type PastTurn } from "../src/turn/memory.ts";
import { readDialogue } from "../src/turn/query/dialogue.ts";
import type { DecidedTurn, Decision } from "../src/turn/turn.ts";
import { readingOf } from "./reading.ts";

/** "Não sei." as it is shown where the sources do not answer: with the page of `passage()` to look at. */
export const DECLINED =
  "Não sei.\n\nTalvez uma destas páginas ajude:\n\n- [Trocas e devoluções › Prazo](https://loja.example/trocas)";

/** A passage of a made-up shop; by default a sentence on exchanges. */
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

/** A turn of that shop that was decided to be answered from `evidence`. */
export function decidedTurn(
  fields: {
    text?: string;
    language?: Language;
    evidence?: readonly Passage[];
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
    evidence = [passage()],
    intent = "returns",
  } = fields;
  const hits = evidence.map(
    (found) => ({ passage: found, score: 0.9, coverage: 0.9, quote: found.text, support: 0.9 }) as Evidence,
  );
  const context = { ...EMPTY_CONTEXT, turns: fields.past ?? [] };
  const reading = readingOf(text, {
    language,
    intent: { name: intent, confidence: 0.9, alternatives: [] },
    ...readDialogue({ folded: fold(text), intent }, context),
  });
  // Only what models read of a turn: the earlier steps have fixtures of their own.
  const turn: Partial<DecidedTurn> = {
    id: "message-1",
    text,
    display: text,
    site: {
      ...siteSettingsSchema.parse({ name: fields.siteName ?? "Loja Exemplo" }),
      origins: ["https://loja.example"],
    },
    context,
    reading,
    at: 1_760_000_000_000,
    hits,
    quotes: hits.slice(0, 1),
    chance: 0.9,
    findings: [{ kind: "contacts", passages: fields.contacts ?? [], support: 0 }],
    decision: {
      action: fields.action ?? "answer",
      reason: "chance 0.90",
      strategy: strategyOf(reading, context),
      evidence: hits,
    },
  };
  return turn as DecidedTurn;
}
