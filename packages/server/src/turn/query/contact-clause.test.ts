import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutContactClause } from "./read-text.ts";

describe("withoutContactClause", () => {
  for (const [text, rest] of [
    ["qual o horário? meu email é ana@correio.example", "qual o horário?"],
    ["Meu telefone é (21) 98888-7777. Vocês entregam em Niterói?", "Vocês entregam em Niterói?"],
    ["me liga no 21 98888 7777", "me liga no 21 98888 7777"],
    ["o pedido 1234 já saiu?", "o pedido 1234 já saiu?"],
  ] as const) {
    it(`leaves “${rest}” of “${text}”`, () => {
      assert.equal(withoutContactClause(text), rest);
    });
  }
});
