/** A token bucket: `level` tokens were there at `at` (milliseconds); a plain value, so that it can be kept anywhere. */
export interface Bucket {
  level: number;
  at: number;
}

/** How much a bucket holds and how fast it fills. */
export interface Rate {
  capacity: number;
  perMinute: number;
}

export type Taken = { ok: true; bucket: Bucket } | { ok: false; bucket: Bucket; retryAfterMs: number };

/** Takes one token. A clock that jumps back fills nothing and drains nothing. */
export function takeToken(bucket: Bucket | undefined, rate: Rate, now: number): Taken {
  const perMs = rate.perMinute / 60_000;
  const before = bucket ?? { level: rate.capacity, at: now };
  const level = Math.min(rate.capacity, before.level + Math.max(0, now - before.at) * perMs);
  if (level >= 1) return { ok: true, bucket: { level: level - 1, at: now } };
  return { ok: false, bucket: { level, at: now }, retryAfterMs: Math.ceil((1 - level) / perMs) };
}

/** Buckets by key, in memory, at most `keysMax`: when full, the one that was used longest ago is forgotten. */
export class Limiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: Rate;
  readonly #keysMax: number;

  constructor(rate: Rate, keysMax = 10_000) {
    this.#rate = rate;
    this.#keysMax = keysMax;
  }

  /** Milliseconds to wait before the next attempt, or 0 when this one is admitted. */
  take(key: string, now: number): number {
    const taken = takeToken(this.#buckets.get(key), this.#rate, now);
    this.#buckets.delete(key);
    this.#buckets.set(key, taken.bucket);
    if (this.#buckets.size > this.#keysMax) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return taken.ok ? 0 : taken.retryAfterMs;
  }
}
