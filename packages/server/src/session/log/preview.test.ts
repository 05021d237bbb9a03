import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { previewOf } from "./preview.ts";

const FACE = "🙂";

function preview(text: string): string {
  return previewOf({ id: "message-1", author: "visitor", parts: [{ type: "text", text }] });
}

describe("previewOf", () => {
  it("takes the signs of Markdown and the breaks of lines out of the words", () => {
    assert.equal(
      preview("**Olá**,\n\nveja [a página](https://loja.example/a) `já`"),
      "Olá, veja a página já",
    );
  });

  it("cuts what is longer than 140 characters, and no character in two", () => {
    for (const letter of ["a", FACE]) {
      assert.equal(preview(letter.repeat(140)), letter.repeat(140));
      for (const count of [141, 142, 400])
        assert.equal(preview(letter.repeat(count)), `${letter.repeat(139)}…`);
    }
    assert.equal(preview(`a${FACE.repeat(300)}`), `a${FACE.repeat(138)}…`);
  });
});
