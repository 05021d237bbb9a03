import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultsOf, noCounts } from "../scripts/torture/counts.ts";
import { torture } from "../scripts/torture.ts";

for (const runtime of ["partykit", "node"] as const)
  describe(runtime, () => {
    it("[I1] [I2] [I3] [I8] [I9] [I13] [I18] [I19] [I20] [I21] loses, doubles, disorders, misplaces and revives nothing while the server is killed at random moments, clients behave badly, two agents race and a queue is worked through", async () => {
      const seed = Date.now() % 1_000_000;
      const counts = await torture({ turns: 60, kills: 3, visitors: 6, runtime, seed });
      const { turns, kills, cuts, twins, repeats, replaced, talks, acts, served } = counts;
      assert.deepEqual(
        { ...faultsOf(counts), turns, kills },
        { ...faultsOf(noCounts()), turns: 60, kills: 3 },
        `seed ${seed}`,
      );
      for (const done of [cuts, twins, repeats, replaced, talks, acts, served])
        assert.ok(done > 0, `seed ${seed}`);
    });
  });
