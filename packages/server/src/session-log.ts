import {
  type DurableEvent,
  durableEventSchema,
  idSchema,
  languageSchema,
  siteIdSchema,
} from "@prosa/protocol";
import * as z from "zod/mini";
import { type Context, EMPTY_CONTEXT } from "./conversation/session.ts";
import type { LogEntry, RoomStorage } from "./host.ts";

/** The most events a session keeps; beyond it the oldest go, and cursors before them are answered with `reset`. */
export const LOG_EVENTS_MAX = 5_000;

/** How many events go at once when the log is full: few enough for one step of the storage. */
const PRUNE_COUNT = 50;

const SESSION_KEY = "session";
const LOG_PREFIX = "log:";

const countSchema = z.int().check(z.nonnegative());

const pastTurnSchema = z.object({
  visitor: z.string(),
  assistant: z.string(),
  intent: z.string(),
  action: z.string(),
  cited: z.array(z.string()),
});

const sessionRowSchema = z.object({
  session: idSchema,
  site: siteIdSchema,
  epoch: z.string(),
  seq: countSchema,
  first: countSchema,
  seen: countSchema,
  /** An agent has spoken: the assistant stays silent. */
  isHumanOwned: z.boolean(),
  /** Messages that have no reply yet, oldest first, with the number of times a reply was begun. */
  pending: z.array(z.object({ messageId: idSchema, attempt: countSchema })),
  context: z.catch(
    z.object({
      language: z.nullable(languageSchema),
      turns: z.array(pastTurnSchema),
      unsureCount: countSchema,
      lastAt: countSchema,
    }),
    () => ({ ...EMPTY_CONTEXT, turns: [] }),
  ),
  lastAt: countSchema,
  retentionMs: countSchema,
});

/** What a session's room holds beside its log. */
export type SessionRow = Omit<z.infer<typeof sessionRowSchema>, "context"> & { context: Context };

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

/** A step was not written; nothing of it happened, and it may be tried again. */
export class StorageError extends Error {
  override name = "StorageError";
}

/**
 * A session's durable events, one row each, in one gap-free order. Memory follows storage: a step that fails to be
 * written changes nothing.
 */
export class SessionLog {
  readonly #storage: RoomStorage;
  readonly #report: (entry: LogEntry) => void;
  #row: SessionRow | null;
  /** Steps are written one after the other, so that each finds its place. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(storage: RoomStorage, row: SessionRow | null, report: (entry: LogEntry) => void) {
    this.#storage = storage;
    this.#row = row;
    this.#report = report;
  }

  /** Reads where the log stands. A session row that cannot be read is made anew from the log, under a new epoch. */
  static async open(
    storage: RoomStorage,
    newId: () => string,
    report: (entry: LogEntry) => void,
  ): Promise<SessionLog> {
    const stored = await storage.get(SESSION_KEY);
    if (stored === undefined) return new SessionLog(storage, null, report);
    const parsed = sessionRowSchema.safeParse(stored);
    if (parsed.success) return new SessionLog(storage, parsed.data, report);
    report({ level: "error", event: "session-row-unreadable" });
    const keys = [...(await storage.list({ prefix: LOG_PREFIX })).keys()];
    const kept = z.object({ session: idSchema, site: siteIdSchema }).safeParse(stored);
    if (!kept.success || keys.length === 0) return new SessionLog(storage, null, report);
    const row: SessionRow = {
      ...emptyRow(kept.data.session, kept.data.site, newId()),
      first: seqOfKey(keys[0] ?? ""),
      seq: seqOfKey(keys.at(-1) ?? ""),
    };
    return new SessionLog(storage, row, report);
  }

  /** `null` until the session's first step. */
  get row(): Readonly<SessionRow> | null {
    return this.#row;
  }

  get seq(): number {
    return this.#row?.seq ?? 0;
  }

  /** Starts the session in memory; its first step writes it. */
  begin(session: string, site: string, epoch: string, retentionMs: number): void {
    this.#row ??= { ...emptyRow(session, site, epoch), retentionMs };
  }

  /** Where the command or message of this id stands in the log, if it does. */
  async find(id: string): Promise<DurableEvent | null> {
    const seq = await this.#storage.get(`id:${id}`);
    if (typeof seq !== "number") return null;
    return this.#parse(seq, await this.#storage.get(logKey(seq)));
  }

  /** Adds a step, all or nothing, and returns its events with their places. Rejects when the storage does. */
  append(step: Step): Promise<DurableEvent[]> {
    const written = this.#last.then(() => this.#write(step));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** The events after `since`, at most `limit`. A row that cannot be read becomes an empty notice in its place. */
  async after(since: number, limit: number): Promise<DurableEvent[]> {
    const rows = await this.#storage.list({ prefix: LOG_PREFIX, start: logKey(since + 1), limit });
    return [...rows].map(([key, stored]) => this.#parse(seqOfKey(key), stored));
  }

  /** Removes everything, here and on disk. */
  async erase(): Promise<void> {
    await this.#storage.deleteAll();
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
      rows[logKey(event.seq)] = event;
      rows[`id:${step.events[index]?.id}`] = event.seq;
    }
    await this.#storage.put(rows).catch((cause: unknown) => {
      this.#report({ level: "error", event: "storage-failed", error: String(cause) });
      throw new StorageError("The room's storage refused a step.", { cause });
    });
    this.#row = row;
    if (stale.length > 0) await this.#storage.delete(stale);
    return events;
  }

  async #oldest(): Promise<string[]> {
    const rows = await this.#storage.list({ prefix: LOG_PREFIX, limit: PRUNE_COUNT });
    return [...rows].flatMap(([key, stored]) => {
      const event = durableEventSchema.safeParse(stored);
      return event.success && event.data.type === "said" ? [key, `id:${event.data.message.id}`] : [key];
    });
  }

  #parse(seq: number, stored: unknown): DurableEvent {
    const parsed = durableEventSchema.safeParse(stored);
    if (parsed.success) return parsed.data;
    this.#report({ level: "error", event: "log-row-unreadable", seq });
    const id = `unreadable-${seq}`;
    return { type: "said", seq, at: 0, message: { id, author: "notice", parts: [] } };
  }
}

function emptyRow(session: string, site: string, epoch: string): SessionRow {
  const context = { ...EMPTY_CONTEXT, turns: [] };
  return {
    session,
    site,
    epoch,
    context,
    seq: 0,
    first: 1,
    seen: 0,
    isHumanOwned: false,
    pending: [],
    lastAt: 0,
    retentionMs: 0,
  };
}

function logKey(seq: number): string {
  return `${LOG_PREFIX}${String(seq).padStart(10, "0")}`;
}

function seqOfKey(key: string): number {
  return Number(key.slice(LOG_PREFIX.length));
}
