import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn } from "../../test/decided-turn.ts";
import type { PastTurn } from "../conversation/session.ts";
import { type Strategy, strategyOf } from "./strategy.ts";

const past = (visitor: string, intent: string): PastTurn => ({
  visitor,
  assistant: "…",
  intent,
  action: "answer",
  cited: [],
});

describe("strategyOf", () => {
  const cases: [Strategy, string, string, PastTurn[]][] = [
    ["informing", "vocês têm chaleira?", "product", []],
    ["service", "meu pedido veio quebrado, quero reclamar", "complaint", []],
    ["service", "cadê meu pedido?", "order-status", []],
    ["objection", "achei muito caro", "price", [past("quanto custa a cafeteira?", "price")]],
    ["closing", "quero comprar, aceita pix?", "payment", [past("quanto custa a cafeteira?", "price")]],
    [
      "follow-up",
      "e de que cor é?",
      "product",
      [past("oi", "greeting"), past("vocês têm chaleira?", "product"), past("é elétrica?", "product")],
    ],
  ];
  for (const [strategy, text, intent, turns] of cases) {
    it(`is ${strategy} for "${text}" after ${turns.length} turns`, () => {
      assert.equal(strategyOf(decidedTurn({ text, intent, past: turns })), strategy);
    });
  }
});
