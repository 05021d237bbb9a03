import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { measuresOf, orderAsked } from "./asked.ts";

const stated = (qualities: Record<string, string>) => new Map(Object.entries(qualities));

describe("measures", () => {
  for (const [question, by, from] of [
    ["qual e maior?", "size", "most"],
    ["which one is smaller?", "size", "least"],
    ["¿cual es mas liviano?", "weight", "least"],
    ["qual pesa mais?", "weight", "most"],
    ["which is the tallest?", "height", "most"],
  ] as const) {
    it(`reads the order that “${question}” asks for`, () => {
      assert.deepEqual(orderAsked(question), { by, from });
    });
  }

  it("reads no measure in the greatest of terms", () => {
    assert.equal(orderAsked("qual o menor prazo?"), undefined);
    assert.equal(orderAsked("qual o maior desconto?"), undefined);
    assert.equal(orderAsked("qual e mais bonito?"), undefined);
  });

  it("compares measures in different units", () => {
    const measures = measuresOf([stated({ Peso: "1,6 kg" }), stated({ Weight: "890 g" })], {
      by: "weight",
      from: "most",
    });
    assert.deepEqual(
      measures?.map(({ amount, value }) => [amount, value]),
      [
        [1_600, "1,6 kg"],
        [890, "890 g"],
      ],
    );
  });

  it("uses the next quality where one has another dimension, is of a piece, or is missing", () => {
    const size = { by: "size", from: "most" } as const;
    const cloth = stated({ Rendimento: "até 1 litro", Diâmetro: "13 cm" });
    const porcelain = stated({ Rendimento: "1 a 4 xícaras", Diâmetro: "11,6 cm" });
    assert.deepEqual(
      measuresOf([cloth, porcelain], size)?.map(({ amount }) => amount),
      [13, 11.6],
    );
    const cups = stated({ Capacidade: "180 ml cada xícara" });
    assert.equal(measuresOf([cups, cloth], size), undefined);
    assert.equal(
      measuresOf([stated({ Capacidade: "30 g" }), stated({ Capacidade: "1 litro" })], size),
      undefined,
    );
  });
});
