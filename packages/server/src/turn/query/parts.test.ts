import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partsOf } from "./read-text.ts";

describe("partsOf", () => {
  it("parts questions by their marks and by what joins them", () => {
    assert.deepEqual(partsOf("oi, qual o telefone? e onde fica a loja?"), [
      "qual o telefone?",
      "onde fica a loja?",
    ]);
    assert.deepEqual(partsOf("quanto custa a chaleira e quanto fica o frete"), [
      "quanto custa a chaleira",
      "quanto fica o frete",
    ]);
    assert.deepEqual(partsOf("how much is it and how long does it take"), [
      "how much is it",
      "how long does it take",
    ]);
    assert.deepEqual(partsOf("¿cuánto cuesta y dónde queda?"), ["¿cuánto cuesta", "dónde queda?"]);
  });

  it("leaves one question whole, and one that needs the sentence beside it", () => {
    assert.deepEqual(partsOf("qual o preço do café e do moedor?"), []);
    assert.deepEqual(partsOf("comprei um moedor ontem. posso trocar? quando chega?"), []);
    assert.deepEqual(partsOf("obrigada"), []);
  });
});
