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
    const named = "<|start|>assistant to=functions.read_page<|channel|>commentary json<|message|>{}<|call|>";
    assert.deepEqual(read(named), { shown: "", calls: [{ name: "read_page", args: "{}" }] });
  });

  it("reads the channels where the server took their signs away", () => {
    assert.equal(read("analysisWe need the hours.assistantfinalAbre às 9h.").shown, "Abre às 9h.");
    assert.equal(read("analysisWe need the hours.").shown, "");
    assert.equal(read("analysisuser asks the hours.assistantfinalAbre às 9h.").shown, "Abre às 9h.");
    for (const bare of ["final", "assistantfinal"])
      assert.equal(read(`${bare}Abre às 9h.`).shown, "Abre às 9h.");
    assert.deepEqual(read('analysisSearch.assistantcommentary to=functions.read_page json{"url":"a"}'), {
      shown: "",
      calls: [{ name: "read_page", args: '{"url":"a"}' }],
    });
  });

  it("leaves words that begin alike", () => {
    for (const words of [
      "analysis of the page: ok",
      "anal",
      "Analysis",
      "finalmente",
      "final de semana",
      "assistants",
      "Sim <|x|> e < |",
    ]) {
      assert.equal(read(words).shown, words);
    }
  });
});
