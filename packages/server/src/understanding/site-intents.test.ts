import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { intentsOf } from "./site-intents.ts";

const phrases = {
  "barista-course": [
    "vocês dão curso de barista?",
    "quero aprender a fazer latte art",
    "quando abre turma do curso",
    "tem aula de café para iniciantes?",
    "como me inscrevo no curso",
    "do you teach barista classes",
  ],
  returns: ["a jarra veio trincada de fábrica", "chegou rachado, e agora"],
};

describe("intentsOf", () => {
  it("learns an intent of the owner's own", () => {
    const { name } = intentsOf(phrases).classify("quando começa a próxima turma do curso de barista?");
    assert.equal(name, "barista-course");
  });

  it("teaches a default intent the owner's words", () => {
    assert.equal(intentsOf(phrases).classify("minha jarra veio trincada de fábrica").name, "returns");
    assert.notEqual(intentsOf().classify("minha jarra veio trincada de fábrica").name, "returns");
  });

  it("keeps the default intents beside them", () => {
    for (const [text, name] of [
      ["vcs entregam em manaus?", "delivery"],
      ["can i talk to a real person", "human"],
      ["¿cuánto cuesta la cafetera?", "price"],
      ["oi, bom dia", "greeting"],
    ] as const) {
      assert.equal(intentsOf(phrases).classify(text).name, name, text);
    }
  });

  it("is the shipped one without phrases, and trains once for the same ones", () => {
    assert.equal(intentsOf({}), intentsOf());
    assert.equal(intentsOf({ returns: [] }), intentsOf());
    assert.equal(intentsOf(phrases), intentsOf(structuredClone(phrases)));
  });
});
