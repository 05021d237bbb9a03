import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { detectLanguage } from "./detect.ts";

describe("detectLanguage", () => {
  it("tells short chat messages apart", () => {
    const read = (text: string) => detectLanguage(text, { fallback: "pt-BR" }).language;
    assert.equal(read("oi, tem estoque?"), "pt-BR");
    assert.equal(read("hello"), "en");
    assert.equal(read("¿precio?"), "es");
    assert.equal(read("where is my order"), "en");
    assert.equal(read("dónde está mi pedido"), "es");
  });

  it("takes the short forms that two languages share for neither", () => {
    for (const language of ["es", "pt-BR"] as const) {
      assert.equal(detectLanguage("q promedio piden", { fallback: language }).language, "es");
      assert.equal(detectLanguage("q nota eles pedem", { fallback: language }).language, "pt-BR");
      assert.equal(detectLanguage("q", { fallback: language }).language, language);
    }
  });

  it("falls back when there is nothing to go by", () => {
    assert.deepEqual(detectLanguage("123", { fallback: "es" }), { language: "es", confidence: 0 });
    assert.equal(detectLanguage("", { fallback: "en" }).language, "en");
  });

  it("answers only with languages of the site", () => {
    assert.equal(
      detectLanguage("where is my order", { among: ["pt-BR", "es"], fallback: "pt-BR" }).language === "en",
      false,
    );
  });
});
