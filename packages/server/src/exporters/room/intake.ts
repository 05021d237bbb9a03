import { idSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SessionReport, TicketReport } from "../events/exported-event.ts";
import type { Piece } from "../exporter.ts";
import type { Memory } from "./memory.ts";
import type { Pieces } from "./pieces.ts";
import type { TargetRow } from "./target-row.ts";
import type { Targets } from "./targets.ts";

/** The rows of one step of the storage, besides that of how far a session was read. */
const STEP_ROWS = 100;

const DAY_MS = 24 * 60 * 60 * 1_000;
/**
 * The time for which it is kept how far a session was read. A transcript is kept for up to 365 days, and its erasure has to
 * find the row; the rest is for a session that reports late.
 */
const READ_KEPT_MS = 400 * DAY_MS;
/** Stands for the epoch of a session whose erasure was told. */
const ERASED = "";
const READ_PREFIX = "read:";
const TICKET_PREFIX = "ticket:";

/** How far a session's log was read. */
const readSchema = z.object({
  epoch: z.string(),
  seq: z.int(),
  /** The number of the last order or goal. */
  conversions: z._default(z.int(), 0),
  at: z.int(),
});
const ticketReadSchema = z.object({ rev: z.int(), at: z.int() });
const sessionSchema = idSchema;

interface IntakeDeps {
  host: Pick<RoomHost, "storage" | "now">;
  targets: Targets;
  memory: Memory;
  piecesOf: (target: string) => Pieces;
  nextNumber: () => number;
}

/** A new piece before it has its number. */
type NewPiece = Pick<Piece, "id" | "type" | "at" | "lane" | "data" | "conversation">;

/** Takes in what happened: each event once, and in one step with the place up to which it was read. */
export class ExportsIntake {
  readonly #deps: IntakeDeps;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /** Writes the pieces of a session's report; a repeat of a part adds nothing. */
  async takeSession(report: SessionReport): Promise<void> {
    const { host } = this.#deps;
    const { session, epoch, since, through } = report;
    const key = READ_PREFIX + session;
    const before = readSchema.safeParse(await host.storage.get(key)).data;
    const from = before?.epoch === epoch ? Math.max(before.seq, since) : since;
    const fresh = report.events.filter(({ seq }) => seq > from);
    const known = before?.epoch === epoch ? before.conversions : 0;
    const reached = report.conversions.filter(({ n }) => n > known);
    let rows: Record<string, unknown> = {};
    let held: (() => void)[] = [];
    for (const [index, { seq, type, at, data }] of fresh.entries()) {
      const id = `evt-${epoch}-${seq}-${type.replace(/[._]/g, "-")}`;
      const made = this.#piecesFor({ id, type, at, lane: session, conversation: session, data });
      rows = { ...rows, ...made.rows };
      held.push(made.hold);
      // All of one place go in one step, so that a cut leaves none of them out.
      const isLast = fresh[index + 1]?.seq !== seq;
      if (!isLast || Object.keys(rows).length < STEP_ROWS / 2) continue;
      await host.storage.put({ ...rows, [key]: { epoch, seq, conversions: known, at: host.now() } });
      for (const hold of held) hold();
      rows = {};
      held = [];
    }
    for (const { n, at, name, value } of reached) {
      const id = `evt-${epoch}-converted-${n}`;
      const whose = { lane: session, conversation: session };
      const made = this.#piecesFor({
        id,
        type: "conversation.converted",
        at,
        ...whose,
        data: { name, value },
      });
      rows = { ...rows, ...made.rows };
      held.push(made.hold);
    }
    if (through <= from && held.length === 0) return;
    const conversions = reached.at(-1)?.n ?? known;
    await writeAll(host.storage, rows, {
      [key]: { epoch, seq: Math.max(through, from), conversions, at: host.now() },
    });
    for (const hold of held) hold();
  }

  /** Writes the pieces of a change of a ticket, once. */
  async takeTicket({ number, rev, type, at, session, data }: TicketReport): Promise<void> {
    const { host } = this.#deps;
    const key = TICKET_PREFIX + number;
    const before = ticketReadSchema.safeParse(await host.storage.get(key)).data;
    if (before && before.rev >= rev) return;
    const made = this.#piecesFor({
      id: `evt-ticket-${number}-${rev}`,
      type,
      at,
      lane: session ?? key,
      ...(session !== undefined && { conversation: session }),
      data: { ticket: String(number), ...data },
    });
    await host.storage.put({ ...made.rows, [key]: { rev, at: host.now() } });
    made.hold();
  }

  /**
   * Leaves the end of a session to be told, once; where it was erased for good, nothing else of it leaves any more. A CRM that
   * is off or disabled hears of it once it is on again, where it has records of the session.
   */
  async takeErasure(session: string, isForGood: boolean): Promise<void> {
    const { host, targets, piecesOf } = this.#deps;
    const key = READ_PREFIX + sessionSchema.parse(session);
    const before = readSchema.safeParse(await host.storage.get(key)).data;
    const isOver = ({ conversation, type }: Piece) =>
      conversation === session && type !== "conversation.erased";
    if (isForGood) for (const { id } of targets.all()) await piecesOf(id).remove(isOver);
    if (!before || before.epoch === ERASED) return;
    const erased: NewPiece = {
      id: `evt-${before.epoch}-erased`,
      type: "conversation.erased",
      at: host.now(),
      lane: session,
      conversation: session,
      data: { isForGood },
    };
    const made = this.#piecesFor(erased, await this.#closedWithRecords(session));
    await host.storage.put({ ...made.rows, [key]: { epoch: ERASED, seq: 0, at: host.now() } });
    made.hold();
  }

  /** Forgets how far sessions were read that told nothing for a long time. */
  async prune(): Promise<void> {
    const { host } = this.#deps;
    const before = host.now() - READ_KEPT_MS;
    const rows = await host.storage.list({ prefix: READ_PREFIX });
    const old = [...rows].filter(([, row]) => (readSchema.safeParse(row).data?.at ?? 0) < before);
    for (let from = 0; from < old.length; from += STEP_ROWS)
      await host.storage.delete(old.slice(from, from + STEP_ROWS).map(([key]) => key));
  }

  /** The CRMs that take no events now, and have records of a session. */
  async #closedWithRecords(session: string): Promise<TargetRow[]> {
    const { targets, memory } = this.#deps;
    const open = new Set(targets.open().map(({ row }) => row));
    const found: TargetRow[] = [];
    for (const row of targets.all())
      if (row.kind !== "webhook" && !open.has(row) && (await memory.of(row.id).get(session)) !== undefined)
        found.push(row);
    return found;
  }

  /** The rows of an event's pieces: one for each target that wants it, and one for each of `besides`. */
  #piecesFor(
    event: NewPiece,
    besides: readonly TargetRow[] = [],
  ): { rows: Record<string, unknown>; hold: () => void } {
    const { host, targets, piecesOf, nextNumber } = this.#deps;
    const wanting = targets.open().flatMap(({ row, exporter }) => {
      if (!exporter.wants.some((type) => type === event.type)) return [];
      return exporter.isLatestOnly && isCovered(piecesOf(row.id), event) ? [] : [row];
    });
    const made = [...wanting, ...besides].map(({ id }) => {
      const piece: Piece = { ...event, n: nextNumber(), state: "waiting", tries: 0, nextAt: host.now() };
      return { pieces: piecesOf(id), piece };
    });
    return {
      rows: Object.assign({}, ...made.map(({ pieces, piece }) => pieces.rowOf(piece))),
      hold: () => {
        for (const { pieces, piece } of made) pieces.hold(piece);
      },
    };
  }
}

/** True where a piece that waits will carry the state of this event as well: one that is not being tried, and no erasure. */
function isCovered(pieces: Pieces, { conversation, type }: NewPiece): boolean {
  if (conversation === undefined || type === "conversation.erased") return false;
  const waiting = pieces.find(
    (piece) =>
      piece.state === "waiting" &&
      piece.conversation === conversation &&
      piece.type !== "conversation.erased",
  );
  return waiting !== undefined && !pieces.isTried(waiting);
}

/** Writes rows a step at a time, and those that say that they were written with the last one. */
async function writeAll(
  storage: RoomHost["storage"],
  rows: Readonly<Record<string, unknown>>,
  last: Readonly<Record<string, unknown>>,
): Promise<void> {
  const entries = Object.entries(rows);
  while (entries.length > STEP_ROWS) await storage.put(Object.fromEntries(entries.splice(0, STEP_ROWS)));
  await storage.put({ ...Object.fromEntries(entries), ...last });
}
