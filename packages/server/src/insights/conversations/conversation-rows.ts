import type { ConversationSummary, ConversationsQuery } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { mergeCells, negated } from "../rollups/cell.ts";
import type { DayRows } from "../rollups/day-rows.ts";
import {
  type ConversationRow,
  cellsIn,
  conversationRowSchema,
  type FactReport,
  foundIn,
  withoutOldest,
  withReport,
} from "./conversation-row.ts";

const ROW_PREFIX = "conversation:";
const PLACE_PREFIX = "place:";
const GONE_PREFIX = "gone:";

/** Times are stored as their distance from here, so that the newest sorts first. */
const TIME_END = 9_999_999_999_999;

/** The rows that one request looks at, at most, and those read at a time. */
const SCANNED_MAX = 1_000;
const READ_COUNT = 100;

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

  constructor(host: Pick<RoomHost, "storage" | "now" | "log">, days: DayRows) {
    this.#host = host;
    this.#days = days;
  }

  /** Takes a report; `"gone"` where the visitor erased the session for good. */
  async take(session: string, report: FactReport): Promise<"taken" | "gone"> {
    const { storage } = this.#host;
    if (goneSchema.safeParse(await storage.get(GONE_PREFIX + session)).success) return "gone";
    const before = await this.find(session);
    const whole = withReport(session, before, report);
    const days = await this.#days.rowsWith(mergeCells([...negated(cellsIn(before)), ...cellsIn(whole)]));
    const row = withoutOldest(whole);
    const place = placeOf(row);
    await storage.put({ ...days, [ROW_PREFIX + place]: row, [PLACE_PREFIX + session]: place });
    this.#days.keep(days);
    if (before && placeOf(before) !== place) await storage.delete([ROW_PREFIX + placeOf(before)]);
    return "taken";
  }

  /** Removes a session. What it counted stays, unless its visitor erased it for good. */
  async remove(session: string, isForGood: boolean): Promise<void> {
    const { storage, now } = this.#host;
    const row = await this.find(session);
    if (isForGood) {
      const days = await this.#days.rowsWith(negated(cellsIn(row)));
      await storage.put({ ...days, [GONE_PREFIX + session]: { at: now() } });
      this.#days.keep(days);
    }
    await storage.delete([PLACE_PREFIX + session, ...(row ? [ROW_PREFIX + placeOf(row)] : [])]);
    await this.#clearGone();
  }

  async find(session: string): Promise<ConversationRow | undefined> {
    const { storage, log } = this.#host;
    const place = await storage.get(PLACE_PREFIX + session);
    if (typeof place !== "string") return undefined;
    const row = conversationRowSchema.safeParse(await storage.get(ROW_PREFIX + place)).data;
    if (!row) log({ level: "error", event: "conversation-row-unreadable" });
    return row;
  }

  /** The conversations that meet a query, from its place on, at most one more than its limit. */
  async page(query: ConversationsQuery): Promise<ShardPage> {
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
      if (summary && row.until + ROW_GRACE_MS > now()) found.push({ place, summary });
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
      old.push(ROW_PREFIX + placeOf(row), PLACE_PREFIX + row.session);
      if (old.length >= 100) break;
    }
    await storage.delete(old);
    return old.length >= 100;
  }

  async #clearGone(): Promise<void> {
    const { storage, now } = this.#host;
    const gone = await storage.list({ prefix: GONE_PREFIX, limit: GONE_CLEARED });
    const until = now() - GONE_MS;
    const old = [...gone].filter(([, value]) => (goneSchema.safeParse(value).data?.at ?? 0) < until);
    await storage.delete(old.map(([key]) => key));
  }
}

/** The place of a row in the list: the time of its last fact, counted down, and its session. */
function placeOf({ lastAt, session }: Pick<ConversationRow, "lastAt" | "session">): string {
  return `${startOf(lastAt)}.${session}`;
}

/** The first place that a row of a time may have. */
function startOf(at: number): string {
  return String(TIME_END - at).padStart(13, "0");
}
