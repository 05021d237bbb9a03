import type { Connection, RoomHost } from "../platform/room-host.ts";
import type { AddressLimits } from "../security/rate-limits/address-limits.ts";
import { type Bucket, chargeTokens, type Rate, takeToken } from "../security/rate-limits/token-bucket.ts";

/**
 * The rate of frames from one connection, besides the commands that its session may send; a faster connection is closed
 * with the time to come back.
 */
export const FRAME_RATE = { capacity: 200, perMinute: 1_200 };

/** The frames of all connections of one address, for each command that a session may send: 100 a second by default. */
const ADDRESS_FRAMES_PER_COMMAND = 200;

/**
 * The characters of the log that one session, and one address, may have sent again. A log of 5,000 short messages is
 * 0.78 million of them and took 90 ms of CPU, so a session at its limit takes 0.8 % of a core, and an address 1.5 %.
 */
export const LOG_RATE: Rate = { capacity: 4_000_000, perMinute: 4_000_000 };
export const ADDRESS_LOG_RATE: Rate = { capacity: 8_000_000, perMinute: 8_000_000 };

/** The frames that a room takes from its connections, and the log that it gives them, before it asks them to come back. */
export class FrameLimits {
  readonly #host: Pick<RoomHost, "environment" | "now">;
  readonly #limits: AddressLimits;
  readonly #frames = new WeakMap<Connection, Bucket>();
  #log: Bucket | undefined;

  constructor(host: Pick<RoomHost, "environment" | "now">, limits: AddressLimits) {
    this.#host = host;
    this.#limits = limits;
  }

  /** True where a connection and its address may send one more frame. */
  admitsFrame(connection: Connection): boolean {
    const { environment } = this.#host;
    const now = this.#host.now();
    const commands = environment.ok ? environment.value.commandsPerMinute : 0;
    const rate = { capacity: FRAME_RATE.capacity + commands, perMinute: FRAME_RATE.perMinute + commands };
    const taken = takeToken(this.#frames.get(connection), rate, now);
    this.#frames.set(connection, taken.bucket);
    if (!taken.ok) return false;
    const perMinute = ADDRESS_FRAMES_PER_COMMAND * Math.max(1, commands);
    const addressRate = { capacity: perMinute / 2, perMinute };
    return this.#limits.take(connection.state.address, "frames", addressRate, now) === 0;
  }

  /** Milliseconds to wait before the log is sent to this connection, or 0 where it may be now. */
  waitForLog(connection: Connection): number {
    const now = this.#host.now();
    const taken = takeToken(this.#log, LOG_RATE, now);
    if (!taken.ok) return taken.retryAfterMs;
    return this.#limits.take(connection.state.address, "log", ADDRESS_LOG_RATE, now);
  }

  /** Counts the characters of the log that were sent to a connection. */
  chargeLog(connection: Connection, length: number): void {
    const now = this.#host.now();
    this.#log = chargeTokens(this.#log, LOG_RATE, now, length);
    this.#limits.charge(connection.state.address, "log", ADDRESS_LOG_RATE, now, length);
  }
}
