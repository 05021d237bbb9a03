import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fuzz } from "../scripts/fuzz/run.ts";

describe("hostile frames and requests", () => {
  it("[F9] [I10] reject, refuse or close, and never fail a room, the gateway or the next visitor", async () => {
    for (const seed of [7, Date.now() % 1_000_000]) {
      const { faults, frames, rejected, refused, confirmed } = await fuzz({ frames: 3_000, seed });
      assert.deepEqual(faults, [], `seed ${seed}`);
      assert.equal(frames, 3_000);
      for (const count of [rejected, refused, confirmed]) assert.ok(count > 0, `seed ${seed}`);
    }
  });
});
