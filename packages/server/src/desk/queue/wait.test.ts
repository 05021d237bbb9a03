import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundsOf, SAMPLES_MIN, spanOf, waitOf } from "./wait.ts";

const MINUTE = 60_000;
const handleMs = [8, 9, 10, 11, 12].map((minutes) => minutes * MINUTE);

describe("waitOf", () => {
  it("[I21] says nothing below the samples that it needs, nor while nobody is there", () => {
    assert.equal(waitOf(0, { handleMs: handleMs.slice(1), slots: 3, freeSlots: 0 }), null);
    assert.equal(handleMs.length, SAMPLES_MIN);
    assert.equal(waitOf(0, { handleMs, slots: 0, freeSlots: 0 }), null);
  });

  it("[I21] counts the conversations that must end first, at the pace of all slots", () => {
    assert.equal(waitOf(0, { handleMs, slots: 5, freeSlots: 0 }), 2 * MINUTE);
    assert.equal(waitOf(4, { handleMs, slots: 5, freeSlots: 0 }), 10 * MINUTE);
    assert.equal(waitOf(2, { handleMs, slots: 5, freeSlots: 3 }), 0);
  });
});

describe("spanOf", () => {
  it("[I21] tells a span that holds the wait, and for the longest the last", () => {
    for (const minutes of [0, 1.9, 2, 7, 44, 239]) {
      const { from, to } = boundsOf(spanOf(minutes * MINUTE, undefined));
      assert.ok(from <= minutes && minutes < to, `${minutes}: ${from} to ${to}`);
    }
    assert.deepEqual(boundsOf(spanOf(24 * 60 * MINUTE, undefined)), { from: 180, to: 240 });
  });

  it("[I21] raises what was told by one span at most, and lowers it at once", () => {
    assert.equal(spanOf(100 * MINUTE, 1), 2);
    assert.equal(spanOf(0, 6), 0);
  });
});
