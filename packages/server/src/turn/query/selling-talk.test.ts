import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readingOf } from "../../../test/reading.ts";
import { movesOf, placeNamed, quantityNamed, tellsBillingTrouble, tellsOfOthers } from "./dialogue.ts";

describe("steps towards buying", () => {
  for (const [text, move] of [
    ["quero essa", "buys"],
    ["coloca no carrinho por favor", "buys"],
    ["I'll take it", "buys"],
    ["me la llevo", "buys"],
    ["como eu compro?", "asks-how"],
    ["how can I order?", "asks-how"],
    ["¿cómo puedo comprar?", "asks-how"],
    ["fazem preço pra revenda?", "bulk"],
    ["do you sell wholesale?", "bulk"],
    ["tem outro mais em conta?", "cheaper"],
    ["¿hay algo parecido?", "similar"],
    ["procuro um presente", "needs"],
  ] as const)
    it(`hears “${move}” in “${text}”`, () => {
      assert.ok(movesOf(readingOf(text)).includes(move), movesOf(readingOf(text)).join(" "));
    });

  for (const text of ["qual o prazo de entrega?", "vocês abrem sábado?", "what is your return policy?"])
    it(`hears none in “${text}”`, () => assert.deepEqual(movesOf(readingOf(text)), []));
});

describe("quantityNamed", () => {
  for (const [display, name, quantity] of [
    ["vou levar 2", "", 2],
    ["me vê três", "", 3],
    ["quero 2 da cafeteira 6 xícaras", "Cafeteira 6 xícaras", 2],
    ["quero a cafeteira 6 xícaras", "Cafeteira 6 xícaras", 1],
    ["é para uma criança de 5 anos", "", 1],
    ["tenho 200 reais", "", 1],
    ["parcela em 10 x?", "", 1],
    ["custa R$ 50?", "", 1],
    ["I need 40 plants", "", 40],
  ] as const)
    it(`reads ${quantity} in “${display}”`, () => {
      assert.equal(quantityNamed({ written: readingOf(display).written, display }, name), quantity);
    });
});

describe("a place in a list", () => {
  it("is read in every language, and never beyond the list", () => {
    assert.equal(placeNamed(readingOf("quero o segundo"), 3), 1);
    assert.equal(placeNamed(readingOf("the last one"), 3), 2);
    assert.equal(placeNamed(readingOf("la tercera"), 2), undefined);
    assert.equal(placeNamed(readingOf("quero esse"), 3), undefined);
  });
});

describe("trouble of other matters", () => {
  for (const text of [
    "a nota fiscal veio com o nome errado",
    "cobraram em dobro",
    "I was charged twice",
    "paguei e não recebi a confirmação",
  ])
    it(`is of billing in “${text}”`, () => assert.ok(tellsBillingTrouble(readingOf(text))));
  for (const text of ["o produto veio errado", "paguei e o pedido não chegou", "qual o valor do frete?"])
    it(`is not of billing in “${text}”`, () => assert.ok(!tellsBillingTrouble(readingOf(text))));
  it("is a lower price of another seller", () => {
    assert.ok(tellsOfOthers(readingOf("vi mais barato na internet")));
    assert.ok(!tellsOfOthers(readingOf("qual o mais barato?")));
  });
});
