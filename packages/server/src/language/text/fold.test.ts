import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fold, wordsOfFolded } from "./words.ts";

function foldedByTheBook(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."aÇé ŉİΣς-–“e\u0301ß🙂1²") }),
);

describe("fold", () => {
  it("reads letters from its table as Unicode's own rules would", () => {
    for (let code = 0; code < 0x10000; code += 1) {
      const text = `A${String.fromCharCode(code)}b`;
      assert.equal(fold(text), foldedByTheBook(text));
    }
    fc.assert(fc.property(anyText, (text) => fold(text) === foldedByTheBook(text)));
  });
});

describe("wordsOfFolded", () => {
  it("finds every run of letters and digits", () => {
    assert.deepEqual(wordsOfFolded("o frete (r$ 39,90) – 2 dias…"), [
      "o",
      "frete",
      "r",
      "39",
      "90",
      "2",
      "dias",
    ]);
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        assert.deepEqual(wordsOfFolded(folded), folded.match(/[\p{L}\p{N}]+/gu) ?? []);
      }),
    );
  });
});
