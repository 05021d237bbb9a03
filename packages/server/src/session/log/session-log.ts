import { type DurableEvent, durableEventSchema } from "@prosa/protocol";
import type { InternalEvent } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { factsOfStep } from "../../insights/facts/facts-of.ts";
import { withFacts } from "../../insights/facts/untold-facts.ts";
import { faultOf } from "../../platform/faults.ts";
import type { FileStore } from "../../platform/file-store.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { ChannelLinks } from "./channel-links.ts";
import { withStep } from "./exported-row.ts";
import { gapAt, isGap } from "./gap.ts";
import { InternalLog } from "./internal-log.ts";
import { KnownIds } from "./known-ids.ts";
import { LOG_PREFIX, logKey, seqOfKey } from "./log-keys.ts";
import { withMissed } from "./mail-state.ts";
import {
  erasureLeftBy,
  PENDING_ERASURE_KEY,
  type PendingErasure,
  pendingErasureSchema,
  tombstoneSchema,
} from "./pending-erasure.ts";
import { whereaboutsIn, withChanges, withEvent } from "./people-row.ts";
import { RecentEvents } from "./recent-events.ts";
import { OWNER, type SealedHost } from "./seal-session.ts";
import {
  emptyRow,
  type RecoveredRow,
  recoverRow,
  type SessionRow,
  salvageRow,
  sessionRowSchema,
} from "./session-row.ts";
import type { Step } from "./step.ts";
import { asked, causeOf } from "./storage-error.ts";
import { withUnanswered } from "./unanswered.ts";

/** The most events a session keeps; beyond it the oldest go, and cursors before them are answered with `reset`. */
export const LOG_EVENTS_MAX = 5_000;
/** The events that go at once when the log is full: few enough for one step of the storage. */
const PRUNE_COUNT = 50;

const SESSION_KEY = "session";

/** The rows that one step of an erasure takes. */
const ERASED_COUNT = 100;

/** The part of an event's row beside the event: the id by which it is found. */
const sourceSchema = z.object({ source: z.string() });

const NOTHING: RecoveredRow = { first: 1, seq: 0, lastAt: 0 };

type LogHost = Pick<SealedHost, "storage" | "files" | "newId" | "now" | "log">;

/**
 * A session's durable events, one row each, in one gap-free order. Memory follows storage: a step that fails to be
 * written changes nothing.
 */
export class SessionLog {
  /** The events that agents alone see. */
  readonly internal: InternalLog;
  readonly #storage: SealedStorage;
  readonly #files: FileStore;
  readonly #report: RoomHost["log"];
  /** The parts of the session's row that were recovered from the log, where the row was lost. */
  #recovered: RecoveredRow;
  readonly #recent = new RecentEvents();
  readonly #ids = new KnownIds();
  #row: SessionRow | null;
  /** The row as storage has it, where memory may be ahead of it. */
  #stored: SessionRow | null;
  #erasedUntil: number | null = null;
  #pendingErasure: PendingErasure | null = null;
  /** Steps are written one after the other, so that each finds its place. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(host: LogHost, row: SessionRow | null, recovered: RecoveredRow = NOTHING) {
    this.#storage = host.storage;
    this.#files = host.files;
    this.internal = new InternalLog(host.storage, (seq) =>
      host.log({ level: "error", event: "internal-row-unreadable", seq }),
    );
    this.#report = (entry) => host.log(entry);
    this.#row = row;
    this.#stored = row;
    this.#recovered = recovered;
  }

  /** Reads the session's row. A row that cannot be read is made again from the log, under a new epoch. */
  static async open(host: LogHost): Promise<SessionLog> {
    const { storage } = host;
    const [stored, pendingErasure, isDestroyed] = await asked(
      Promise.all([storage.get(SESSION_KEY), storage.get(PENDING_ERASURE_KEY), storage.isDestroyed(OWNER)]),
    );
    const tombstone = tombstoneSchema.safeParse(stored);
    const log = tombstone.success ? new SessionLog(host, null) : await SessionLog.#read(host, stored);
    log.#pendingErasure = pendingErasureSchema.safeParse(pendingErasure).data ?? null;
    // A restart may have come between the tombstone and the end of the erasure.
    if (tombstone.success) await log.eraseForGood(tombstone.data.erasedUntil);
    // So may one between the end of the session's key and that of its rows.
    else if (isDestroyed) await log.#removeAll();
    if (log.row) await log.#sealRest(log.row);
    return log;
  }

  /**
   * Erases a session for good that does not open, since its key cannot be had. It may have had a contact, so its site is told
   * in any case.
   */
  static async eraseUnread(
    { storage }: Pick<LogHost, "storage">,
    until: number,
    bearer: { session: string; site: string },
  ): Promise<void> {
    const pending: PendingErasure = {
      ...bearer,
      isForGood: true,
      targets: ["contact", "desk", "statistics", "questions", "exports"],
      rooms: [],
    };
    const mark = { [SESSION_KEY]: { erasedUntil: until }, [PENDING_ERASURE_KEY]: pending };
    await asked(storage.destroyKey(OWNER, mark));
  }

  static async #read(host: LogHost, stored: unknown): Promise<SessionLog> {
    if (stored === undefined) {
      const log = new SessionLog(host, null);
      log.#ids.begin();
      return log;
    }
    const parsed = sessionRowSchema.safeParse(stored);
    if (parsed.success) return new SessionLog(host, parsed.data);
    host.log({ level: "error", event: "session-row-unreadable" });
    const rows = [...(await asked(host.storage.list({ prefix: LOG_PREFIX })))];
    const last = rows.at(-1);
    if (!last) return new SessionLog(host, null);
    const events = rows.flatMap(([, row]) => durableEventSchema.safeParse(row).data ?? []);
    const recovered = {
      ...recoverRow(events, host.now()),
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

  /** The time until which the session stays erased for good, in the room's milliseconds; `null` where it is not erased. */
  get erasedUntil(): number | null {
    return this.#erasedUntil;
  }

  /** The contact of a gone transcript that the session's site has still to erase; `null` when there is none. */
  get pendingErasure(): Readonly<PendingErasure> | null {
    return this.#pendingErasure;
  }

  /** Starts the session in memory; its first step writes it. Later calls follow the site's `retentionMs` alone. */
  begin(session: string, site: string, epoch: string, retentionMs: number): void {
    if (this.#erasedUntil !== null) throw new Error("Nothing is written in an erased session.");
    this.#storage.belongTo({ site, room: session });
    this.#row = { ...(this.#row ?? { ...emptyRow(session, site, epoch), ...this.#recovered }), retentionMs };
  }

  /** Keeps the session's budget of commands in memory; the next step writes it too. */
  keepBucket(bucket: NonNullable<SessionRow["bucket"]>): void {
    if (this.#row) this.#row = { ...this.#row, bucket };
  }

  /** Finds the event of the command or message with this id, of the last few without a row; `null` where there is none. */
  async recall(id: string): Promise<DurableEvent | null> {
    const recent = this.#recent.find(id);
    if (recent) return recent;
    const epoch = this.#row?.epoch;
    const found = await this.find(id);
    // Nothing of a log that was erased meanwhile is kept.
    if (found && !isGap(found) && epoch !== undefined && this.#row?.epoch === epoch)
      this.#recent.add(id, found);
    return found;
  }

  /** Finds the same among the rows. */
  async find(id: string): Promise<DurableEvent | null> {
    if (this.#ids.lacks(id)) return null;
    const seq = await asked(this.#storage.get(`id:${id}`));
    if (typeof seq !== "number") return null;
    const stored = await asked(this.#storage.get(logKey(seq)));
    // The row of an id is not sealed, so the event has to say that it is its own.
    const source = sourceSchema.safeParse(stored).data?.source;
    if (stored === undefined || (source !== undefined && source !== id)) return null;
    return this.#parse(seq, stored);
  }

  /** Adds a step, all or nothing, and returns its events with their places. Rejects when the storage does. */
  async append(step: Step): Promise<DurableEvent[]> {
    return (await this.appendBoth(step)).events;
  }

  /** Does the same, and returns the internal events too. */
  appendBoth(step: Step): Promise<{ events: DurableEvent[]; internal: InternalEvent[] }> {
    const written = this.#last.then(() => this.#write(step));
    this.#last = written.catch(() => undefined);
    return written;
  }

  /** Writes what is kept in memory alone, where there is anything, so that no restart has to find it out again. */
  async settle(now: number): Promise<void> {
    if (this.#row && this.#row !== this.#stored && this.#row.lastAt > 0)
      await this.append({ events: [], now });
  }

  /** The events after `since`, at most `limit`. A row that cannot be read becomes an empty notice in its place. */
  async after(since: number, limit: number): Promise<DurableEvent[]> {
    const rows = await asked(
      this.#storage.list({ prefix: LOG_PREFIX, start: logKey(Math.max(since + 1, this.first)), limit }),
    );
    return [...rows].map(([key, stored]) => this.#parse(seqOfKey(key), stored));
  }

  /** Removes everything, here and on disk, but for the pending erasure of the contact at the site. */
  async erase(): Promise<void> {
    await asked(this.#files.deleteAll());
    const pending = this.#erasedUntil === null ? this.#pendingErasureOf(false) : null;
    if (pending) {
      await asked(this.#storage.destroyKey(OWNER, { [PENDING_ERASURE_KEY]: pending }));
      await this.#removeAll();
    } else await asked(this.#storage.deleteAll());
    this.#forget();
    this.#ids.begin();
    this.#pendingErasure = pending;
    this.#erasedUntil = null;
  }

  /**
   * Removes everything and takes nothing more: a tombstone without words takes the place of the session's row until `until`,
   * in milliseconds. It is written first, so that nothing comes back wherever this is cut off; the next call finishes the
   * work. `bearer` says whose session it is where no row does.
   */
  async eraseForGood(until: number, bearer?: { session: string; site: string }): Promise<void> {
    const pending = this.#pendingErasureOf(true, bearer);
    const mark = {
      [SESSION_KEY]: { erasedUntil: until },
      ...(pending && { [PENDING_ERASURE_KEY]: pending }),
    };
    await asked(this.#storage.destroyKey(OWNER, mark));
    this.#forget();
    this.#pendingErasure = pending;
    this.#erasedUntil = until;
    await asked(this.#files.deleteAll());
    await this.#removeRows();
    await asked(this.#storage.delete([keyRowOf(OWNER)]));
  }

  /** Notes that one of the targets has erased what it had. */
  async completeErasure(target: PendingErasure["targets"][number]): Promise<void> {
    const pending = this.#pendingErasure;
    const targets = pending?.targets.filter((one) => one !== target) ?? [];
    const left = pending && targets.length > 0 ? { ...pending, targets } : null;
    if (left) await asked(this.#storage.put({ [PENDING_ERASURE_KEY]: left }));
    else await asked(this.#storage.delete([PENDING_ERASURE_KEY]));
    this.#pendingErasure = left;
  }

  /** Changes the row in memory, where another place has taken something; the next step writes it, or it is taken again. */
  keepInMemory(change: (row: SessionRow) => Partial<SessionRow>): void {
    if (this.#row) this.#row = { ...this.#row, ...change(this.#row) };
  }

  /** Keeps in memory what the desk has taken; the next step writes it, and after a restart the desk hears it once more. */
  keepTold(toldRev: number): void {
    if (!this.#row || this.#row.people.toldRev >= toldRev) return;
    this.#row = { ...this.#row, people: { ...this.#row.people, toldRev } };
  }

  /** Keeps in memory which channels the person writes on, and what their rooms have taken; the next step writes it. */
  keepChannels(change: (links: ChannelLinks) => ChannelLinks): void {
    if (this.#row) this.#row = { ...this.#row, channels: change(this.#row.channels) };
  }

  #pendingErasureOf(isForGood: boolean, bearer?: { session: string; site: string }): PendingErasure | null {
    const left = { row: this.#row, recovered: this.#recovered, before: this.#pendingErasure };
    return erasureLeftBy(left, isForGood, bearer);
  }

  async #removeRows(): Promise<void> {
    for (;;) {
      const rows = await asked(this.#storage.keys({ prefix: "", limit: ERASED_COUNT }));
      const keys = rows.filter((key) => key !== SESSION_KEY && key !== PENDING_ERASURE_KEY);
      if (keys.length === 0) return;
      await asked(this.#storage.delete(keys));
    }
  }

  async #removeAll(): Promise<void> {
    await this.#removeRows();
    // The last to go: until then a room that opens finds that its rows are to be removed.
    await asked(this.#storage.delete([SESSION_KEY, keyRowOf(OWNER)]));
  }

  /** Seals rows of an earlier version. Where that cannot be done now, they stay as they are until the room opens again. */
  async #sealRest({ session, site }: SessionRow): Promise<void> {
    this.#storage.belongTo({ site, room: session });
    await this.#storage.sealRest(OWNER).catch((error: unknown) => {
      this.#report({ level: "warn", event: "rows-not-sealed", error: faultOf(error) });
    });
  }

  #forget(): void {
    this.#recent.clear();
    this.#ids.lose();
    this.#recovered = NOTHING;
    this.#row = null;
  }

  async #write(step: Step): Promise<{ events: DurableEvent[]; internal: InternalEvent[] }> {
    const before = this.#row;
    if (!before) throw new Error("Begin the session before its first step.");
    const at = Math.max(step.now, before.lastAt);
    const events = step.events.map(({ event }, index) => ({ ...event, seq: before.seq + index + 1, at }));
    const seq = before.seq + events.length;
    const internal = await this.internal.place(before.people, step.internal ?? [], seq, at);
    const people = withChanges(
      events.reduce(withEvent, before.people),
      { ...step.people, ...internal.counts },
      at,
    );
    const facts = factsOfStep(events, step, at, whereaboutsIn(before));
    const isPassed = people.ownership !== before.people.ownership;
    const row: SessionRow = {
      ...before,
      ...(isPassed && { isHumanOwned: people.owner.type === "agent" }),
      unanswered: withUnanswered(before.unanswered, events, step),
      mail: withMissed(before.mail, events),
      ...step.changes?.(before),
      people,
      facts: withFacts(before.facts, facts),
      seq,
      lastAt: events.length > 0 || before.lastAt === 0 ? at : before.lastAt,
    };
    row.exported = withStep(row.exported, before.seq, events);
    const stale = row.seq - row.first + 1 > LOG_EVENTS_MAX ? await this.#oldest() : [];
    if (stale.length > 0) row.first += PRUNE_COUNT;
    const rows: Record<string, unknown> = { [SESSION_KEY]: row, ...internal.rows, ...step.beside };
    for (const [index, event] of events.entries()) {
      const source = step.events[index]?.id;
      rows[logKey(event.seq)] = { ...event, source };
      rows[`id:${source}`] = event.seq;
    }
    this.#ids.keep(step.events);
    await asked(this.#storage.put(rows)).catch((error: unknown) => {
      this.#ids.lose();
      this.#report({ level: "error", event: "storage-failed", error: causeOf(error) });
      throw error;
    });
    this.#row = row;
    this.#stored = row;
    for (const [index, event] of events.entries()) this.#recent.add(step.events[index]?.id ?? "", event);
    // The step is written even where the old rows stay; they are the first to go the next time.
    const old = [...stale, ...internal.stale];
    if (old.length > 0)
      await this.#storage
        .delete(old)
        .catch((error: unknown) =>
          this.#report({ level: "warn", event: "log-not-pruned", error: faultOf(error) }),
        );
    return { events, internal: internal.events };
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
    return gapAt(seq);
  }
}
