import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConversationState, Role } from "@prosa/protocol/desk";
import { claimOf, mayOf } from "./may.ts";

const LIA = { id: "person-lia-00001", name: "Lia" };
const BIA = { id: "person-bia-00002", name: "Bia" };
const OPEN: ConversationState = {
  ownership: 1,
  owner: { type: "assistant" },
  phase: { type: "open" },
  priority: 1,
  tags: [],
};
const withBia: ConversationState = { ...OPEN, owner: { type: "agent", since: 0, agent: BIA } };
const withLia: ConversationState = { ...OPEN, owner: { type: "agent", since: 0, agent: LIA } };
const resolved: ConversationState = { ...OPEN, phase: { type: "resolved", at: 0 } };
const offer = { by: BIA, to: LIA, until: 9 };

function mayBe(state: ConversationState | undefined, role: Role = "agent"): string[] {
  return Object.entries(mayOf({ state }, LIA.id, role)).flatMap(([name, is]) => (is ? [name] : []));
}

describe("mayOf", () => {
  const cases: [string, ConversationState | undefined, Role, string[]][] = [
    ["nothing before the state is known", undefined, "owner", []],
    ["taking it from the assistant and the queue", OPEN, "agent", ["claim"]],
    ["nothing with a colleague's, for an agent", withBia, "agent", ["isTakeover"]],
    ["taking a colleague's over, for a lead", withBia, "lead", ["claim", "isTakeover"]],
    ["accepting what a colleague offers", { ...withBia, offer }, "agent", ["claim"]],
    ["everything with one's own", withLia, "agent", ["reply", "resolve", "pass"]],
    [
      "withdrawing an offer before the next",
      { ...withLia, offer },
      "agent",
      ["reply", "resolve", "withdraw"],
    ],
    ["reopening what has ended", resolved, "agent", ["reopen"]],
  ];
  for (const [name, state, role, wanted] of cases)
    it(`allows ${name}`, () => {
      assert.deepEqual(mayBe(state, role), wanted);
    });
});

describe("claimOf", () => {
  it("is a takeover from a colleague who neither offered it nor has only just taken it", () => {
    assert.deepEqual(claimOf({ state: withBia }, LIA.id, false), { type: "claim", isTakeover: true });
    assert.deepEqual(claimOf({ state: withBia }, LIA.id, true), { type: "claim" });
    assert.deepEqual(claimOf({ state: { ...withBia, offer } }, LIA.id, false), { type: "claim" });
    assert.deepEqual(claimOf({ state: OPEN }, LIA.id, false), { type: "claim" });
  });
});
