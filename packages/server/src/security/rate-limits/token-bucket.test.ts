import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Bucket, chargeTokens, Limiter, takeToken } from "./token-bucket.ts";

const RATE = { capacity: 3, perMinute: 6 };

describe("takeToken", () => {
  it("gives the whole capacity at once, then one as each refills", () => {
    let bucket: Bucket | undefined;
    const take = (now: number) => {
      const taken = takeToken(bucket, RATE, now);
      bucket = taken.bucket;
      return taken.ok ? 0 : taken.retryAfterMs;
    };
    assert.deepEqual([take(0), take(0), take(0), take(0)], [0, 0, 0, 10_000]);
    assert.deepEqual([take(9_999), take(10_000), take(10_000)], [1, 0, 10_000]);
  });

  it("takes as many as a use costs, at most the capacity", () => {
    const costly = takeToken(undefined, RATE, 0, 2);
    assert.deepEqual(
      [costly.ok, takeToken(costly.bucket, RATE, 0, 2)],
      [true, { ok: false, bucket: costly.bucket, retryAfterMs: 10_000 }],
    );
    assert.ok(takeToken(costly.bucket, RATE, 10_000, 2).ok);
    assert.ok(takeToken(undefined, RATE, 0, 99).ok);
  });

  it("gives nothing before a debt is filled", () => {
    const owing = chargeTokens(undefined, RATE, 0, 5);
    const refused = takeToken(owing, RATE, 0);
    assert.ok(!refused.ok);
    assert.equal(refused.retryAfterMs, 30_000);
    assert.ok(!takeToken(owing, RATE, 29_999).ok);
    assert.ok(takeToken(owing, RATE, 30_000).ok);
  });

  it("never admits more than capacity and rate allow in any stretch of time, even when the clock jumps", () => {
    const rates = fc.record({
      capacity: fc.integer({ min: 1, max: 20 }),
      perMinute: fc.integer({ min: 1, max: 600 }),
    });
    const moves = fc.array(fc.integer({ min: -3_600_000, max: 60_000 }), { minLength: 1, maxLength: 200 });
    const rushes = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(rates, fc.oneof(moves, rushes), (rate, steps) => {
        let bucket: Bucket | undefined;
        let now = 1_000_000_000;
        let passed = 0;
        const admitted: number[] = [];
        for (const step of steps) {
          now += step;
          passed += Math.max(0, step);
          const taken = takeToken(bucket, rate, now);
          bucket = taken.bucket;
          if (taken.ok) admitted.push(passed);
        }
        for (const [from, start] of admitted.entries()) {
          for (let to = from; to < admitted.length; to += 1) {
            const most = rate.capacity + (((admitted[to] ?? 0) - start) * rate.perMinute) / 60_000;
            assert.ok(to - from + 1 <= most + 1e-6);
          }
        }
      }),
    );
  });

  it("admits after the wait it named, and not a millisecond before", () => {
    const perMinutes = fc.integer({ min: 1, max: 6_000 });
    fc.assert(
      fc.property(perMinutes, fc.integer({ min: 0, max: 100_000 }), (perMinute, idleMs) => {
        const rate = { capacity: 1, perMinute };
        const { bucket } = takeToken(undefined, rate, 0);
        const refused = takeToken(bucket, rate, idleMs);
        if (refused.ok) return;
        const at = idleMs + refused.retryAfterMs;
        assert.ok(takeToken(refused.bucket, rate, at).ok);
        assert.ok(!takeToken(refused.bucket, rate, at - 1).ok);
      }),
    );
  });
});

describe("Limiter", () => {
  it("keeps keys apart", () => {
    const limiter = new Limiter({ capacity: 1, perMinute: 60 });
    assert.equal(limiter.take("one", 0), 0);
    assert.equal(limiter.take("one", 0), 1_000);
    assert.equal(limiter.take("other", 0), 0);
  });

  it("counts what was used already", () => {
    const limiter = new Limiter({ capacity: 2, perMinute: 60 });
    limiter.charge("one", 0, 4);
    assert.deepEqual([limiter.take("one", 0), limiter.take("other", 0)], [3_000, 0]);
  });

  it("forgets the key that was used longest ago when it is full", () => {
    const limiter = new Limiter({ capacity: 1, perMinute: 1 }, 2);
    for (const key of ["one", "two", "one"]) limiter.take(key, 0);
    limiter.take("three", 0);
    assert.ok(limiter.take("one", 0) > 0);
    assert.equal(limiter.take("two", 0), 0);
  });
});
