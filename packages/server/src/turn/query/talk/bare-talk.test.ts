import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readingOf } from "../../../../test/reading.ts";
import { isBareTalk } from "./bare-talk.ts";

const of = (text: string, name: string, confidence = 0.95) =>
  isBareTalk(readingOf(text, { intent: { name, confidence, alternatives: [] } }));

describe("isBareTalk", () => {
  for (const [text, intent] of [
    ["Bom dia!", "greeting"],
    ["muito obrigada", "thanks"],
    ["see you later", "goodbye"],
    ["¡Hasta luego!", "goodbye"],
  ] as const) {
    it(`is “${text}”`, () => assert.equal(of(text, intent), true));
  }

  for (const [text, intent, confidence] of [
    ["how to cancel", "small-talk", 0.95],
    ["bom dia, tem dermatologista?", "greeting", 0.95],
    ["oi", "greeting", 0.8],
    ["até que dia vale", "unknown", 0.95],
  ] as const) {
    it(`is not “${text}” (${intent}, ${confidence})`, () =>
      assert.equal(of(text, intent, confidence), false));
  }
});
