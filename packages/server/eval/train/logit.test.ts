import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Linear } from "../../src/turn/evidence/ranking/evidence-model.ts";
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

describe("trainLogistic from weights of other data", () => {
  it("finds the same weights as from nothing", () => {
    const trials = rows.map((row, at) => ({ row, isRight: (row[0] ?? 0) + 0.6 * Math.sin(13 * at) > 0.4 }));
    const start = trainLogistic(trials.slice(0, 120), NAMES, 1);
    const [plain, warm] = [trainLogistic(trials, NAMES, 1), trainLogistic(trials, NAMES, 1, start)];
    assert.ok(Math.abs(start.bias - plain.bias) > 0.05, "the other data has other weights");
    for (const name of NAMES)
      assert.ok(Math.abs((warm.weights[name] ?? 0) - (plain.weights[name] ?? 0)) < 1e-3, name);
    assert.ok(Math.abs(warm.bias - plain.bias) < 1e-3);
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
