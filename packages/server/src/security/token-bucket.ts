/** The units of one token: a rate per minute then adds whole units per millisecond, and nothing is ever rounded. */
const TOKEN = 60_000;

/**
 * A token bucket: it held `level` sixty-thousandths of a token at `at`, in milliseconds. A plain value, so that it can be
 * stored.
 */
export interface Bucket {
  level: number;
  at: number;
}

/** The capacity of a bucket in tokens, and the tokens that it gains in a minute. */
interface Rate {
  capacity: number;
  perMinute: number;
}

type Taken = { ok: true; bucket: Bucket } | { ok: false; bucket: Bucket; retryAfterMs: number };

/** Takes one token. A clock that jumps back fills nothing and drains nothing. */
export function takeToken(bucket: Bucket | undefined, rate: Rate, now: number): Taken {
  const full = rate.capacity * TOKEN;
  const before = bucket ?? { level: full, at: now };
  const level = Math.min(full, before.level + Math.max(0, now - before.at) * rate.perMinute);
  if (level >= TOKEN) return { ok: true, bucket: { level: level - TOKEN, at: now } };
  return { ok: false, bucket: { level, at: now }, retryAfterMs: Math.ceil((TOKEN - level) / rate.perMinute) };
}

/** Buckets by key, in memory, at most `keysMax`; beyond it the one that was used longest ago is dropped. */
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
