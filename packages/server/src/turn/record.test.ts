import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn, passage } from "../../test/decided-turn.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import { contextAfter, record } from "./record.ts";
import type { Decision, RecordedTurn, ReplyEnding } from "./turn.ts";

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

describe("record", () => {
  const other = passage({ id: "entrega", text: "Entregamos em 5 dias." });

  function carriedOut(decision: Partial<Decision>, ending?: ReplyEnding): RecordedTurn {
    const turn = decidedTurn({ evidence: [passage(), other] });
    const reply = { text: "…", citations: [], choices: [], products: [], cards: [], end: "done" } as const;
    const decided = { ...turn, decision: { ...turn.decision, evidence: [], ...decision } };
    return record({ ...decided, reply: { ...reply, ...(ending && { ending }) } });
  }

  it("keeps the decision of the rules for a reply that only puts it into words", () => {
    assert.equal(carriedOut({ action: "decline", reason: "nothing found" }).decision.reason, "nothing found");
  });

  it("takes the answer of a model in place of a decline, and remembers what it cites", () => {
    const { decision, past } = carriedOut({ action: "decline" }, { action: "answer", cited: [other] });
    assert.deepEqual([decision.action, decision.reason], ["answer", "model: answer"]);
    assert.deepEqual(
      decision.evidence.map(({ passage: { id } }) => id),
      ["entrega"],
    );
    assert.deepEqual([past.action, past.cited], ["answer", ["entrega"]]);
  });

  it("calls nobody on a model's word alone", () => {
    const { decision } = carriedOut({ action: "answer" }, { action: "hand-over", cited: [] });
    assert.deepEqual([decision.action, decision.reason], ["decline", "model: hand-over"]);
  });

  it("calls a person for want of an answer unless the model has one", () => {
    const open = { action: "hand-over", cause: "trouble", ifUnanswered: true } as const;
    assert.equal(carriedOut(open, { action: "decline", cited: [] }).decision.action, "hand-over");
    assert.equal(carriedOut(open).decision.action, "hand-over");
    const { action, cause } = carriedOut(open, { action: "answer", cited: [other] }).decision;
    assert.deepEqual([action, cause], ["answer", undefined]);
  });
});
