import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WrittenCall } from "./call-dialects.ts";
import { createHarmonyFilter } from "./harmony.ts";

function read(text: string): { shown: string; calls: WrittenCall[] } {
  const seen = [text, ...[[...text]]].map((pieces) => {
    const calls: WrittenCall[] = [];
    const filter = createHarmonyFilter((call) => calls.push(call));
    const shown =
      [pieces]
        .flat()
        .map((piece) => filter.push(piece))
        .join("") + filter.end();
    return { shown, calls };
  });
  assert.deepEqual(seen[1], seen[0], "however the text is cut");
  return seen[0] ?? { shown: "", calls: [] };
}

describe("the harmony filter", () => {
  it("shows the final channel alone", () => {
    const text =
      "<|channel|>analysis<|message|>They ask for the price.<|end|><|start|>assistant<|channel|>final<|message|>Custa R$ 40.<|return|>";
    assert.deepEqual(read(text), { shown: "Custa R$ 40.", calls: [] });
  });

  it("reads a message to a function as a call", () => {
    const text =
      '<|channel|>commentary to=functions.read_page <|constrain|>json<|message|>{"url":"https://a.example/"}<|call|>';
    assert.deepEqual(read(text), {
      shown: "",
      calls: [{ name: "read_page", args: '{"url":"https://a.example/"}' }],
    });
    assert.deepEqual(read(text.replace("<|call|>", "")).calls.length, 1);
  });

  it("reads the channels where the server took their signs away", () => {
    assert.equal(read("analysisWe need the hours.assistantfinalAbre às 9h.").shown, "Abre às 9h.");
    assert.equal(read("analysisWe need the hours.").shown, "");
  });

  it("leaves words that begin alike", () => {
    for (const words of ["analysis of the page: ok", "anal", "Analysis", "Sim <|x|> e < |"]) {
      assert.equal(read(words).shown, words);
    }
  });
});
