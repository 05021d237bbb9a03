import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tortureChannels } from "../../scripts/torture-channels.ts";

describe("a channel on node", () => {
  for (const channel of ["telegram", "whatsapp", "messenger", "instagram", "email"]) {
    it(`[I1] [I2] [I3] loses, doubles and disorders no update of ${channel}, and splits nobody's conversation, while the server is killed`, async () => {
      const seed = Date.now() % 1_000_000;
      const size = { updates: 60, kills: 2, people: 6 };
      const counts = await tortureChannels({ channel, ...size, runtime: "node", seed });
      assert.deepEqual(
        counts,
        { updates: 60, kills: 2, conversations: 6, lost: 0, doubled: 0, outOfOrder: 0, split: 0 },
        `seed ${seed}`,
      );
    });
  }
});
