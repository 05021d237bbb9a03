import { type DeskRow, deskRowSchema, ROW_CHANGES_MAX, type View } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import { ConversationNumbers } from "./conversation-numbers.ts";
import type { Projection } from "./projection.ts";
import { ROW_PREFIX } from "./seal-rows.ts";
import { isInView, orderOf, RowCounts } from "./views.ts";

/** The most rows that a desk keeps; beyond it those that lay longest without a person's work on them go. */
const ROWS_MAX = 20_000;
const PRUNED_COUNT = 100;

/** The time for which a session that is gone is remembered, so that a late row does not bring it back, in milliseconds. */
const GONE_MS = 24 * 60 * 60 * 1_000;

const GONE_PREFIX = "gone:";
const EPOCH_KEY = "epoch";

const storedRowSchema = z.object({ sessionRev: z.int(), row: deskRowSchema });
const goneSchema = z.object({ rev: z.int(), at: z.int(), isForGood: z.boolean() });

interface Held {
  sessionRev: number;
  row: DeskRow;
}
type Gone = z.infer<typeof goneSchema>;

/** A change of the rows: the row before and after, either of which may be missing. */
export interface RowChange {
  before: DeskRow | undefined;
  after: DeskRow | undefined;
  session: string;
}

type RowsHost = Pick<RoomHost, "newId" | "now" | "log"> & { readonly storage: SealedStorage };

/**
 * The rows of a desk, in memory and one each in storage, sealed under a key of their own, and under a gap-free number of the
 * desk's own.
 */
export class DeskRows {
  readonly epoch: string;
  readonly counts = new RowCounts();
  readonly #host: RowsHost;
  readonly #rows = new Map<string, Held>();
  readonly #gone = new Map<string, Gone>();
  readonly #numbers: ConversationNumbers;
  #rev = 0;

  private constructor(host: RowsHost, epoch: string, numbers: ConversationNumbers) {
    this.#host = host;
    this.epoch = epoch;
    this.#numbers = numbers;
  }

  /** Reads all rows. One that cannot be read is left out: its session tells it again. */
  static async open(host: RowsHost): Promise<DeskRows> {
    const { storage } = host;
    const [stored, numbers, rows, gone, known] = await Promise.all([
      storage.get(EPOCH_KEY),
      ConversationNumbers.open(storage),
      storage.list({ prefix: ROW_PREFIX }),
      storage.list({ prefix: GONE_PREFIX }),
      Promise.resolve(host.newId()),
    ]);
    const epoch = typeof stored === "string" ? stored : known;
    if (stored !== epoch) await storage.put({ [EPOCH_KEY]: epoch });
    const opened = new DeskRows(host, epoch, numbers);
    // A restart may come between the end of a row's key and that of the row.
    const left = [...rows].flatMap(([key, value]) => (value === undefined ? [sessionOf(key)] : []));
    await opened.#drop(left);
    for (const [key, value] of rows) {
      if (value === undefined) continue;
      const parsed = storedRowSchema.safeParse(value);
      if (parsed.success) opened.#hold(sessionOf(key), parsed.data);
      else host.log({ level: "error", event: "desk-row-unreadable" });
    }
    for (const [key, value] of gone) {
      const parsed = goneSchema.safeParse(value);
      if (parsed.success) opened.#keepGone(key.slice(GONE_PREFIX.length), parsed.data);
    }
    return opened;
  }

  /** The number of the last change. */
  get rev(): number {
    return this.#rev;
  }

  get(session: string): DeskRow | undefined {
    return this.#rows.get(session)?.row;
  }

  /** Every row, in no order. */
  *all(): Generator<DeskRow> {
    for (const { row } of this.#rows.values()) yield row;
  }

  /**
   * Takes what a session tells of itself. `null` where the row is as new already; `"gone"` where the session is erased. A
   * conversation that asks for a person, or that one has, is given its number, by the days of this time zone.
   */
  async take(
    session: string,
    { rev: sessionRev, row }: Projection,
    timeZone = "UTC",
  ): Promise<RowChange | null | "gone"> {
    const held = this.#rows.get(session);
    const gone = this.#gone.get(session);
    if (gone && (gone.isForGood || sessionRev <= gone.at)) return "gone";
    if (held && held.sessionRev >= sessionRev) return null;
    const known = row.number ?? held?.row.number;
    const isOfPeople = row.askedAt !== undefined || row.owner.type !== "assistant";
    const given =
      known === undefined && isOfPeople ? this.#numbers.next(this.#host.now(), timeZone) : undefined;
    const number = known ?? given?.number;
    const next = { sessionRev, row: { ...row, rev: this.#rev + 1, ...(number !== undefined && { number }) } };
    await this.#host.storage.put({ [ROW_PREFIX + session]: next, ...given?.rows });
    given?.keep();
    if (gone) await this.#host.storage.delete([GONE_PREFIX + session]);
    this.#gone.delete(session);
    this.#hold(session, next);
    return { before: held?.row, after: next.row, session };
  }

  /** Removes the row of a session that was erased, its key before its words; `null` where there is none. */
  async remove(session: string, isForGood: boolean): Promise<RowChange | null> {
    const before = this.#rows.get(session)?.row;
    const gone = { rev: this.#rev + 1, at: this.#host.now(), isForGood };
    await this.#host.storage.destroyKey(session, { [GONE_PREFIX + session]: gone });
    await this.#drop([session]);
    if (before) this.counts.count(before, -1);
    this.#rows.delete(session);
    this.#keepGone(session, gone);
    await this.#clearGone();
    return before ? { before, after: undefined, session } : null;
  }

  /** Removes the rows that are too many, at most `PRUNED_COUNT`, and returns what changed. */
  async prune(): Promise<RowChange[]> {
    if (this.#rows.size <= ROWS_MAX) return [];
    const idle = [...this.all()]
      .filter(({ owner, phase }) => phase.type === "resolved" || owner.type === "assistant")
      .sort((one, other) => one.lastAt - other.lastAt)
      .slice(0, PRUNED_COUNT);
    await this.#drop(idle.map(({ session }) => session));
    for (const row of idle) {
      this.counts.count(row, -1);
      this.#rows.delete(row.session);
      this.#rev += 1;
      this.#gone.set(row.session, { rev: this.#rev, at: 0, isForGood: false });
    }
    return idle.map((before) => ({ before, after: undefined, session: before.session }));
  }

  /** The changes after `since`; `null` where that is too much, or not known any more. */
  changesAfter(since: number): { rows: DeskRow[]; gone: string[] } | null {
    if (since > this.#rev) return null;
    const rows = [...this.all()].filter(({ rev }) => rev > since);
    const gone = [...this.#gone].filter(([, { rev }]) => rev > since).map(([session]) => session);
    return rows.length + gone.length > ROW_CHANGES_MAX ? null : { rows, gone };
  }

  /** One page of a view, from the place `from` on. */
  page(
    view: View,
    person: string,
    { from, limit }: { from?: string | undefined; limit: number },
  ): { rows: DeskRow[]; next?: string } {
    const placed = [...this.all()]
      .filter((row) => isInView(row, view, person))
      .map((row) => ({ row, order: orderOf(row, view) }))
      .sort((one, other) => one.order - other.order || (one.row.session < other.row.session ? -1 : 1));
    const start = from === undefined ? 0 : placed.findIndex((one) => !isBefore(one, from));
    const found = start < 0 ? [] : placed.slice(start, start + limit);
    const following = start < 0 ? undefined : placed[start + limit];
    return {
      rows: found.map(({ row }) => row),
      ...(following && { next: `${following.order}.${following.row.session}` }),
    };
  }

  #hold(session: string, held: Held): void {
    const before = this.#rows.get(session)?.row;
    if (before) this.counts.count(before, -1);
    this.counts.count(held.row, 1);
    this.#rows.set(session, held);
    this.#rev = Math.max(this.#rev, held.row.rev);
  }

  #keepGone(session: string, gone: Gone): void {
    this.#gone.set(session, gone);
    this.#rev = Math.max(this.#rev, gone.rev);
  }

  async #drop(sessions: readonly string[]): Promise<void> {
    const keys = sessions.flatMap((session) => [keyRowOf(session), ROW_PREFIX + session]);
    if (keys.length > 0) await this.#host.storage.delete(keys);
  }

  async #clearGone(): Promise<void> {
    const until = this.#host.now() - GONE_MS;
    // The last stays whatever its age: it may carry the desk's number.
    const old = [...this.#gone].filter(([, { at, rev }]) => at < until && rev < this.#rev);
    for (const [session] of old) this.#gone.delete(session);
    await this.#host.storage.delete(old.map(([session]) => GONE_PREFIX + session).slice(0, PRUNED_COUNT));
  }
}

function sessionOf(key: string): string {
  return key.slice(ROW_PREFIX.length);
}

/** True for a row that comes before a place of the form `order.session`. */
function isBefore({ row, order }: { row: DeskRow; order: number }, place: string): boolean {
  const [at = "", session = ""] = [place.slice(0, place.indexOf(".")), place.slice(place.indexOf(".") + 1)];
  return order < Number(at) || (order === Number(at) && row.session < session);
}
