import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn } from "../../test/decided-turn.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import { contextAfter, record } from "./record.ts";
import type { RecordedTurn } from "./turn.ts";

function recorded(text: string, context = EMPTY_CONTEXT): RecordedTurn {
  const reply = { text: "…", citations: [], choices: [], products: [], cards: [], end: "done" } as const;
  return record({ ...decidedTurn({ text }), context, reply });
}

describe("contextAfter", () => {
  it("is the turn's own next context when nothing happened meanwhile", () => {
    const turn = recorded("Qual o prazo?");
    assert.deepEqual(contextAfter(turn, EMPTY_CONTEXT), turn.next);
  });

  it("keeps what was said while the reply was written", () => {
    const slow = recorded("Qual o prazo?");
    const meanwhile = recorded("quero falar com uma pessoa");
    const said = contextAfter(slow, meanwhile.next).turns.map((turn) => turn.visitor);
    assert.deepEqual(said, ["quero falar com uma pessoa", "Qual o prazo?"]);
  });

  it("forgets what an idle hour had made the turn forget", () => {
    const stale = { ...recorded("ontem").next, lastAt: 0 };
    const said = contextAfter(recorded("hoje"), stale).turns.map((turn) => turn.visitor);
    assert.deepEqual(said, ["hoje"]);
  });
});
