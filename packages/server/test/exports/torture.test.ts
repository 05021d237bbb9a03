import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tortureExports } from "../../scripts/torture/exports.ts";

describe("webhooks of the built server for Node", () => {
  it("[I2] [I16] [I22] loses, doubles and disorders no event while the server is killed and the receiver fails", async () => {
    const seed = Date.now() % 1_000_000;
    const { repeats, ...counts } = await tortureExports({
      messages: 40,
      kills: 2,
      people: 5,
      faults: 1,
      runtime: "built",
      seed,
    });
    assert.deepEqual(
      counts,
      { messages: 40, kills: 2, faults: 1, lost: 0, doubled: 0, outOfOrder: 0, forged: 0 },
      `seed ${seed}, ${repeats} repeats`,
    );
  });
});
