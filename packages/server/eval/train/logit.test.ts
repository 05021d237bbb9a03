import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Linear } from "../../src/turn/evidence/ranking/linear.ts";
import { trainChoice, trainLogistic } from "./logit.ts";

const NAMES = ["signal", "noise"];

/** The same rows in every run: a signal that tells, and a noise that does not. */
const rows = Array.from({ length: 200 }, (_, at) => Float64Array.of(Math.sin(at), Math.sin(7 * at + 1)));

describe("trainLogistic", () => {
  it("finds the feature that tells, and a chance that fits the share", () => {
    const trials = rows.map((row, at) => ({ row, isRight: (row[0] ?? 0) + 0.6 * Math.sin(13 * at) > 0.4 }));
    const weights = trainLogistic(trials, NAMES, 1);
    assert.ok(
      (weights.weights.signal ?? 0) > 10 * Math.abs(weights.weights.noise ?? 0),
      JSON.stringify(weights),
    );
    const linear = new Linear(weights, NAMES);
    const expected = rows.reduce((sum, row) => sum + 1 / (1 + Math.exp(-linear.of(row))), 0);
    const right = trials.filter(({ isRight }) => isRight).length;
    assert.ok(Math.abs(expected - right) < 1, `${expected} of ${right}`);
  });
});

describe("trainChoice", () => {
  it("prefers the alternative with more of the signal", () => {
    const choices = Array.from({ length: 50 }, (_, at) => {
      const own = rows.slice(4 * at, 4 * at + 4);
      const most = Math.max(...own.map((row) => row[0] ?? 0));
      return { rows: own, shares: own.map((row) => (row[0] === most ? 1 : 0)) };
    });
    const linear = new Linear(trainChoice(choices, NAMES, 1), NAMES);
    assert.ok(linear.of(Float64Array.of(1, 0)) > linear.of(Float64Array.of(0, 1)));
  });
});
