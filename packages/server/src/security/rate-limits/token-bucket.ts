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
export interface Rate {
  capacity: number;
  perMinute: number;
}

type Taken = { ok: true; bucket: Bucket } | { ok: false; bucket: Bucket; retryAfterMs: number };

/**
 * Takes `cost` whole tokens, at most the capacity, so that nothing is refused for ever. A clock that jumps back fills nothing
 * and drains nothing.
 */
export function takeToken(bucket: Bucket | undefined, rate: Rate, now: number, cost = 1): Taken {
  const level = levelAt(bucket, rate, now);
  const needed = Math.min(cost, rate.capacity) * TOKEN;
  if (level >= needed) return { ok: true, bucket: { level: level - needed, at: now } };
  const retryAfterMs = Math.ceil((needed - level) / rate.perMinute);
  return { ok: false, bucket: { level, at: now }, retryAfterMs };
}

/**
 * Takes what was used already, also more than is left: nothing is given again before the debt is filled. It is for costs that
 * are known only afterwards.
 */
export function chargeTokens(bucket: Bucket | undefined, rate: Rate, now: number, cost: number): Bucket {
  return { level: levelAt(bucket, rate, now) - cost * TOKEN, at: now };
}

function levelAt(bucket: Bucket | undefined, rate: Rate, now: number): number {
  const full = rate.capacity * TOKEN;
  const before = bucket ?? { level: full, at: now };
  return Math.min(full, before.level + Math.max(0, now - before.at) * rate.perMinute);
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
  take(key: string, now: number, cost = 1): number {
    const taken = takeToken(this.#buckets.get(key), this.#rate, now, cost);
    this.#keep(key, taken.bucket);
    return taken.ok ? 0 : taken.retryAfterMs;
  }

  /** The whole tokens that a bucket holds now. */
  left(key: string, now: number): number {
    return Math.max(0, Math.floor(levelAt(this.#buckets.get(key), this.#rate, now) / TOKEN));
  }

  /** Milliseconds to wait before an attempt were admitted, or 0; takes nothing. */
  waitFor(key: string, now: number): number {
    const taken = takeToken(this.#buckets.get(key), this.#rate, now);
    return taken.ok ? 0 : taken.retryAfterMs;
  }

  /** Takes what was used already, also beyond what is left. */
  charge(key: string, now: number, cost: number): void {
    this.#keep(key, chargeTokens(this.#buckets.get(key), this.#rate, now, cost));
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#keysMax) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
  }
}
