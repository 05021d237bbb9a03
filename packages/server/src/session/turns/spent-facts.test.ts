import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spentFacts } from "./spent-facts.ts";

const at = 1_790_000_000_000;

describe("spentFacts", () => {
  it("tells what was read and written, and its cost in millionths at the price of a million tokens", () => {
    const modelOptions = { price: { currency: "EUR", input: 2.5, output: 10 } };
    const cost = { currency: "EUR", micros: 1_200 * 2.5 + 100 * 10 };
    assert.deepEqual(spentFacts({ input: 1_200, output: 100 }, { modelOptions }, at), [
      { type: "spent", at, input: 1_200, output: 100, cost },
    ]);
    assert.deepEqual(spentFacts({ input: 1_200, output: 100 }, { modelOptions: {} }, at), [
      { type: "spent", at, input: 1_200, output: 100 },
    ]);
  });

  it("tells nothing where no LLM was asked", () => {
    for (const tokens of [undefined, { input: 0, output: 0 }])
      assert.deepEqual(spentFacts(tokens, {}, at), []);
  });
});
