import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allPacks } from "../packs.ts";
import { seedPhrases } from "../seed-phrases.ts";
import { prefiltered } from "./prefiltered.ts";
import { fold } from "./words.ts";

/** Every expression of a value, however deep. */
function expressionsIn(value: unknown): RegExp[] {
  if (value instanceof RegExp) return [value];
  if (typeof value !== "object" || value === null || value instanceof Set) return [];
  return Object.values(value).flatMap(expressionsIn);
}

const EDGES = ["", " ", "é", "-", "'", "9", "a", "ſ", "\n"];
const texts = seedPhrases()
  .filter((_, place) => place % 20 === 0)
  .flatMap(({ text }, place) => {
    const edge = EDGES[place % EDGES.length] ?? "";
    return [text, ` ${fold(text)} `, edge + fold(text) + edge];
  });

describe("prefiltered", () => {
  it("matches what each expression of the languages matches", () => {
    const patterns = allPacks
      .flatMap(expressionsIn)
      .flatMap(({ source, flags }) =>
        [`\\b(?:${source})\\b`, `^(?:${source})`, `(?<= )(?:${source})`].map(
          (whole) => new RegExp(whole, flags.replace("g", "")),
        ),
      );
    const quick = patterns.map(prefiltered);
    for (const text of texts)
      for (const [place, pattern] of patterns.entries())
        if (quick[place]?.test(text) !== pattern.test(text)) assert.fail(`${pattern} in “${text}”`);
  });

  it("matches at a word's beginning whatever is before it", () => {
    const quick = prefiltered(/\bkilo s?im\b/iu);
    for (const text of ["kilo sim", "(KILO  sim)", "é-kilo sim", "ékilo sim", "\u212Ailo sim", "kilo ſim"])
      assert.equal(quick.test(text), /\bkilo s?im\b/iu.test(text), text);
    assert.equal(quick.exec("um kilo sim")?.index, 3);
    assert.equal(quick.exec("um quilo sim"), null);
  });

  it("replaces as a text does", () => {
    const all = prefiltered(/\b(foo|bar)\b/g);
    assert.equal(all.replaceIn("foo e bar e foobar", "[$1]"), "[foo] e [bar] e foobar");
    assert.equal(all.replaceIn("nada", "[$1]"), "nada");
  });

  it("tells texts apart however many come by", () => {
    const quick = prefiltered(/\bsim\b/);
    for (let place = 0; place < 50; place += 1) {
      assert.equal(quick.test(`sim ${place % 13}`), true);
      assert.equal(quick.test(`nao ${place % 11}`), false);
    }
    const later = prefiltered(/\bnao\b/);
    assert.equal(later.test("nao 3"), true);
    assert.equal(quick.test("nao 3"), false);
  });
});
