import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn } from "../../../test/decided-turn.ts";
import type { PastTurn } from "../memory.ts";
import type { Reading } from "../reading.ts";
import type { RetrievedTurn } from "../turn.ts";
import { asksScore } from "./decide.ts";

function past(action: string, intent = "delivery"): PastTurn {
  return { visitor: "?", assistant: "!", intent, action, cited: [] };
}

const answered = [past("answer"), past("answer", "unknown")];
const leave = { action: "answer", reason: "intent thanks 0.99", evidence: [] } as const;

function turn(
  { reads, ...fields }: Partial<RetrievedTurn> & { reads?: Partial<Reading> } = {},
  turns: readonly PastTurn[] = answered,
): RetrievedTurn {
  const { decision: _, ...retrieved } = decidedTurn({ text: "obrigada!", intent: "thanks", past: turns });
  const reading = { ...retrieved.reading, signal: null, ...reads };
  return { ...retrieved, reading, maySurvey: true, ...fields };
}

function intends(name: string) {
  return { reads: { intent: { name, confidence: 0.9, alternatives: [] } } };
}

describe("asksScore", () => {
  for (const name of ["thanks", "goodbye"])
    it(`asks a visitor who takes leave by ${name} after two answers`, () => {
      assert.equal(asksScore(turn(intends(name)), leave), true);
    });

  for (const [what, given, act] of [
    ["the room does not let it", turn({ maySurvey: false }), leave],
    ["nothing was said of it", turn({ maySurvey: undefined as never }), leave],
    ["only one answer was given", turn({}, answered.slice(0, 1)), leave],
    ["the answers were small talk", turn({}, [past("answer", "greeting"), past("answer", "thanks")]), leave],
    ["questions were declined", turn({}, [past("decline"), past("clarify"), past("answer")]), leave],
    ["the visitor greets", turn(intends("greeting")), leave],
    ["the visitor leaves until later", turn({ reads: { signal: "leaving" } }), leave],
    ["the thanks come with a question", turn(), { ...leave, evidence: decidedTurn().decision.evidence }],
    ["a person is called", turn(), { ...leave, action: "hand-over" }],
  ] as const) {
    it(`asks nothing where ${what}`, () => {
      assert.equal(asksScore(given, act), false);
    });
  }
});
