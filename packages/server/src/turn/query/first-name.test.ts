import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EMPTY_CONTEXT } from "../memory.ts";
import { nameToSay } from "./first-name.ts";

describe("nameToSay", () => {
  for (const [written, said] of [
    ["Ana Souza", "Ana"],
    ["JOÃO", "João"],
    ["dra. maria", "Maria"],
    ["D’Ávila Costa", "D’Ávila"],
    ["", undefined],
    ["11 99999-0000", undefined],
    ["[aqui](https://mau.example)", undefined],
    ["A", undefined],
  ] as const) {
    it(`reads “${written}” as ${said ?? "no name"}`, () => {
      assert.equal(
        nameToSay({ contact: { name: written, phone: "35 3333-4444" }, context: EMPTY_CONTEXT }),
        said,
      );
    });
  }

  it("says a name once in a talk, and none where no form was sent", () => {
    const past = {
      visitor: "oi",
      assistant: "Olá, Ana! Em que posso ajudar?",
      intent: "greeting",
      action: "answer",
      cited: [],
    };
    const context = { ...EMPTY_CONTEXT, turns: [past] };
    assert.equal(nameToSay({ contact: { name: "Ana" }, context }), undefined);
    assert.equal(nameToSay({ context: EMPTY_CONTEXT }), undefined);
  });
});
