import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn } from "../../test/decided-turn.ts";
import type { DecidedTurn } from "../turn/ports.ts";
import type { Decision } from "../turn/turn.ts";
import { KEPT_TURNS, keptBy } from "./routing.ts";

const answered = decidedTurn();

function decided(fields: Partial<Decision>, turn: Partial<DecidedTurn> = {}): DecidedTurn {
  return { ...answered, ...turn, decision: { ...answered.decision, ...fields } };
}

const handOver = { action: "hand-over", evidence: [] } as const;
const talk = { action: "answer", evidence: [] } as const;
const chatty = { ...answered.site, modelOptions: { answersTalk: true } };

/** For each rule a turn that it keeps, and the nearest one that it leaves to the LLM. */
const CASES: Readonly<Record<string, readonly [kept: DecidedTurn, left: DecidedTurn]>> = {
  danger: [decided({ ...handOver, cause: "danger" }), decided({ action: "answer" })],
  "person-wanted": [
    decided({ ...handOver, cause: "asked" }),
    decided({ ...handOver, cause: "trouble", ifUnanswered: true }),
  ],
  "owners-words": [decided({ ...handOver, cause: "listed" }), decided({ action: "decline", evidence: [] })],
  "person-called": [
    decided({ ...handOver, cause: "trouble" }),
    decided({ ...handOver, cause: "trouble", ifUnanswered: true }),
  ],
  "after-hand-over": [
    decided({ ...talk, tellsNext: true }, { site: chatty }),
    decided(talk, { site: chatty }),
  ],
  "ticket-wanted": [
    decided({ ...talk, opensTicket: true }, { site: chatty }),
    decided(talk, { site: chatty }),
  ],
  "contact-left": [
    decided({ ...talk, leftContact: "email" }, { site: chatty }),
    decided({ leftContact: "email" }),
  ],
  choice: [decided({}, { isChoice: true }), decided({ action: "decline", evidence: [] }, { isChoice: true })],
  talk: [decided(talk), decided(talk, { site: chatty })],
};

describe("KEPT_TURNS", () => {
  it("has a reason and a pair of turns for each rule", () => {
    assert.deepEqual(KEPT_TURNS.map(({ id }) => id).sort(), Object.keys(CASES).sort());
    assert.ok(KEPT_TURNS.every(({ reason }) => reason.endsWith(".")));
  });

  for (const [id, [kept, left]] of Object.entries(CASES)) {
    it(`${id}: keeps its turn from the LLM, and no other`, () => {
      assert.equal(keptBy(kept), id);
      assert.equal(keptBy(left), undefined);
    });
  }

  it("keeps a pressed button for a person, whatever else was decided", () => {
    assert.equal(keptBy({ ...answered, wantsHuman: true }), "person-wanted");
  });
});
