import { type DurableEvent, durableEventSchema, idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost, RoomStorage } from "../../platform/room-host.ts";
import {
  emptyRow,
  type RecoveredRow,
  recoverRow,
  type SessionRow,
  salvageRow,
  sessionRowSchema,
} from "./session-row.ts";

/** The most events a session keeps; beyond it the oldest go, and cursors before them are answered with `reset`. */
export const LOG_EVENTS_MAX = 5_000;

/** How many events go at once when the log is full: few enough for one step of the storage. */
const PRUNE_COUNT = 50;

const SESSION_KEY = "session";
const FORGETS_KEY = "forgets";
const LOG_PREFIX = "log:";

/** How many rows one step of an erasure takes. */
const ERASED_COUNT = 100;

/** What stays of an erased session, in its row's place: nothing but that it was, until no token of it is valid. */
const graveSchema = z.object({ erasedUntil: z.int() });

/** The site that holds a contact of a transcript that is gone, and has yet to forget it. */
const forgetsSchema = z.object({ site: siteIdSchema, session: idSchema, isForGood: z.boolean() });
type Forgets = z.infer<typeof forgetsSchema>;

/** What an event's row tells beside the event: the id it can be found by. */
const sourceSchema = z.object({ source: z.string() });

const NOTHING: RecoveredRow = { first: 1, seq: 0, lastAt: 0 };

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
  /** What the log itself tells, where no row does. */
  #recovered: RecoveredRow;
  #row: SessionRow | null;
  #erasedUntil: number | null = null;
  #forgets: Forgets | null = null;
  /** Steps are written one after the other, so that each finds its place. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(host: LogHost, row: SessionRow | null, recovered: RecoveredRow = NOTHING) {
    this.#storage = host.storage;
    this.#report = (entry) => host.log(entry);
    this.#row = row;
    this.#recovered = recovered;
  }

  /** Reads where the log stands. A session row that cannot be read is made anew from the log, under a new epoch. */
  static async open(host: LogHost): Promise<SessionLog> {
    const { storage } = host;
    const [stored, forgets] = await asked(Promise.all([storage.get(SESSION_KEY), storage.get(FORGETS_KEY)]));
    const grave = graveSchema.safeParse(stored);
    const log = grave.success ? new SessionLog(host, null) : await SessionLog.#read(host, stored);
    log.#forgets = forgetsSchema.safeParse(forgets).data ?? null;
    // A restart may have come between the mark and the end of the erasure.
    if (grave.success) await log.eraseForGood(grave.data.erasedUntil);
    return log;
  }

  static async #read(host: LogHost, stored: unknown): Promise<SessionLog> {
    if (stored === undefined) return new SessionLog(host, null);
    const parsed = sessionRowSchema.safeParse(stored);
    if (parsed.success) return new SessionLog(host, parsed.data);
    host.log({ level: "error", event: "session-row-unreadable" });
    const rows = [...(await asked(host.storage.list({ prefix: LOG_PREFIX })))];
    const last = rows.at(-1);
    if (!last) return new SessionLog(host, null);
    const events = rows.flatMap(([, row]) => durableEventSchema.safeParse(row).data ?? []);
    const recovered = {
      ...recoverRow(events),
      first: seqOfKey(rows[0]?.[0] ?? ""),
      seq: seqOfKey(last[0]),
      lastAt: events.at(-1)?.at ?? host.now(),
    };
    return new SessionLog(host, salvageRow(stored, host.newId(), recovered), recovered);
  }

  /** `null` until the session's first step. */
  get row(): Readonly<SessionRow> | null {
    return this.#row;
  }

  get seq(): number {
    return (this.#row ?? this.#recovered).seq;
  }

  /** The place of the oldest event kept. */
  get first(): number {
    return (this.#row ?? this.#recovered).first;
  }

  /** Until when the session stays erased for good, in the room's milliseconds; `null` where it was not. */
  get erasedUntil(): number | null {
    return this.#erasedUntil;
  }

  /** The contact that the session's site must forget, of a transcript that is gone; `null` when it has. */
  get forgets(): Readonly<Forgets> | null {
    return this.#forgets;
  }

  /** Starts the session in memory; its first step writes it. Later calls follow the site's `retentionMs` alone. */
  begin(session: string, site: string, epoch: string, retentionMs: number): void {
    if (this.#erasedUntil !== null) throw new Error("Nothing is written in an erased session.");
    this.#row = { ...(this.#row ?? { ...emptyRow(session, site, epoch), ...this.#recovered }), retentionMs };
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

  /** Removes everything, here and on disk, but for the site's duty to forget the contact of a transcript that is over. */
  async erase(): Promise<void> {
    const duty = this.#erasedUntil === null ? this.#dutyOf(false) : null;
    if (duty) {
      await asked(this.#storage.put({ [FORGETS_KEY]: duty }));
      await this.#removeRows();
      // The last to go: until then whoever opens the session finds that its end is due.
      await asked(this.#storage.delete([SESSION_KEY]));
    } else await asked(this.#storage.deleteAll());
    this.#forget();
    this.#forgets = duty;
    this.#erasedUntil = null;
  }

  /**
   * Removes everything and takes nothing more: a mark without words stands in the session's row until `until`. The mark
   * is written first, so that nothing comes back whenever this is cut off; a call after that finishes the work. `bearer`
   * says whose it is where no row does.
   */
  async eraseForGood(until: number, bearer?: { session: string; site: string }): Promise<void> {
    const duty = this.#dutyOf(true, bearer);
    const mark = { [SESSION_KEY]: { erasedUntil: until }, ...(duty && { [FORGETS_KEY]: duty }) };
    await asked(this.#storage.put(mark));
    this.#forget();
    this.#forgets = duty;
    this.#erasedUntil = until;
    await this.#removeRows();
  }

  /** The site has forgotten the contact. */
  async forgotten(): Promise<void> {
    await asked(this.#storage.delete([FORGETS_KEY]));
    this.#forgets = null;
  }

  #dutyOf(isForGood: boolean, bearer?: { session: string; site: string }): Forgets | null {
    const whose = this.#row ?? bearer;
    const { contact } = this.#row ?? this.#recovered;
    if (contact && whose) return { site: whose.site, session: whose.session, isForGood };
    return this.#forgets && { ...this.#forgets, isForGood: isForGood || this.#forgets.isForGood };
  }

  async #removeRows(): Promise<void> {
    for (;;) {
      const rows = await asked(this.#storage.list({ prefix: "", limit: ERASED_COUNT }));
      const keys = [...rows.keys()].filter((key) => key !== SESSION_KEY && key !== FORGETS_KEY);
      if (keys.length === 0) return;
      await asked(this.#storage.delete(keys));
    }
  }

  #forget(): void {
    this.#recovered = NOTHING;
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
