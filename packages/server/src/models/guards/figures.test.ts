import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { changedFigures, unknownFigures } from "./figures.ts";

const MESSAGE =
  "Paguei R$ 1.234,50 em 10/12/2026, pedido 4471. Veja https://loja.example/p?id=7 ou escreva para ana@loja.example, +55 11 98765-4321.";

describe("changedFigures", () => {
  for (const [what, said] of [
    [
      "a translation that keeps them",
      "I paid R$ 1.234,50 on 10/12/2026, order 4471. See https://loja.example/p?id=7 or write to ana@loja.example, +55 11 98765-4321.",
    ],
    [
      "separators of the other language, and another order of words",
      "On 10/12/2026 I paid R$1,234.50 (order 4471). Write to ana@loja.example or +55 11 98765 4321, or see https://loja.example/p?id=7.",
    ],
  ] as const)
    it(`finds none in ${what}`, () => assert.deepEqual(changedFigures(MESSAGE, said), []));

  for (const [what, from, to, changed] of [
    ["another amount", "R$ 1.234,50", "R$ 1.234,05", ["R$123405", "R$123450"]],
    ["another currency", "R$ 1.234,50", "US$ 1.234,50", ["R$123450", "US$123450"]],
    ["a day and a month that changed places", "10/12/2026", "12/10/2026", ["10/12/2026", "12/10/2026"]],
    ["another link", "loja.example/p", "evil.example/p", undefined],
    ["a link that was added", "pedido", "pedido http://evil.example", ["http://evil.example"]],
    ["another telephone", "98765-4321", "98765-4322", ["4321", "4322"]],
    ["an e-mail address that is gone", "ana@loja.example", "", ["ana@loja.example"]],
    ["a number that is said twice", "4471", "4471 4471", ["4471"]],
  ] as const)
    it(`finds ${what}`, () => {
      const found = changedFigures(MESSAGE, MESSAGE.replace(from, to));
      if (changed === undefined) assert.equal(found.length, 2);
      else assert.deepEqual(found.sort(), [...changed].sort());
    });

  it("takes time in proportion to the text", () => {
    for (const evil of ["1.", "a@a.", "R$ 1,", "https://"])
      assertProportional((size) => changedFigures(evil.repeat(size), ""), 5_000, evil);
  });
});

describe("unknownFigures", () => {
  it("finds what stands nowhere in the talk, and lets anything be left out", () => {
    assert.deepEqual(unknownFigures("Wants order 4471 for R$ 1234.50.", MESSAGE), []);
    assert.deepEqual(unknownFigures("Wants R$ 99,00 back within 7 days, order 9.", MESSAGE), [
      "7",
      "9",
      "R$9900",
    ]);
  });
});
