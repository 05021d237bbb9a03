import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../language/text/words.ts";
import { EMPTY_CONTEXT, type PastTurn } from "../memory.ts";
import { readDialogue } from "../query/dialogue.ts";
import type { Strategy } from "../turn.ts";
import { strategyOf } from "./decide.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "…",
  intent,
  action: "answer",
  cited: [],
});

function choose(text: string, name: string, turns: readonly PastTurn[]) {
  const context = { ...EMPTY_CONTEXT, turns };
  const dialogue = readDialogue({ folded: fold(text), intent: name }, context);
  const intent = { name, confidence: 0.9, alternatives: [] };
  return strategyOf({ intent, sentiment: { score: 0, label: "neutral" }, ...dialogue }, context);
}

describe("strategyOf", () => {
  const cases: [Strategy, string, string, string, PastTurn[]][] = [
    ["greeting", "first words", "oi", "greeting", []],
    ["informing", "stage discovering", "vocês têm chaleira?", "product", []],
    ["service", "intent complaint", "meu pedido veio quebrado, quero reclamar", "complaint", []],
    ["service", "stage customer", "cadê meu pedido?", "order-status", []],
    [
      "objection",
      "objection price",
      "achei muito caro",
      "price",
      [past("quanto custa a cafeteira?", "price")],
    ],
    [
      "closing",
      "stage deciding",
      "quero comprar, aceita pix?",
      "payment",
      [past("quanto custa a cafeteira?", "price")],
    ],
    [
      "follow-up",
      "turn 4",
      "e de que cor é?",
      "product",
      [past("oi", "greeting"), past("vocês têm chaleira?", "product"), past("é elétrica?", "product")],
    ],
  ];
  for (const [name, reason, text, intent, turns] of cases) {
    it(`is ${name} for "${text}" after ${turns.length} turns`, () => {
      assert.deepEqual(choose(text, intent, turns), { name, reason });
    });
  }
});
