import { faultOf } from "./faults.ts";
import type { RoomHost } from "./room-host.ts";

/** The time from a delivery that failed, or was cut off, to the next attempt, in milliseconds. */
export const OUTBOX_RETRY_MS = 60_000;

/** The longest time that an erasure waits for the outbox before it is answered, in milliseconds. */
export const DELIVERY_PATIENCE_MS = 2_000;

/**
 * One kind of work that a room owes to another place: a contact to its site, a row to the desk, a ticket's state to its
 * session, a mail. The room's rows say what is pending, so that a restart loses nothing and each piece is delivered at least once.
 */
export interface OutboxJob {
  /** Names the kind in the log. */
  readonly kind: string;
  /** True while the room's rows hold a piece that its target has not taken. */
  readonly isPending: boolean;
  /** The time before which the piece is not to be delivered, in milliseconds since 1970; absent: at once. */
  readonly readyAt?: number;
  /**
   * Delivers the piece that is next and notes in the rows that it is done. Rejects when the target does not take it or does
   * not answer in time. The target takes repeats.
   */
  deliver(): Promise<void>;
}

type OutboxHost = Pick<RoomHost, "now" | "after" | "log">;

/** Delivers the jobs of one room: each kind in order, no kind behind another, with a retry a minute until it is done. */
export class Outbox {
  readonly #host: OutboxHost;
  readonly #lanes: readonly Lane[];
  #told = 0;

  constructor(host: OutboxHost, jobs: readonly OutboxJob[]) {
    this.#host = host;
    this.#lanes = jobs.map((job) => new Lane(host, job, () => this.#tellDepth()));
  }

  /** When the room's alarm has to try again, in milliseconds since 1970; `null` when nothing is pending. */
  get dueAt(): number | null {
    const due = this.#lanes.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    return due.length > 0 ? Math.min(...due) : null;
  }

  /** Delivers all that is pending. Never rejects: a job that failed is tried again by the alarm. */
  async deliver(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.deliver()));
  }

  /** Delivers for a caller that waits, for at most `DELIVERY_PATIENCE_MS`; the delivery itself goes on. */
  async deliverSoon(): Promise<void> {
    await within(this.#host, DELIVERY_PATIENCE_MS, this.deliver());
  }

  /** Tells a host that counts how many kinds of work wait in this room. */
  #tellDepth(): void {
    const pending = this.#lanes.filter(({ isPending }) => isPending).length;
    if (pending === this.#told) return;
    this.#told = pending;
    this.#host.log({ level: "count", event: "outbox", pending });
  }
}

/** The deliveries of one job, one after the other. */
class Lane {
  readonly #host: OutboxHost;
  readonly #job: OutboxJob;
  readonly #onChange: () => void;
  #attempt: Promise<void> | null = null;
  #retryAt: number | null = null;
  #cancelRest: (() => void) | null = null;

  constructor(host: OutboxHost, job: OutboxJob, onChange: () => void) {
    this.#host = host;
    this.#job = job;
    this.#onChange = onChange;
  }

  get isPending(): boolean {
    return this.#job.isPending;
  }

  get dueAt(): number | null {
    if (!this.#job.isPending) return null;
    const isWaiting = this.#attempt === null && this.#retryAt !== null;
    const tryAt = isWaiting ? this.#retryAt : this.#host.now() + OUTBOX_RETRY_MS;
    return Math.max(tryAt ?? 0, this.#job.readyAt ?? 0);
  }

  deliver(): Promise<void> {
    if (!this.#job.isPending) return Promise.resolve();
    this.#onChange();
    const restMs = (this.#job.readyAt ?? 0) - this.#host.now();
    if (restMs > 0) {
      this.#cancelRest ??= this.#host.after(restMs, () => void this.#deliverRested());
      return Promise.resolve();
    }
    this.#attempt ??= this.#deliverAll().finally(() => {
      this.#attempt = null;
      this.#onChange();
    });
    return this.#attempt;
  }

  #deliverRested(): Promise<void> {
    this.#cancelRest = null;
    return this.deliver();
  }

  async #deliverAll(): Promise<void> {
    try {
      while (this.#job.isPending && (this.#job.readyAt ?? 0) <= this.#host.now()) {
        this.#retryAt = this.#host.now() + OUTBOX_RETRY_MS;
        await this.#job.deliver();
      }
      this.#retryAt = null;
      if (this.#job.isPending) void Promise.resolve().then(() => this.deliver());
    } catch (error) {
      const { kind } = this.#job;
      this.#host.log({ level: "warn", event: "outbox-job-failed", job: kind, error: faultOf(error) });
    }
  }
}

/** Resolves with the result of the work, or with `undefined` when it takes longer than `patienceMs`. */
export async function within<T>(
  host: Pick<RoomHost, "after">,
  patienceMs: number,
  work: Promise<T>,
): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const cancel = host.after(patienceMs, () => resolve(undefined));
  try {
    return await Promise.race([work, promise]);
  } finally {
    cancel();
  }
}
