import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SimilarTerms } from "../index/similar-terms.ts";
import { QueryTerms } from "./query.ts";

/** The terms of a small index, which count how often they are looked up. */
class CountedTerms extends Map<string, number> {
  count = 0;

  override has(term: string): boolean {
    this.count += 1;
    return super.has(term);
  }
}

describe("QueryTerms", () => {
  const terms = new CountedTerms([
    ["air", 0],
    ["fryer", 1],
  ]);
  const query = new QueryTerms(["pt-BR"], terms, new SimilarTerms([...terms.keys()]));
  const wordsOf = (text: string) => query.expand({ text, language: "pt-BR" }).map(({ word }) => word);

  it("parts a word that joins two of the site", () => {
    assert.deepEqual(wordsOf("airfryer"), ["air", "fryer"]);
  });

  it("looks for no parts in what is longer than any word, as a message without a space", () => {
    for (const piece of ["AbC", "漢字", "7", "bcdfg"]) {
      terms.count = 0;
      assert.equal(wordsOf(piece.repeat(4_000).slice(0, 4_000)).length, 1);
      assert.ok(terms.count < 20, `${terms.count} look-ups of ${piece}`);
    }
  });
});
