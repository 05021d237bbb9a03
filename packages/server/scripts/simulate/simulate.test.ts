import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { againstReference } from "./against-reference.ts";
import { simulate } from "./month.ts";

describe("a simulated time of a shop", () => {
  it("[I24] has the figures of the reference, through real sessions, agents and outcomes", async () => {
    const simulation = await simulate({ days: 2, conversations: 18, seed: 7 });
    const { counts, differences } = await againstReference(simulation);
    assert.deepEqual(differences, []);
    // Who comes back within a day goes on with their conversation.
    const { conversations = 0 } = counts;
    assert.ok(conversations > 20 && conversations <= simulation.conversations, String(conversations));
    for (const key of ["answered", "escalated", "human", "outcome|assumed", "outcome|human-resolved"])
      assert.ok((counts[key] ?? 0) > 0, key);
  });
});
