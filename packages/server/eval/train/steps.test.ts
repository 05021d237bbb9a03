import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Additive, chanceOf } from "../../src/turn/evidence/ranking/evidence-model.ts";
import type { Trial } from "./logit.ts";
import { trainSteps } from "./steps.ts";

const NAMES = ["band", "noise"];
const FLAT = { bias: 0, weights: {} };

/** Right in the middle band alone, which no straight line tells; beside it a feature that says nothing. */
function trials(): Trial[] {
  return Array.from({ length: 300 }, (_, at) => ({
    row: Float64Array.from([at / 300, (at * 7) % 11]),
    isRight: at >= 100 && at < 200,
  }));
}

function model() {
  return new Additive({ ...FLAT, steps: trainSteps(trials(), NAMES, FLAT) }, NAMES);
}

describe("trainSteps", () => {
  it("follows what rises and falls again", () => {
    const chance = (band: number) => chanceOf(model().of(Float64Array.from([band, 3])));
    assert.ok(chance(0.5) > 0.6, `${chance(0.5)}`);
    assert.ok(chance(0.1) < 0.25, `${chance(0.1)}`);
    assert.ok(chance(0.9) < 0.25, `${chance(0.9)}`);
  });

  it("keeps what a linear model tells already", () => {
    const sure = { bias: -40, weights: { band: 80 } };
    const split = trials().map(({ row }) => ({ row, isRight: (row[0] ?? 0) > 0.5 }));
    const heights = Object.values(trainSteps(split, NAMES, sure)).flatMap(({ worth }) => worth);
    assert.ok(Math.max(0, ...heights.map(Math.abs)) < 0.3, `${heights}`);
  });

  it("is the same each time", () => {
    assert.deepEqual(trainSteps(trials(), NAMES, FLAT), trainSteps(trials(), NAMES, FLAT));
  });
});

describe("Additive", () => {
  it("refuses steps of a feature that is not there", () => {
    assert.throws(
      () => new Additive({ ...FLAT, steps: { gone: { at: [0], worth: [0, 1] } } }, NAMES),
      /"gone"/,
    );
  });

  it("takes a value at a threshold for below it", () => {
    const one = new Additive({ ...FLAT, steps: { band: { at: [0.5], worth: [-1, 2] } } }, NAMES);
    assert.equal(one.of(Float64Array.from([0.5, 0])), -1);
    assert.equal(one.of(Float64Array.from([0.51, 0])), 2);
  });
});
