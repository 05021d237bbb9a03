import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { labelled, levelOf, ticksTo } from "./scale.ts";

describe("ticksTo", () => {
  it("marks whole numbers that reach over the greatest value", () => {
    assert.deepEqual(ticksTo(0), [0, 1]);
    assert.deepEqual(ticksTo(1), [0, 1]);
    assert.deepEqual(ticksTo(7), [0, 2, 4, 6, 8]);
    assert.deepEqual(ticksTo(100), [0, 50, 100]);
    assert.deepEqual(ticksTo(1_340), [0, 500, 1_000, 1_500]);
    for (let most = 0; most < 3_000; most += 7) {
      const marks = ticksTo(most);
      assert.ok((marks.at(-1) ?? 0) >= most && marks.length <= 6, String(most));
      assert.ok(marks.every(Number.isInteger), String(most));
    }
  });
});

describe("labelled", () => {
  it("keeps the last point, the same distance between all, and no more labels than fit", () => {
    assert.deepEqual(labelled(3, 6), [0, 1, 2]);
    assert.deepEqual(labelled(30, 4), [5, 13, 21, 29]);
    assert.deepEqual(labelled(0, 4), []);
    for (let length = 1; length < 400; length += 1)
      for (const count of [1, 2, 5, 9]) assert.ok(labelled(length, count).length <= count);
  });
});

describe("levelOf", () => {
  it("tells nothing from little, and little from much", () => {
    assert.deepEqual([levelOf(0, 90), levelOf(1, 90), levelOf(90, 90)], [0, 1, 5]);
    assert.equal(levelOf(3, 0), 0);
    for (let value = 1; value < 90; value += 1) assert.ok(levelOf(value, 90) <= levelOf(value + 1, 90));
  });
});
