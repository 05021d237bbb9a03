import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CRMS, tortureCrm } from "../../scripts/torture/crm-exports.ts";
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

describe("records of a CRM", { concurrency: true }, () => {
  for (const kind of CRMS) {
    it(`[I2] [I16] [I22] are at ${kind} once and as they are last, while the server is killed`, async () => {
      const seed = Date.now() % 1_000_000;
      const size = { messages: 24, kills: 1, people: 4, faults: 0 };
      const counts = await tortureCrm(kind, { ...size, runtime: "node", seed });
      assert.deepEqual(
        counts,
        { messages: 24, kills: 1, faults: 0, lost: 0, doubled: 0, outOfOrder: 0 },
        `seed ${seed}`,
      );
    });
  }
});
