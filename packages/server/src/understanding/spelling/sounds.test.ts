import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { soundOf } from "./sounds.ts";

describe("soundOf", () => {
  it("is the same for words that people confuse by ear", () => {
    for (const [wrong = "", right = ""] of [
      ["concertei", "consertei"],
      ["familha", "família"],
      ["compania", "companhia"],
      ["fasso", "faço"],
      ["quaze", "quase"],
      ["xave", "chave"],
      ["discarada", "descarada"],
      ["vouta", "volta"],
      ["cadera", "cadeira"],
    ])
      assert.equal(soundOf(wrong), soundOf(right));
  });

  it("differs for words that are far apart", () => {
    assert.notEqual(soundOf("casa"), soundOf("caro"));
    assert.notEqual(soundOf("frete"), soundOf("fruta"));
  });
});
