import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLoopWatch } from "./loop-watch.ts";

function loopsAt(pieces: readonly string[]): number {
  const loopEnd = createLoopWatch();
  return pieces.findIndex((piece) => loopEnd(piece) !== null);
}

describe("createLoopWatch", () => {
  it("notices words that come for the tenth time, and sentences earlier", () => {
    for (const words of [
      "sim, ",
      "é claro que sim e ",
      "A entrega é feita em todo o país por transportadora parceira da loja. ",
    ]) {
      const at = loopsAt(Array.from({ length: 40 }, () => words));
      assert.ok(at >= 3 && at < 20, `${words}: ${at}`);
    }
  });

  it("finds the same place in one long piece as letter by letter", () => {
    const text = "A entrega é feita em todo o país por transportadora parceira. ".repeat(20);
    const at = loopsAt([...text]);
    assert.ok(at > 0);
    assert.equal(createLoopWatch()(text), at + 1);
    assert.equal(createLoopWatch()(text.slice(0, at)), null);
  });

  it("leaves lists, tables and laughter alone", () => {
    const row = (count: number) => `| Parcela ${count} | R$ ${count * 10},00 | sem juros |\n`;
    assert.equal(loopsAt(Array.from({ length: 24 }, (_, at) => row(at + 1))), -1);
    assert.equal(loopsAt(["|", ..."-".repeat(300)]), -1);
    assert.equal(loopsAt(["haha".repeat(4), " muito bom, muito bom mesmo"]), -1);
  });
});
