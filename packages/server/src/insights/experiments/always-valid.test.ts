import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mulberry32 } from "../../platform/random.ts";
import {
  ALPHA,
  ARM_LEAST,
  type ArmSample,
  type Lift,
  liftOf,
  neededOfArm,
  shareSample,
} from "./always-valid.ts";

const RUNS = 2_000;

/** Draws a day's visitors of one arm: of each one number, by its place on the line from 0 to 1. */
type Draw = (place: number) => number;

/** How many of the runs ever showed a difference, looked at once a day. */
function found(days: number, aDay: number, draws: readonly [Draw, Draw]): number {
  let count = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = mulberry32(seed);
    const arms = [0, 1].map((): ArmSample => ({ n: 0, sum: 0, sumSquares: 0 }));
    const day = (): Lift | null => {
      for (const [index, arm] of arms.entries()) {
        for (let visitor = 0; visitor < aDay; visitor += 1) {
          const value = draws[index]?.(random()) ?? 0;
          arm.n += 1;
          arm.sum += value;
          arm.sumSquares += value ** 2;
        }
      }
      const [control, other] = arms;
      return control && other ? liftOf(control, other, ALPHA) : null;
    };
    for (let passed = 0; passed < days; passed += 1) {
      const lift = day();
      if (!lift || (lift.from <= 0 && lift.to >= 0)) continue;
      count += 1;
      break;
    }
  }
  return count;
}

const share =
  (rate: number): Draw =>
  (place) =>
    place < rate ? 1 : 0;
/** One visitor in ten orders, some for much. */
const order: Draw = (place) => (place < 0.1 ? 20 - 60 * Math.log(place * 10 || 1e-9) : 0);

describe("always-valid intervals", () => {
  it("[I25] cry wolf in at most 5 of 100 A/A runs under daily looks, at any rate", () => {
    for (const rate of [0.02, 0.2, 0.5]) {
      const alarms = found(30, 100, [share(rate), share(rate)]);
      assert.ok(alarms <= 0.05 * RUNS, `${alarms} of ${RUNS} at ${rate}`);
    }
  });

  it("[I25] keep the promise for the value of orders too", () => {
    const alarms = found(30, 60, [order, order]);
    assert.ok(alarms <= 0.05 * RUNS, `${alarms} of ${RUNS}`);
  });

  it("[I25] find a true effect four times out of five with as many visitors as they asked for", () => {
    const needed = neededOfArm(0.1, 0.5, ALPHA);
    const alarms = found(Math.ceil(needed / 50), 50, [share(0.5), share(0.6)]);
    assert.ok(alarms >= 0.8 * RUNS, `${alarms} of ${RUNS} with ${needed} an arm`);
    assert.ok(found(Math.ceil(needed / 50 / 4), 50, [share(0.5), share(0.6)]) < 0.5 * RUNS);
  });

  it(`conclude nothing below ${ARM_LEAST} visitors of either arm`, () => {
    const all = shareSample(10_000, 9_000);
    assert.equal(liftOf(all, shareSample(ARM_LEAST - 1, 0), ALPHA), null);
    assert.equal(liftOf(shareSample(ARM_LEAST - 1, 0), all, ALPHA), null);
    assert.ok(liftOf(all, shareSample(ARM_LEAST, 0), ALPHA));
  });

  it("need more visitors for smaller effects and for more arms", () => {
    assert.ok(neededOfArm(0.05, 0.5, ALPHA) > 3 * neededOfArm(0.1, 0.5, ALPHA));
    assert.ok(neededOfArm(0.1, 0.5, ALPHA / 4) > neededOfArm(0.1, 0.5, ALPHA));
    assert.ok(neededOfArm(0.1, 0.2, ALPHA) < neededOfArm(0.1, 0.5, ALPHA));
  });
});
