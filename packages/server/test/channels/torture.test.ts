import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tortureChannels } from "../../scripts/torture-channels.ts";

describe("a channel on node", () => {
  it("[I1] [I2] [I3] loses, doubles and disorders no update, and splits nobody's conversation, while the server is killed", async () => {
    const seed = Date.now() % 1_000_000;
    const counts = await tortureChannels({ updates: 60, kills: 2, people: 6, runtime: "node", seed });
    assert.deepEqual(
      counts,
      { updates: 60, kills: 2, conversations: 6, lost: 0, doubled: 0, outOfOrder: 0, split: 0 },
      `seed ${seed}`,
    );
  });
});
