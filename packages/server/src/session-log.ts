import { type DurableEvent, durableEventSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "./fault.ts";
import type { RoomHost, RoomStorage } from "./host.ts";
import { emptyRow, type SessionRow, salvageRow, sessionRowSchema } from "./session-row.ts";

/** The most events a session keeps; beyond it the oldest go, and cursors before them are answered with `reset`. */
export const LOG_EVENTS_MAX = 5_000;

/** How many events go at once when the log is full: few enough for one step of the storage. */
const PRUNE_COUNT = 50;

const SESSION_KEY = "session";
const LOG_PREFIX = "log:";

/** How many rows one step of an erasure takes. */
const ERASED_COUNT = 100;

/** What stays of an erased session, in its row's place: nothing but that it was, until no token of it is valid. */
const graveSchema = z.object({ erasedUntil: z.int() });

/** What an event's row tells beside the event: the id it can be found by. */
const sourceSchema = z.object({ source: z.string() });

type Unnumbered<Event> = Event extends DurableEvent ? Omit<Event, "seq" | "at"> : never;

/** A durable event before the log gave it its place. */
export type NewEvent = Unnumbered<DurableEvent>;

/** What one step adds: events, each with the id of the command or message it came from, and changes beside the log. */
export interface Step {
  events: readonly { id: string; event: NewEvent }[];
  /** Computed from the row as it stands when the step's turn comes. */
  changes?: (row: SessionRow) => Partial<SessionRow>;
  now: number;
}

/** The storage did not read or write; nothing of the step happened, and it may be tried again. */
export class StorageError extends Error {
  override name = "StorageError";
}

type LogHost = Pick<RoomHost, "storage" | "newId" | "now" | "log">;

/**
 * A session's durable events, one row each, in one gap-free order. Memory follows storage: a step that fails to be
 * written changes nothing.
 */
export class SessionLog {
  readonly #storage: RoomStorage;
  readonly #report: RoomHost["log"];
  /** Where the log stands when no row tells it. */
  readonly #bounds: { first: number; seq: number };
  #row: SessionRow | null;
  #erasedUntil: number | null = null;
  /** Steps are written one after the other, so that each finds its place. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(host: LogHost, row: SessionRow | null, bounds = { first: 1, seq: 0 }) {
    this.#storage = host.storage;
    this.#report = (entry) => host.log(entry);
    this.#row = row;
    this.#bounds = bounds;
  }

  /** Reads where the log stands. A session row that cannot be read is made anew from the log, under a new epoch. */
  static async open(host: LogHost): Promise<SessionLog> {
    const { storage } = host;
    const stored = await asked(storage.get(SESSION_KEY));
    if (stored === undefined) return new SessionLog(host, null);
    const grave = graveSchema.safeParse(stored);
    if (grave.success) {
      const log = new SessionLog(host, null);
      // A restart may have come between the mark and the end of the erasure.
      await log.eraseForGood(grave.data.erasedUntil);
      return log;
    }
    const parsed = sessionRowSchema.safeParse(stored);
    if (parsed.success) return new SessionLog(host, parsed.data);
    host.log({ level: "error", event: "session-row-unreadable" });
    const rows = [...(await asked(storage.list({ prefix: LOG_PREFIX })))];
    const last = rows.at(-1);
    if (!last) return new SessionLog(host, null);
    const bounds = { first: seqOfKey(rows[0]?.[0] ?? ""), seq: seqOfKey(last[0]) };
    const row = salvageRow(stored, host.newId());
    const lastEvent = durableEventSchema.safeParse(last[1]);
    const lastAt = row?.lastAt || (lastEvent.success ? lastEvent.data.at : host.now());
    return new SessionLog(host, row && { ...row, ...bounds, lastAt }, bounds);
  }

  /** `null` until the session's first step. */
  get row(): Readonly<SessionRow> | null {
    return this.#row;
  }

  get seq(): number {
    return (this.#row ?? this.#bounds).seq;
  }

  /** The place of the oldest event kept. */
  get first(): number {
    return (this.#row ?? this.#bounds).first;
  }

  /** Until when the session stays erased for good, in the room's milliseconds; `null` where it was not. */
  get erasedUntil(): number | null {
    return this.#erasedUntil;
  }

  /** Starts the session in memory; its first step writes it. Later calls follow the site's `retentionMs` alone. */
  begin(session: string, site: string, epoch: string, retentionMs: number): void {
    if (this.#erasedUntil !== null) throw new Error("Nothing is written in an erased session.");
    this.#row = { ...(this.#row ?? { ...emptyRow(session, site, epoch), ...this.#bounds }), retentionMs };
  }

  /** Keeps the session's budget of commands in memory; the next step writes it along. */
  keepBucket(bucket: NonNullable<SessionRow["bucket"]>): void {
    if (this.#row) this.#row = { ...this.#row, bucket };
  }

  /** Where the command or message of this id stands in the log, if it does. */
  async find(id: string): Promise<DurableEvent | null> {
    const seq = await asked(this.#storage.get(`id:${id}`));
    if (typeof seq !== "number") return null;
    const stored = await asked(this.#storage.get(logKey(seq)));
    return stored === undefined ? null : this.#parse(seq, stored);
  }

  /** Adds a step, all or nothing, and returns its events with their places. Rejects when the storage does. */
  append(step: Step): Promise<DurableEvent[]> {
    const written = this.#last.then(() => this.#write(step));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** The events after `since`, at most `limit`. A row that cannot be read becomes an empty notice in its place. */
  async after(since: number, limit: number): Promise<DurableEvent[]> {
    const rows = await asked(
      this.#storage.list({ prefix: LOG_PREFIX, start: logKey(Math.max(since + 1, this.first)), limit }),
    );
    return [...rows].map(([key, stored]) => this.#parse(seqOfKey(key), stored));
  }

  /** Removes everything, here and on disk. */
  async erase(): Promise<void> {
    await asked(this.#storage.deleteAll());
    this.#forget();
    this.#erasedUntil = null;
  }

  /**
   * Removes everything and takes nothing more: a mark without words stands in the session's row until `until`. The mark
   * is written first, so that nothing comes back whenever this is cut off; a call after that finishes the work.
   */
  async eraseForGood(until: number): Promise<void> {
    await asked(this.#storage.put({ [SESSION_KEY]: { erasedUntil: until } }));
    this.#forget();
    this.#erasedUntil = until;
    for (;;) {
      const rows = await asked(this.#storage.list({ prefix: "", limit: ERASED_COUNT }));
      const keys = [...rows.keys()].filter((key) => key !== SESSION_KEY);
      if (keys.length === 0) return;
      await asked(this.#storage.delete(keys));
    }
  }

  #forget(): void {
    Object.assign(this.#bounds, { first: 1, seq: 0 });
    this.#row = null;
  }

  async #write(step: Step): Promise<DurableEvent[]> {
    const before = this.#row;
    if (!before) throw new Error("Begin the session before its first step.");
    const at = Math.max(step.now, before.lastAt);
    const events = step.events.map(({ event }, index) => ({ ...event, seq: before.seq + index + 1, at }));
    const row: SessionRow = {
      ...before,
      ...step.changes?.(before),
      seq: before.seq + events.length,
      lastAt: events.length > 0 ? at : before.lastAt,
    };
    const stale = row.seq - row.first + 1 > LOG_EVENTS_MAX ? await this.#oldest() : [];
    if (stale.length > 0) row.first += PRUNE_COUNT;
    const rows: Record<string, unknown> = { [SESSION_KEY]: row };
    for (const [index, event] of events.entries()) {
      const source = step.events[index]?.id;
      rows[logKey(event.seq)] = { ...event, source };
      rows[`id:${source}`] = event.seq;
    }
    await asked(this.#storage.put(rows)).catch((error: unknown) => {
      this.#report({ level: "error", event: "storage-failed", error: causeOf(error) });
      throw error;
    });
    this.#row = row;
    // The step is written whatever becomes of the old rows; those that stay are first in line the next time.
    await this.#storage
      .delete(stale)
      .catch((error: unknown) =>
        this.#report({ level: "warn", event: "log-not-pruned", error: faultOf(error) }),
      );
    return events;
  }

  async #oldest(): Promise<string[]> {
    const rows = await asked(this.#storage.list({ prefix: LOG_PREFIX, limit: PRUNE_COUNT }));
    return [...rows].flatMap(([key, stored]) => {
      const row = sourceSchema.safeParse(stored);
      return row.success ? [key, `id:${row.data.source}`] : [key];
    });
  }

  #parse(seq: number, stored: unknown): DurableEvent {
    const parsed = durableEventSchema.safeParse(stored);
    if (parsed.success) return parsed.data;
    this.#report({ level: "error", event: "log-row-unreadable", seq });
    return { type: "said", seq, at: 0, message: { id: gapId(seq), author: "notice", parts: [] } };
  }
}

/** Whether an event only marks the place of a row that could not be read. */
export function isGap(event: DurableEvent): boolean {
  return event.type === "said" && event.message.id === gapId(event.seq);
}

function gapId(seq: number): string {
  return `unreadable-${seq}`;
}

/** An answer of the storage, whose failure is known by its class. */
function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((cause: unknown) => {
    throw new StorageError("The room's storage refused.", { cause });
  });
}

function causeOf(error: unknown): string {
  return error instanceof StorageError ? String(error.cause) : faultOf(error);
}

function logKey(seq: number): string {
  return `${LOG_PREFIX}${String(seq).padStart(10, "0")}`;
}

function seqOfKey(key: string): number {
  return Number(key.slice(LOG_PREFIX.length));
}
