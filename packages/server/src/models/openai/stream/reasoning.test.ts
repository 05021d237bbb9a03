import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TextFilter } from "./marks.ts";
import { createReasoningFilter } from "./reasoning.ts";

/** The words that come out of a filter: of the text as a whole, and letter by letter. */
function shown(text: string, create: () => TextFilter): string {
  const [whole, slow] = [create(), create()];
  const once = whole.push(text) + whole.end();
  const letters = [...text].map((letter) => slow.push(letter)).join("") + slow.end();
  assert.equal(letters, once, "however the text is cut");
  return once;
}

const outside = () => createReasoningFilter({ beginsInside: false });
const inside = () => createReasoningFilter({ beginsInside: true });

describe("the reasoning filter", () => {
  it("hides what stands between marks of any dialect", () => {
    for (const [open, close] of [
      ["<think>", "</think>"],
      ["<THINKING>", "</thinking>"],
      ["[THINK]", "[/THINK]"],
      ["<|begin_of_thought|>", "<|end_of_thought|>"],
      ["◁think▷", "◁/think▷"],
    ] as const) {
      assert.equal(
        shown(`${open}\nO cliente quer [2].\n${close}\n\nFica em Recife.`, outside),
        "Fica em Recife.",
      );
    }
  });

  it("hides several, nested and empty ones", () => {
    assert.equal(shown("<think></think>Um<think>x</think> dois<think>y</think>.", outside), "Um dois.");
    assert.equal(shown("<think>a<think>b</think>c</think>Três.", outside), "Três.");
  });

  it("shows what follows the last closing mark where an opening one was only spoken of", () => {
    assert.equal(shown("<think>I may use <think> here</think>Abre às 9h.", outside), "Abre às 9h.");
  });

  it("hides all of what is never closed", () => {
    assert.equal(shown("<think>Ainda penso <3", outside), "");
    assert.equal(shown("Sim. <think>Ainda penso", outside), "Sim. ");
  });

  it("leaves other marks and signs alone", () => {
    const words = "Se 3 < 5 e a[i] > 2: <b>ok</b> <thin";
    assert.equal(shown(words, outside), words);
  });

  it("hides reasoning without an opening mark where it is known to come, and shows words that had none", () => {
    assert.equal(shown("Deixe-me ver.\n</think>\nVinte reais.", inside), "Vinte reais.");
    assert.equal(shown("Vinte reais.", inside), "Vinte reais.");
    assert.equal(shown("<think>x</think>Vinte reais.", inside), "Vinte reais.");
  });

  it("tells of reasoning that had no opening mark, and hides what is not out yet", () => {
    let count = 0;
    const filter = createReasoningFilter({ beginsInside: false, onUnopened: () => (count += 1) });
    assert.equal(filter.push("Deixe-me ver.</think>Vinte"), "Vinte");
    assert.equal(count, 1);
  });
});
