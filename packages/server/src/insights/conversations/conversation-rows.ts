import type { ConversationSummary, ConversationsQuery } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { DayRows } from "../rollups/day-rows.ts";
import type { SliceRows } from "../rollups/slice-rows.ts";
import { holdsDigests } from "../words/word-digests.ts";
import {
  type ConversationRow,
  conversationRowSchema,
  type FactReport,
  foundIn,
  groupsIn,
  slicedByOne,
  slicedInto,
  withoutOldest,
  withReport,
} from "./conversation-row.ts";
import { changesBetween } from "./slices.ts";

const ROW_PREFIX = "conversation:";
const PLACE_PREFIX = "place:";
const GONE_PREFIX = "gone:";
const WORDS_PREFIX = "words:";

/** The row that says when the owner turned the search of words off. */
const WORDS_OFF = "words-off";

/** The time for which sessions may not yet know that it is off, and are not listened to, in milliseconds. */
const WORDS_OFF_MS = 60_000;

/** Times are stored as their distance from here, so that the newest sorts first. */
const TIME_END = 9_999_999_999_999;

/** The rows that one request looks at, at most, and those read at a time. */
const SCANNED_MAX = 1_000;
const READ_COUNT = 100;

/** The rows of counts that one step writes, so that with its others it stays within 128. */
const COUNT_ROWS_MAX = 120;

/** The time for which a late report of an erased session is refused, in milliseconds, and the tombstones cleared at a time. */
const GONE_MS = 24 * 60 * 60 * 1_000;
const GONE_CLEARED = 20;

/** The time from a transcript's end to the removal of its row where no session removes it, in milliseconds. */
const ROW_GRACE_MS = 2 * 24 * 60 * 60 * 1_000;

const goneSchema = z.object({ at: z.int() });

/** A page of one statistics room, each conversation with its place; `scannedTo` is where it stopped looking. */
interface ShardPage {
  found: { place: string; summary: ConversationSummary }[];
  scannedTo?: string;
}

/**
 * The sessions of a statistics room, a row each, the latest first. A row's counts are written in one step with it, and taken
 * away with it where the visitor erased the session.
 */
export class ConversationRows {
  readonly #host: Pick<RoomHost, "storage" | "now" | "log">;
  readonly #days: DayRows;
  readonly #slices: SliceRows;
  /** The place up to which rows are known to be counted by slice; `null` for all. */
  #unsliced: string | null = "";

  constructor(host: Pick<RoomHost, "storage" | "now" | "log">, days: DayRows, slices: SliceRows) {
    this.#host = host;
    this.#days = days;
    this.#slices = slices;
  }

  /** Takes a report; `"gone"` where the visitor erased the session for good. */
  async take(session: string, report: FactReport): Promise<"taken" | "gone"> {
    const { storage } = this.#host;
    if (goneSchema.safeParse(await storage.get(GONE_PREFIX + session)).success) return "gone";
    const found = await this.find(session);
    const before = found && (await this.#slice(found));
    const whole = withReport(session, before, report);
    await this.#write(before, whole, withoutOldest(whole));
    if (report.words && !(await this.#areWordsOff()))
      await storage.put({ [WORDS_PREFIX + session]: report.words.join("") });
    return "taken";
  }

  /** Removes a session. What it counted stays, unless its visitor erased it for good. */
  async remove(session: string, isForGood: boolean): Promise<void> {
    const { storage, now } = this.#host;
    let row = await this.find(session);
    // A conversation at a time, so that each step is small; a step that is cut off is done by the next request.
    while (isForGood && row && groupsIn(row).length > 0) {
      const less: ConversationRow = { ...row, earlier: row.earlier.slice(1) };
      if (row.earlier.length === 0) less.groups = row.groups.slice(1);
      await this.#write(row, less);
      row = less;
    }
    if (isForGood) await storage.put({ [GONE_PREFIX + session]: { at: now() } });
    await storage.delete([
      PLACE_PREFIX + session,
      WORDS_PREFIX + session,
      ...(row ? [ROW_PREFIX + placeOf(row)] : []),
    ]);
    await this.#clearGone();
  }

  /**
   * Counts by slice what was counted before there were slices, at most so many rows; returns whether there may be more. Once all
   * are done it looks at none again.
   */
  async sliceSome(count: number): Promise<boolean> {
    let left = count;
    if (this.#unsliced === null) return false;
    for await (const row of this.rows(this.#unsliced)) {
      this.#unsliced = placeOf(row);
      if (slicedByOne(row).length === 0) continue;
      if (left === 0) return true;
      left -= 1;
      await this.#slice(row);
    }
    this.#unsliced = null;
    return false;
  }

  async #slice(row: ConversationRow): Promise<ConversationRow> {
    let before = row;
    for (const next of slicedByOne(row)) {
      await this.#write(before, next);
      before = next;
    }
    return before;
  }

  /**
   * Writes a row with what it counts more and less than before, in one step where that takes it; else it leaves one slice after the
   * other, and enters one after the other. `kept` is what is stored of it at last.
   */
  async #write(
    before: ConversationRow | undefined,
    after: ConversationRow,
    kept: ConversationRow = after,
  ): Promise<void> {
    if (await this.#step(before, after, kept)) return;
    let row = before;
    for (let slices = slicesIn(before); row && slices.length > 0; slices = slices.slice(1)) {
      const less = slicedInto(row, slices.slice(1));
      await this.#step(row, less);
      row = less;
    }
    for (const count of slicesIn(after).keys()) {
      const more = slicedInto(after, slicesIn(after).slice(0, count));
      await this.#step(row, more);
      row = more;
    }
    await this.#step(row, after, kept);
  }

  /** Does nothing, and returns false, where the rows are too many for one step. */
  async #step(
    before: ConversationRow | undefined,
    after: ConversationRow,
    kept: ConversationRow = after,
  ): Promise<boolean> {
    const { storage } = this.#host;
    const { whole, slices } = changesBetween(groupsIn(before), groupsIn(after));
    const [days, sliced] = await Promise.all([this.#days.rowsWith(whole), this.#slices.rowsWith(slices)]);
    if (slices.size > 1 && Object.keys(days).length + Object.keys(sliced).length > COUNT_ROWS_MAX)
      return false;
    const place = placeOf(kept);
    const row = { [ROW_PREFIX + place]: kept, [PLACE_PREFIX + kept.session]: place };
    await storage.put({ ...days, ...sliced, ...row });
    this.#days.keep(days);
    this.#slices.keep(sliced);
    if (before && placeOf(before) !== place) await storage.delete([ROW_PREFIX + placeOf(before)]);
    return true;
  }

  async find(session: string): Promise<ConversationRow | undefined> {
    const { storage, log } = this.#host;
    const place = await storage.get(PLACE_PREFIX + session);
    if (typeof place !== "string") return undefined;
    const row = conversationRowSchema.safeParse(await storage.get(ROW_PREFIX + place)).data;
    if (!row) log({ level: "error", event: "conversation-row-unreadable" });
    return row;
  }

  /**
   * The conversations that meet a query, from its place on, at most one more than its limit. Of `words`, digests under one
   * secret each, they hold all of one list.
   */
  async page(query: ConversationsQuery, words: readonly (readonly string[])[] = []): Promise<ShardPage> {
    const { now } = this.#host;
    const found: ShardPage["found"] = [];
    let scanned = 0;
    const start = query.from ?? (query.until === undefined ? "" : startOf(query.until));
    for await (const row of this.rows(start)) {
      const place = placeOf(row);
      // No conversation begins after its session's last fact.
      if (row.lastAt < Math.max(query.since ?? 0, query.beganSince ?? 0)) return { found };
      if (scanned >= SCANNED_MAX) return { found, scannedTo: place };
      scanned += 1;
      const summary = foundIn(row, query, now());
      const isKept = summary && row.until + ROW_GRACE_MS > now();
      if (isKept && (words.length === 0 || (await this.#holds(row.session, words))))
        found.push({ place, summary });
      if (found.length > query.limit) return { found };
    }
    return { found };
  }

  /** Rows from a place on, the latest first. A row that a step left behind which was cut off is passed over. */
  async *rows(start = ""): AsyncGenerator<ConversationRow> {
    const { storage } = this.#host;
    const seen = new Set<string>();
    let from = ROW_PREFIX + start;
    for (;;) {
      const rows = [...(await storage.list({ prefix: ROW_PREFIX, start: from, limit: READ_COUNT + 1 }))];
      for (const [, value] of rows.slice(0, READ_COUNT)) {
        const row = conversationRowSchema.safeParse(value).data;
        if (!row || seen.has(row.session)) continue;
        seen.add(row.session);
        yield row;
      }
      const next = rows[READ_COUNT]?.[0];
      if (next === undefined) return;
      from = next;
    }
  }

  /** Removes the rows whose transcripts ended long ago, at most 100; returns whether there may be more. */
  async prune(): Promise<boolean> {
    const { storage, now } = this.#host;
    const old: string[] = [];
    for await (const row of this.rows()) {
      if (row.until + ROW_GRACE_MS > now()) continue;
      old.push(ROW_PREFIX + placeOf(row), PLACE_PREFIX + row.session, WORDS_PREFIX + row.session);
      if (old.length >= 100) break;
    }
    await storage.delete(old);
    return old.length >= 100;
  }

  /** Erases the words of all sessions, and takes none for a while: some sessions do not know yet that nobody wants them. */
  async forgetWords(): Promise<void> {
    const { storage, now } = this.#host;
    await storage.put({ [WORDS_OFF]: { at: now() } });
    for (;;) {
      const keys = [...(await storage.list({ prefix: WORDS_PREFIX, limit: READ_COUNT })).keys()];
      if (keys.length === 0) return;
      await storage.delete(keys);
    }
  }

  async #areWordsOff(): Promise<boolean> {
    const { storage, now } = this.#host;
    const off = goneSchema.safeParse(await storage.get(WORDS_OFF)).data;
    return off !== undefined && now() < off.at + WORDS_OFF_MS;
  }

  async #holds(session: string, words: readonly (readonly string[])[]): Promise<boolean> {
    const index = await this.#host.storage.get(WORDS_PREFIX + session);
    return typeof index === "string" && words.some((digests) => holdsDigests(index, digests));
  }

  async #clearGone(): Promise<void> {
    const { storage, now } = this.#host;
    const gone = await storage.list({ prefix: GONE_PREFIX, limit: GONE_CLEARED });
    const until = now() - GONE_MS;
    const old = [...gone].filter(([, value]) => (goneSchema.safeParse(value).data?.at ?? 0) < until);
    await storage.delete(old.map(([key]) => key));
  }
}

/** The names of the slices in which a row counts. */
function slicesIn(row: ConversationRow | undefined): string[] {
  return [...new Set(groupsIn(row).flatMap(({ slices }) => Object.keys(slices)))];
}

/** The place of a row in the list: the time of its last fact, counted down, and its session. */
function placeOf({ lastAt, session }: Pick<ConversationRow, "lastAt" | "session">): string {
  return `${startOf(lastAt)}.${session}`;
}

/** The first place that a row of a time may have. */
function startOf(at: number): string {
  return String(TIME_END - at).padStart(13, "0");
}
