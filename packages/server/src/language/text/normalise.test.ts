import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cleanText, normalise } from "./words.ts";

describe("normalise", () => {
  it("keeps accents and case for display and folds them for matching", () => {
    const { text, folded, tokens } = normalise("  Vocês ENTREGAM em  São Paulo? ");
    assert.equal(text, "Vocês ENTREGAM em São Paulo?");
    assert.equal(folded, "voces entregam em sao paulo?");
    assert.deepEqual(tokens, ["voces", "entregam", "em", "sao", "paulo"]);
  });

  it("composes letters written as letter and accent", () => {
    assert.equal(normalise("cafe\u0301").text, "café");
  });

  it("removes what cannot be seen: controls, bidirectional and zero-width characters, tags", () => {
    assert.equal(
      normalise("pre\u200Bço\u202E \u0007do\u2066 moedor\u{E0041}\u{E007F}").text,
      "preço do moedor",
    );
  });

  it("keeps line breaks, one at a time", () => {
    assert.equal(normalise("um \r\n\r\n dois\ttrês").text, "um\ndois três");
  });

  it("reads a plain line as it reads the same line with a sign that is not seen", () => {
    for (let code = 0; code < 0x500; code += 1)
      for (const text of [`a${String.fromCharCode(code)}b`, String.fromCharCode(code)])
        assert.equal(cleanText(text), cleanText(`${text}\u200B`), `U+${code.toString(16)}`);
    for (const text of ["", " ", "a  b", " a", "a ", "a b", "preço à vista: R$ 10,00!"])
      assert.equal(cleanText(text), cleanText(`${text}\u200B`), text);
  });
});
