import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { splitTokens } from "./words.ts";

const rows = [
  [{ digits: true, clitics: false, marks: "each" }, /[\p{L}\p{N}]+|[?!]/gu],
  [{ digits: true, clitics: true, marks: "runs" }, /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[!?]+/gu],
  [{ digits: false, clitics: true, marks: "none" }, /[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu],
] as const;

describe("splitTokens", () => {
  for (const [kinds, pattern] of rows) {
    const held = (text: string) => {
      const tokens = splitTokens(text, kinds);
      if (tokens !== undefined) assert.deepEqual(tokens, text.match(pattern) ?? [], JSON.stringify(text));
      return tokens !== undefined;
    };

    it(`splits a text as ${pattern} does`, () => {
      const letters = fc.constantFrom(..."aZéçñß09'’!?-_ .ªº²\u0303\u037eωЖ😀…\n");
      fc.assert(fc.property(fc.array(letters, { maxLength: 12 }), (all) => void held(all.join(""))));
      for (let code = 0; code < 0x400; code += 1) held(`a${String.fromCharCode(code)}b'c`);
    });

    it(`tells a text that needs ${pattern}`, () => {
      assert.ok(held("Olá! Don't you think it’s 10 o'clock…"));
      for (const text of ["ωμέγα", "e\u0303", "ok 😀"]) assert.ok(!held(text), text);
    });
  }
});
