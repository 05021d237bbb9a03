import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { tokensIn } from "./tokens.ts";

const PIECES = [
  "[Trocas](https://loja.example/trocas)",
  "![foto](/a_(b).png)",
  "<https://evil.example/x>",
  "[1]",
  "【2†fonte】",
  "[EMAIL_1]",
  "oi@loja.example",
  "//evil.example/x",
  "\\\\evil.example",
  "javascript:alert",
  "mailto:oi@loja.example",
  "R$ 1.299,90",
  "10% de desconto",
  "10/12/2026",
  "9h30",
  "2 dias",
  "(41) 99999-0000",
  "abcdefab-abcd-abcd-abcd-abcdefabcdef",
  "www.evil.example",
  "evil.com/x",
  "loja.example/trocas",
  "palavra",
  "ação",
  " ",
  "\n- ",
  ".",
  ":",
  "-",
  "(",
  "]",
];
/** With one of every sign a text is searched for every token. */
const EVERY_SIGN = "\n\n[ < @ 0 a.b a:b //";

const found = (text: string, length: number) =>
  tokensIn(text)
    .filter(({ index }) => index < length)
    .map(({ 0: token, index, groups }) => [
      token,
      index,
      Object.entries(groups ?? {}).filter(([, part]) => part !== undefined),
    ]);

describe("tokensIn", () => {
  it("finds by a text's own signs what it finds by all of them", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        assert.deepEqual(found(text, text.length), found(text + EVERY_SIGN, text.length));
      }),
      { numRuns: 500 },
    );
  });

  it("finds each kind of token by itself", () => {
    for (const piece of PIECES.slice(0, PIECES.indexOf("palavra")))
      assert.equal(tokensIn(`antes ${piece} depois`)[0]?.[0].trim(), piece, piece);
  });

  it("finds nothing in plain words", () => {
    assert.deepEqual(tokensIn("Sim, a troca é grátis. Basta pedir!"), []);
  });
});
