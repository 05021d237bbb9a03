import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holdsDigests, searchableWords, WordDigests } from "./word-digests.ts";

describe("searchableWords", () => {
  it("folds case and accents, and takes each once, of 2 to 40 letters or digits", () => {
    assert.deepEqual(searchableWords("Não, NÃO: o pedido 48-A1 é À MÃO!"), [
      "nao",
      "pedido",
      "48",
      "a1",
      "mao",
    ]);
    assert.deepEqual(searchableWords(`a bb ${"c".repeat(40)} ${"d".repeat(41)}`), ["bb", "c".repeat(40)]);
    assert.deepEqual(searchableWords("?! …"), []);
  });
});

describe("WordDigests", () => {
  const digests = new WordDigests("a secret of the deployment", "loja");

  it("gives the same word of a site one digest, and another one at another site or under another secret", () => {
    assert.equal(digests.of("pedido"), new WordDigests("a secret of the deployment", "loja").of("pedido"));
    const others = [
      new WordDigests("a secret of the deployment", "outra"),
      new WordDigests("another secret of it", "loja"),
    ];
    const all = [digests, ...others].map((one) => one.of("pedido"));
    assert.equal(new Set(all).size, 3);
    assert.ok(all.every((digest) => /^[\w-]{8}$/.test(digest)));
  });

  it("are found in an index whole, and not across two of them", () => {
    const words = ["pedido", "frete", "troca"].map((word) => digests.of(word));
    const index = words.join("");
    assert.ok(holdsDigests(index, words) && holdsDigests(index, words.slice(1)) && holdsDigests(index, []));
    assert.ok(!holdsDigests(index, [digests.of("prazo")]));
    assert.ok(!holdsDigests(index, [index.slice(4, 12)]));
    assert.ok(!holdsDigests("", [digests.of("prazo")]));
  });
});
