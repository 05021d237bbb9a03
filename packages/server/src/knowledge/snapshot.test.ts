import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Passage } from "./passage.ts";
import { createKnowledge, indexPassages } from "./search.ts";

const passages = [
  "O frete para Manaus custa R$ 39,90.",
  "Trocas em até 30 dias.",
  "Aceitamos Pix e cartão.",
].map(
  (text, number): Passage => ({
    id: `p${number}`,
    url: "https://loja.example/",
    title: "Loja",
    heading: "",
    text,
    kind: "prose",
    language: "pt-BR",
  }),
);
const query = { text: "quanto é o frete para manaus?", language: "pt-BR" } as const;

describe("indexPassages", () => {
  it("makes a snapshot that finds the same", () => {
    const built = createKnowledge(passages, "1");
    const loaded = createKnowledge(passages, "1", indexPassages(passages));
    assert.deepEqual(loaded.search(query), built.search(query));
    assert.equal(loaded.search(query)[0]?.passage.id, "p0");
  });

  it("is not trusted when cut, altered or made for other passages", () => {
    const whole = indexPassages(passages);
    const altered = whole.slice();
    altered.fill(255, 16, 24);
    for (const snapshot of [
      whole.slice(0, 40),
      altered,
      new Uint8Array(),
      indexPassages(passages.slice(1)),
    ]) {
      const knowledge = createKnowledge(passages, "1", snapshot);
      assert.equal(knowledge.search(query)[0]?.passage.id, "p0");
    }
  });
});
