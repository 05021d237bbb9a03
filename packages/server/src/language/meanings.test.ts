import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { meaningsOf } from "./vocabulary.ts";

const namesOf = (word: string) => meaningsOf(word).names;

describe("meaningsOf", () => {
  it("tells words of one meaning in three languages", () => {
    for (const word of ["grana", "dinheiro", "cash", "dinero"])
      assert.ok(namesOf(word).includes("money"), `${word}: ${namesOf(word)}`);
  });

  it("knows inflected forms by their longest known beginning", () => {
    assert.ok(namesOf("reembolsaram").includes("refund"));
    assert.ok(namesOf("casas").includes("house"));
    assert.equal(namesOf("casas").includes("romance"), false);
  });

  it("gives a word of several meanings all of them, and their fields", () => {
    assert.deepEqual(namesOf("conta"), ["invoice", "account"]);
    assert.equal(meaningsOf("conta").fields.length, 2);
  });

  it("has nothing to say of names and numbers", () => {
    assert.deepEqual(namesOf("zyx"), []);
    assert.deepEqual(namesOf("98231"), []);
  });
});
