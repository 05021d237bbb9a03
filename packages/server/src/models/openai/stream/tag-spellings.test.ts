import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTagSpellings } from "./tag-spellings.ts";

function written(text: string): string {
  const [whole, slow] = [createTagSpellings(), createTagSpellings()];
  const once = whole.push(text) + whole.end();
  const letters = [...text].map((letter) => slow.push(letter)).join("") + slow.end();
  assert.equal(letters, once, "however the text is cut");
  return once;
}

describe("createTagSpellings", () => {
  for (const [tag, plain] of [
    ['<think type="deep" lang="pt">', "<think>"],
    ["<THINKING>", "<thinking>"],
    ["< think >", "<think>"],
    ["</think >", "</think>"],
    ["<seed:think>", "<think>"],
    ["</longcat_think>", "</think>"],
    ["<|think|>", "<think>"],
    ["<inner_monologue>", "<monologue>"],
    ["<minimax:tool_call>", "<tool_call>"],
    ["<｜DSML｜function_calls>", "<function_calls>"],
    ["</｜DSML｜invoke>", "</invoke>"],
    ['<x:invoke name="read_page">', '<invoke name="read_page">'],
    ['<parameter string="true" name=query>', '<parameter name="query">'],
    ['<tool_call id="1">', "<tool_call>"],
  ] as const) {
    it(`writes ${tag} as ${plain}`, () => assert.equal(written(`Um ${tag} dois`), `Um ${plain} dois`));
  }

  it("leaves all other text and tags as they are", () => {
    for (const text of [
      "3 < 5 e a <b class='x'>b</b> <thin",
      "<function=read_page>",
      "<|tool_call|>",
      "<thinker>",
      "a <",
    ]) {
      assert.equal(written(text), text);
    }
  });
});
