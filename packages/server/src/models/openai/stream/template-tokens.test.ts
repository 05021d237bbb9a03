import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTemplateFilter } from "./template-tokens.ts";

function shown(text: string): string {
  const filter = createTemplateFilter();
  return [...text].map((letter) => filter.push(letter)).join("") + filter.end();
}

describe("the template filter", () => {
  it("takes the signs of a template out", () => {
    for (const text of [
      "Sim.<|im_end|>",
      "<s>Sim.</s>",
      "<start_of_turn>model\nSim.<end_of_turn>",
      "Sim.<|eot_id|>",
      "<|reserved_special_token_7|>Sim.<|eod|>",
      "Sim.<｜end▁of▁sentence｜>",
      "<|im_start|>assistant\nSim.",
      "Sim.<unk>",
      "<final_answer>Sim.</final_answer>",
      "Assistant: Sim.",
      "**Resposta final:** Sim.",
      "assistant\n\nSim.",
    ]) {
      assert.equal(shown(text).trim(), "Sim.");
    }
  });

  it("drops all that the model writes in the visitor's name", () => {
    assert.equal(shown("Sim.<|im_end|>\n<|im_start|>user\nE o frete?<|im_end|>").trim(), "Sim.");
    assert.equal(shown("Sim. [INST] E o frete? [/INST] Grátis."), "Sim. ");
    for (const more of ["<|im_user|>user<|im_middle|>", "\n\nHuman: ", "\nUSER: ", "\n### Instruction:\n"]) {
      assert.equal(shown(`Sim.${more}E o frete?`).trim(), "Sim.");
    }
    assert.equal(shown("Sim.<|endoftext|>User: e o frete?"), "Sim.");
    assert.equal(shown("Um.<|im_end|>\n<|im_start|>assistant\nDois.").replace(/\s+/g, " "), "Um. Dois.");
  });

  it("leaves other brackets alone", () => {
    for (const words of [
      "a < b, <small>c</small>, [in] <|",
      "Preencha:\nUsuário: ana\n## Human",
      "Assistants: dois. O campo USER: é o nome.",
      "Finalmente",
      "AI",
    ]) {
      assert.equal(shown(words), words);
    }
  });
});
