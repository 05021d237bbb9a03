import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decidedTurn } from "../../../test/decided-turn.ts";
import { RULES, weigh } from "./rules.ts";

describe("RULES", () => {
  it("gives each rule an id of its own", () => {
    const ids = RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("ends in a rule that acts on every turn", () => {
    const nothing = { ...decidedTurn({ evidence: [] }), quotes: [], chance: 0, findings: [] };
    assert.equal(RULES.at(-1)?.act(weigh(nothing))?.action, "decline");
  });
});
