import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { saysMore } from "./says-more.ts";

describe("saysMore", () => {
  for (const text of [
    "quero falar com um atendente, por favor",
    "Oi, tudo bem? quero falar com alguém",
    "não quero falar com robô, quero uma pessoa",
    "I want to talk to a person please",
    "quiero hablar con una persona, es urgente",
    "atendente",
  ])
    it(`finds none in the call for a person "${text}"`, () => {
      assert.equal(saysMore(text, "human"), false);
    });

  for (const text of [
    "Meu pedido 48213 chegou com a luminária quebrada. Quero falar com uma pessoa",
    "meu pedido não chegou e quero falar com um atendente",
    "my order never arrived, let me talk to someone",
    "Mi pedido 5310 llegó roto. Quiero hablar con una persona",
  ])
    it(`finds some where the call says why, as in "${text}"`, () => {
      assert.equal(saysMore(text, "human"), true);
    });

  it("goes by what the assistant read, and by the words alone where they were said to a person", () => {
    assert.equal(saysMore("oi", "greeting"), false);
    assert.equal(saysMore("Qual o prazo de troca?", "returns"), true);
    assert.equal(saysMore("Oi!", undefined), false);
    assert.equal(saysMore("É o 48213", undefined), true);
  });
});
