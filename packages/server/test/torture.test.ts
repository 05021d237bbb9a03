import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { torture } from "../scripts/torture.ts";

for (const runtime of ["partykit", "node"] as const)
  describe(runtime, () => {
    it("[I1] [I2] [I3] [I8] loses, doubles and disorders nothing while the server is killed at random moments", async () => {
      const seed = Date.now() % 1_000_000;
      const counts = await torture({ turns: 60, kills: 3, visitors: 6, runtime, seed });
      const { lost, doubled, outOfOrder, unanswered, turns, kills } = counts;
      assert.deepEqual(
        { lost, doubled, outOfOrder, unanswered, turns, kills },
        { lost: 0, doubled: 0, outOfOrder: 0, unanswered: 0, turns: 60, kills: 3 },
        `seed ${seed}`,
      );
    });
  });
