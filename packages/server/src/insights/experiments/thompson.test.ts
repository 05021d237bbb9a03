import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mulberry32 } from "../../platform/random.ts";
import { isRatioBroken } from "./sample-ratio.ts";
import { ARM_FLOOR, decay, thompsonWeights } from "./thompson.ts";

const armsOf = (...good: number[]) =>
  good.map((count, index) => ({ id: `arm-${index}`, seen: 200, good: count }));

describe("Thompson's shares", () => {
  it("[I25] add up to one, and leave no arm below the floor, however bad it was", () => {
    const weights = Object.values(thompsonWeights(armsOf(150, 2, 1, 0), mulberry32(1)));
    assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9);
    assert.ok(weights.every((weight) => weight >= ARM_FLOOR));
    assert.ok((weights[0] ?? 0) > 0.65);
  });

  it("are near each other where nothing is known", () => {
    const unseen = ["a", "b", "c"].map((id) => ({ id, seen: 0, good: 0 }));
    for (const weight of Object.values(thompsonWeights(unseen, mulberry32(2))))
      assert.ok(Math.abs(weight - 1 / 3) < 0.05, String(weight));
  });

  it("bring more visitors to the best arm than equal shares do, in nine of ten simulated months", () => {
    let better = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const random = mulberry32(seed);
      const rates = [0.2, 0.25, 0.4];
      const arms = rates.map((_, index) => ({ id: String(index), seen: 0, good: 0 }));
      for (let day = 0; day < 28; day += 1) {
        const weights = Object.values(thompsonWeights(arms, random));
        for (let visitor = 0; visitor < 20; visitor += 1) {
          const place = random();
          const ends = weights.map((_, at) => weights.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
          const index = ends.findIndex((end) => place < end);
          const arm = arms[index];
          if (!arm) continue;
          arm.seen += 1;
          if (random() < (rates[index] ?? 0)) arm.good += 1;
        }
      }
      if ((arms[2]?.seen ?? 0) > (28 * 20) / 3) better += 1;
    }
    assert.ok(better >= 18, `${better} of 20`);
  });

  it("count what is a half-life old half", () => {
    assert.equal(decay(0), 1);
    assert.equal(decay(14), 0.5);
  });
});

describe("the ratio of the arms' visitors", () => {
  it("[I25] is broken beyond what chance does once in 1,000 times, and not before", () => {
    assert.equal(isRatioBroken([1_000, 1_000]), false);
    assert.equal(isRatioBroken([1_073, 927]), false);
    assert.equal(isRatioBroken([1_074, 926]), true);
    assert.equal(isRatioBroken([0, 0]), false);
    assert.equal(isRatioBroken([500]), false);
    assert.equal(isRatioBroken([330, 330, 340]), false);
    assert.equal(isRatioBroken([200, 400, 400]), true);
  });

  it("is broken by chance in at most 5 of 1,000 fair experiments", () => {
    let broken = 0;
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const random = mulberry32(seed);
      const counts = [0, 0, 0];
      for (let visitor = 0; visitor < 900; visitor += 1) {
        const arm = Math.floor(random() * 3);
        counts[arm] = (counts[arm] ?? 0) + 1;
      }
      if (isRatioBroken(counts)) broken += 1;
    }
    assert.ok(broken <= 5, String(broken));
  });
});
