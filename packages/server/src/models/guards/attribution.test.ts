import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import { attribute, hasSubstance } from "./attribution.ts";

const returns = passage();
const delivery = passage({
  id: "entrega",
  title: "Entrega",
  heading: "",
  text: "Entregamos em Natal em 5 dias úteis.",
});
const sources = [returns, delivery];
const found = (text: string) => attribute(text, sources).map(({ source }) => source);

describe("attribute", () => {
  it("finds the passage that a sentence was taken from", () => {
    assert.deepEqual(found("Nós entregamos em Natal em até 5 dias úteis."), [2]);
    assert.deepEqual(
      found("A primeira troca tem frete grátis. Entregamos em Natal em 5 dias úteis."),
      [1, 2],
    );
  });

  it("takes no passage that lacks a number or most of the words", () => {
    assert.deepEqual(found("Entregamos em Natal em 9 dias úteis."), []);
    assert.deepEqual(found("Temos lojas em Natal com estacionamento coberto."), []);
    assert.deepEqual(found("Em 5 dias."), []);
  });
});

describe("attribute with a question", () => {
  const asked = (text: string, question: string) =>
    attribute(text, sources, question).map(({ source }) => source);

  it("reads a short answer with the question's words", () => {
    assert.deepEqual(asked("Em 5 dias úteis.", "Em quantos dias entregam em Natal?"), [2]);
  });

  it("takes no passage that lacks the number, or does not speak of the question", () => {
    assert.deepEqual(asked("Em 9 dias úteis.", "Em quantos dias entregam em Natal?"), []);
    assert.deepEqual(asked("Em 5 dias.", "Quando abre a filial do shopping em Recife?"), []);
  });
});

describe("hasSubstance", () => {
  it("is true of statements, not of greetings, questions and regrets", () => {
    for (const text of ["São 7 dias.", "A loja aceita encomendas de bolos decorados com frutas frescas."]) {
      assert.equal(hasSubstance(text, "pt-BR"), true, text);
    }
    for (const text of ["Olá! Como posso ajudar?", "Não encontrei isso.", "Qual dos 2 modelos?"]) {
      assert.equal(hasSubstance(text, "pt-BR"), false, text);
    }
  });
});
