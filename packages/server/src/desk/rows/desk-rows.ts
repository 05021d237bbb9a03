import { type DeskRow, deskRowSchema, ROW_CHANGES_MAX, type View } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import { ConversationNumbers } from "./conversation-numbers.ts";
import { type Projection, projectionSchema } from "./projection.ts";
import { RowLists } from "./row-lists.ts";
import { ROW_PREFIX } from "./seal-rows.ts";
import { isWithAssistantAlone } from "./views.ts";

/** The most rows that a desk keeps; beyond it those that lay longest without a person's work on them go. */
const ROWS_MAX = 20_000;
const PRUNED_COUNT = 100;

/**
 * The most conversations that only the assistant has had, and the time for which one is kept after the last message that the
 * desk knows of, in milliseconds. Older ones are found in the site's list of past conversations.
 */
export const ALONE_ROWS_MAX = 2_000;
export const ALONE_MS = 7 * 24 * 60 * 60 * 1_000;

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
  readonly lists = new RowLists();
  readonly #host: RowsHost;
  readonly #rows = new Map<string, Held>();
  readonly #gone = new Map<string, Gone>();
  readonly #numbers: ConversationNumbers;
  #waiting: { rev: number; rows: readonly DeskRow[] } | null = null;
  #rev = 0;

  private constructor(host: RowsHost, epoch: string, numbers: ConversationNumbers) {
    this.#host = host;
    this.epoch = epoch;
    this.#numbers = numbers;
  }

  /** Reads all rows. One that cannot be read is left out: its session tells it again. */
  static async open(host: RowsHost): Promise<DeskRows> {
    const { storage } = host;
    const [stored, numbers, rows, gone, made] = await Promise.all([
      storage.get(EPOCH_KEY),
      ConversationNumbers.open(storage),
      storage.list({ prefix: ROW_PREFIX }),
      storage.list({ prefix: GONE_PREFIX }),
      Promise.resolve(host.newId()),
    ]);
    const epoch = typeof stored === "string" ? stored : made;
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
    const known = [...gone].flatMap(([key, value]) => {
      const parsed = goneSchema.safeParse(value);
      return parsed.success ? [{ session: key.slice(GONE_PREFIX.length), went: parsed.data }] : [];
    });
    known.sort((one, other) => one.went.rev - other.went.rev);
    for (const { session, went } of known) opened.#keepGone(session, went);
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

  /** The rows of a view in its order. */
  inView(view: View, person = ""): DeskRow[] {
    return rowsAt(this.lists.inView(view, person));
  }

  /**
   * The conversations whose visitors wait for a person, in the order of their turn, without those who have left; made once between
   * two changes.
   */
  get waiting(): readonly DeskRow[] {
    if (this.#waiting?.rev !== this.#rev) {
      this.#waiting = { rev: this.#rev, rows: this.lists.waiting };
    }
    return this.#waiting.rows;
  }

  /** The sessions of the rows that come after this one by their ids, at most `limit`. */
  sessionsAfter(session: string, limit: number): string[] {
    return [...this.#rows.keys()]
      .filter((one) => one > session)
      .sort()
      .slice(0, limit);
  }

  /**
   * Takes what a session tells of itself, by the days of this time zone: a conversation that asks for a person, or that one has,
   * is given its number. `null` where the row is as new already; `"gone"` where the session is erased. A session that is asked to
   * tell again (`isAgain`) is right, whatever the row says.
   */
  async take(
    session: string,
    { rev: sessionRev, row }: Projection,
    { timeZone = "UTC", isAgain = false }: { timeZone?: string; isAgain?: boolean } = {},
  ): Promise<RowChange | null | "gone"> {
    const held = this.#rows.get(session);
    const gone = this.#gone.get(session);
    if (gone && (gone.isForGood || sessionRev <= gone.at)) return "gone";
    if (held && (isAgain ? isSame(held, sessionRev, row) : held.sessionRev >= sessionRev)) return null;
    if (!held && this.#isTooOld(row)) return null;
    const known = row.number ?? held?.row.number;
    const isOfPeople = row.askedAt !== undefined || row.owner.type !== "assistant";
    const number = known === undefined && isOfPeople ? this.#numbers.next(this.#host.now(), timeZone) : null;
    const used = known === undefined ? number : this.#numbers.after(known);
    const next = {
      sessionRev,
      row: {
        ...row,
        rev: this.#rev + 1,
        ...((number?.number ?? known) && { number: number?.number ?? known }),
      },
    };
    await this.#host.storage.put({ [ROW_PREFIX + session]: next, ...used?.rows });
    used?.keep();
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
    if (before) this.lists.remove(before);
    this.#rows.delete(session);
    this.#keepGone(session, gone);
    await this.#clearGone();
    return before ? { before, after: undefined, session } : null;
  }

  /** Removes the rows that are too many or too old, at most `PRUNED_COUNT`, and returns what changed. */
  async prune(): Promise<RowChange[]> {
    const over = this.#surplus();
    if (over.length === 0) return [];
    await this.#drop(over.map(({ session }) => session));
    for (const row of over) {
      this.lists.remove(row);
      this.#rows.delete(row.session);
      this.#rev += 1;
      this.#gone.set(row.session, { rev: this.#rev, at: 0, isForGood: false });
    }
    return over.map((before) => ({ before, after: undefined, session: before.session }));
  }

  #surplus(): DeskRow[] {
    const { aloneCount, oldestAloneAt } = this.lists;
    const until = this.#host.now() - ALONE_MS;
    if (aloneCount > ALONE_ROWS_MAX || (oldestAloneAt !== null && oldestAloneAt < until)) {
      const alone = this.#idle(true);
      return alone.filter(({ lastAt }, index) => index < aloneCount - ALONE_ROWS_MAX || lastAt < until);
    }
    return this.#rows.size > ROWS_MAX ? this.#idle() : [];
  }

  #idle(isAlone = false): DeskRow[] {
    return rowsAt(this.lists.idle(PRUNED_COUNT, isAlone));
  }

  /** True for a conversation that only the assistant had and that would go again at once. */
  #isTooOld(row: Projection["row"]): boolean {
    if (!isWithAssistantAlone(row)) return false;
    const { aloneCount, oldestAloneAt } = this.lists;
    const isFull = aloneCount >= ALONE_ROWS_MAX && row.lastAt <= (oldestAloneAt ?? 0);
    return isFull || row.lastAt < this.#host.now() - ALONE_MS;
  }

  /**
   * The changes after `since`; `null` where that is too much, or not known any more. Who looks at conversations that only the
   * assistant had lists them once more.
   */
  changesAfter(since: number): { rows: DeskRow[]; gone: string[] } | null {
    if (since > this.#rev) return null;
    const rows = [...this.all()].filter((row) => row.rev > since && !isWithAssistantAlone(row));
    const gone = [...this.#gone].filter(([, { rev }]) => rev > since).map(([session]) => session);
    return rows.length + gone.length > ROW_CHANGES_MAX ? null : { rows, gone };
  }

  /** One page of a view, from the place `from` on. */
  page(
    view: View,
    person: string,
    { from, limit }: { from?: string | undefined; limit: number },
  ): { rows: DeskRow[]; next?: string } {
    const start = from === undefined ? {} : { from: placeOf(from) };
    const places = this.lists.inView(view, person, { ...start, limit: limit + 1 });
    const following = places[limit];
    return {
      rows: rowsAt(places.slice(0, limit)),
      ...(following && { next: `${following.order}.${following.session}` }),
    };
  }

  #hold(session: string, held: Held): void {
    const before = this.#rows.get(session)?.row;
    if (before) this.lists.remove(before);
    this.lists.add(held.row);
    this.#rows.set(session, held);
    this.#rev = Math.max(this.#rev, held.row.rev);
  }

  #keepGone(session: string, gone: Gone): void {
    this.#gone.delete(session);
    this.#gone.set(session, gone);
    this.#rev = Math.max(this.#rev, gone.rev);
  }

  async #drop(sessions: readonly string[]): Promise<void> {
    const keys = sessions.flatMap((session) => [keyRowOf(session), ROW_PREFIX + session]);
    if (keys.length > 0) await this.#host.storage.delete(keys);
  }

  /** Forgets those that went long ago, at most `PRUNED_COUNT`; they lie in the order in which they went. */
  async #clearGone(): Promise<void> {
    const until = this.#host.now() - GONE_MS;
    const old: string[] = [];
    for (const [session, { at, rev }] of this.#gone) {
      // The last stays whatever its age: it may carry the desk's number.
      if (at >= until || rev >= this.#rev || old.length === PRUNED_COUNT) break;
      old.push(session);
    }
    for (const session of old) this.#gone.delete(session);
    await this.#host.storage.delete(old.map((session) => GONE_PREFIX + session));
  }
}

function rowsAt(places: readonly { row: DeskRow }[]): DeskRow[] {
  return places.map(({ row }) => row);
}

function sessionOf(key: string): string {
  return key.slice(ROW_PREFIX.length);
}

/** The place that a page's `next` names: `order.session`, of which a session's id may hold points but an order none. */
function placeOf(next: string): { order: number; session: string } {
  const at = next.indexOf(".");
  return { order: Number(next.slice(0, at)), session: next.slice(at + 1) };
}

/** The same text for the same row, in whichever order its parts were written. */
function textOf(row: Projection["row"]): string {
  return JSON.stringify(projectionSchema.shape.row.parse(row));
}

/** True where a row tells what a session tells again. The desk's own number is no part of it, nor is a number that it gave. */
function isSame(held: Held, sessionRev: number, row: Projection["row"]): boolean {
  const { rev: _, number, ...known } = held.row;
  const told = { ...known, ...(row.number !== undefined && { number }) };
  return held.sessionRev === sessionRev && textOf(told) === textOf(row);
}
