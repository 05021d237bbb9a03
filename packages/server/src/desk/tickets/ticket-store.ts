import { type Ticket, type TicketEntry, type TicketPage, ticketEntrySchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { keyRowOf } from "../../security/sealing/owner-keys.ts";
import type { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import { DeskRefusal } from "../people/desk-refusal.ts";
import { ownerOfTicket, TICKET_ENTRY_PREFIX, TICKET_PREFIX } from "../rows/seal-rows.ts";
import { countsOf, isBefore, isWanted, type TicketFilter, ticketPlaceOf } from "./ticket-filter.ts";
import {
  markOf,
  type NewTicket,
  type NewTicketEntry,
  type TicketMark,
  type TicketRow,
  ticketMarkSchema,
  ticketRowSchema,
} from "./ticket-row.ts";

/** The most tickets of a site; beyond it the closed ones that changed longest ago go. */
const TICKETS_MAX = 20_000;

/** The most entries in one ticket's history. */
export const TICKET_ENTRIES_MAX = 500;

/** The requests of one ticket that are remembered, so that a repeat of them changes nothing. */
const REQUESTS_KEPT = 20;

/** A site's first ticket, so that a number has four digits to read out. */
const FIRST_NUMBER = 1_001;

/** The tickets of one page of a list. */
const PAGE_COUNT = 50;

/** The rows that one step of the storage may hold, with some to spare for what goes with them. */
const ROWS_A_STEP = 100;

const MARK_PREFIX = "ticket-mark:";
const NUMBER_KEY = "ticket-number";

/** The result of a step: the ticket as it is, its change's number, and the entries that tell of it from the place `first` on. */
export interface TicketStep {
  ticket: Ticket;
  rev: number;
  entries: TicketEntry[];
  first: number;
}

/** Takes the place of a ticket's mark from the end of its key until its rows are gone. */
const endedMarkSchema = z.object({ hasEnded: z.literal(true) });
const ENDED_MARK: z.infer<typeof endedMarkSchema> = { hasEnded: true };

/** Rows that are written in the same step as a ticket's change. */
type RowsBeside = (step: TicketStep) => Readonly<Record<string, unknown>>;

type TicketHost = Pick<RoomHost, "now" | "log"> & { readonly storage: SealedStorage };

/**
 * A site's tickets with their histories: one row a ticket and one an entry, sealed under a key of the ticket's own, and a small
 * mark of each without words, in memory for lists.
 */
export class TicketStore {
  readonly #host: TicketHost;
  readonly #marks: Map<string, TicketMark>;
  readonly #max: number;
  readonly #changed = new Set<string>();
  #number: number;

  private constructor(host: TicketHost, marks: Map<string, TicketMark>, number: number, max: number) {
    this.#host = host;
    this.#marks = marks;
    this.#number = number;
    this.#max = max;
  }

  static async open(host: TicketHost, max = TICKETS_MAX): Promise<TicketStore> {
    const [rows, number] = await Promise.all([
      host.storage.list({ prefix: MARK_PREFIX }),
      host.storage.get(NUMBER_KEY),
    ]);
    const marks = new Map<string, TicketMark>();
    const ended: string[] = [];
    for (const [key, row] of rows) {
      const id = key.slice(MARK_PREFIX.length);
      const parsed = ticketMarkSchema.safeParse(row);
      if (parsed.success) marks.set(id, parsed.data);
      else if (endedMarkSchema.safeParse(row).success) ended.push(id);
      else host.log({ level: "error", event: "ticket-mark-unreadable" });
    }
    const last = z.int().safeParse(number).data ?? FIRST_NUMBER - 1;
    const store = new TicketStore(host, marks, last, max);
    // A restart came between the end of a ticket's key and that of its rows.
    for (const id of ended) await store.#removeRows(id);
    return store;
  }

  /** The marks of all tickets, with their ids. */
  marks(): Iterable<[id: string, mark: TicketMark]> {
    return this.#marks;
  }

  /** The tickets that changed, came or went since this was last asked. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  async find(id: string): Promise<Ticket | null> {
    return (await this.#row(id))?.ticket ?? null;
  }

  /** The history of a ticket, the oldest first. */
  async entries(id: string): Promise<TicketEntry[]> {
    const rows = await this.#host.storage.list({ prefix: `${TICKET_ENTRY_PREFIX}${id}:` });
    return [...rows.values()].flatMap((row) => ticketEntrySchema.safeParse(row).data ?? []);
  }

  /** The ticket of a number; `null` where there is none. */
  idOf(number: number): string | null {
    for (const [id, mark] of this.#marks) if (mark.number === number) return id;
    return null;
  }

  /** One entry of a ticket's history by its place; `null` where there is none. */
  async entry(id: string, place: number): Promise<TicketEntry | null> {
    return ticketEntrySchema.safeParse(await this.#host.storage.get(entryKey(id, place))).data ?? null;
  }

  /**
   * Makes a ticket, under the site's next number; one of this id that was made before is returned as it is, as `null` of a step.
   * Throws a `DeskRefusal` where there is room for no more.
   */
  async create(
    { id, ...words }: NewTicket,
    { expectedAt, by }: { expectedAt: number | null; by: Pick<TicketEntry, "by" | "agent"> },
    beside: RowsBeside,
  ): Promise<TicketStep | null> {
    if (this.#marks.has(id)) return null;
    await this.#makeRoom();
    const at = this.#host.now();
    const ticket: Ticket = {
      id,
      ...words,
      number: this.#number + 1,
      status: "new",
      createdAt: at,
      changedAt: at,
      ...(expectedAt !== null && { expectedAt }),
    };
    const entry: TicketEntry = { at, ...by, isPublic: true, status: "new" };
    const step = { ticket, rev: 1, entries: [entry], first: 0 };
    await this.#write(step, [], { [NUMBER_KEY]: ticket.number, ...beside(step) });
    this.#number = ticket.number;
    return step;
  }

  /**
   * Changes a ticket, with entries that tell of it; `null` where the request of this id changed it before. Throws a
   * `DeskRefusal` where its history is full, and where there is no such ticket.
   */
  async change(
    id: string,
    {
      changes,
      entries,
      request,
    }: { changes: Partial<Ticket>; entries: readonly NewTicketEntry[]; request?: string | undefined },
    beside: RowsBeside,
  ): Promise<TicketStep | null> {
    const row = await this.#row(id);
    if (!row) throw new DeskRefusal("unknown-ticket", "There is no such ticket.", 404);
    if (request !== undefined && row.ids.includes(request)) return null;
    if (row.entries + entries.length > TICKET_ENTRIES_MAX) {
      throw new DeskRefusal(
        "ticket-full",
        `A ticket has at most ${TICKET_ENTRIES_MAX} entries; open another.`,
        409,
      );
    }
    const at = Math.max(this.#host.now(), row.ticket.changedAt);
    const ticket: Ticket = { ...row.ticket, ...changes, changedAt: at };
    for (const name of ["assignee", "expectedAt", "solvedAt"] as const) {
      if (name in changes && changes[name] === undefined) delete ticket[name];
    }
    const placed = entries.map((entry) => ({ at, ...entry }));
    const step = { ticket, rev: row.rev + 1, entries: placed, first: row.entries };
    const ids = request === undefined ? row.ids : [...row.ids, request].slice(-REQUESTS_KEPT);
    await this.#write(step, ids, beside(step));
    return step;
  }

  /** Takes away the conversation that a ticket came from: its transcript is gone. */
  async detach(id: string): Promise<void> {
    const row = await this.#row(id);
    if (!row) return;
    const { session: _, ...ticket } = row.ticket;
    const mark = markOf(ticket);
    await this.#host.storage.put({ [TICKET_PREFIX + id]: { ...row, ticket }, [MARK_PREFIX + id]: mark });
    this.#mark(id, mark);
  }

  /** Removes a ticket with its history: its key first, so that nobody reads it wherever this is cut off. */
  async remove(id: string): Promise<void> {
    await this.#host.storage.destroyKey(ownerOfTicket(id), { [MARK_PREFIX + id]: ENDED_MARK });
    this.#marks.delete(id);
    this.#changed.add(id);
    await this.#removeRows(id);
  }

  async #removeRows(id: string): Promise<void> {
    const { storage } = this.#host;
    for (;;) {
      const keys = await storage.keys({ prefix: `${TICKET_ENTRY_PREFIX}${id}:`, limit: ROWS_A_STEP });
      if (keys.length === 0) break;
      await storage.delete(keys);
    }
    await storage.delete([TICKET_PREFIX + id, MARK_PREFIX + id, keyRowOf(ownerOfTicket(id))]);
  }

  /** One page of a list, the latest change first. */
  async page({ from, limit = PAGE_COUNT, ...filter }: TicketFilter): Promise<TicketPage> {
    const now = this.#host.now();
    const found = [...this.#marks]
      .filter(([, mark]) => isWanted(mark, filter, now))
      .sort(([one, a], [other, b]) => b.changedAt - a.changedAt || (one < other ? -1 : 1));
    const start = from === undefined ? 0 : found.findIndex((one) => !isBefore(one, from));
    const shown = start < 0 ? [] : found.slice(start, start + limit);
    const following = start < 0 ? undefined : found[start + limit];
    const tickets = await Promise.all(shown.map(([id]) => this.find(id)));
    return {
      tickets: tickets.filter((ticket) => ticket !== null),
      ...(following && { next: ticketPlaceOf(following) }),
      counts: countsOf(this.#marks.values(), now),
    };
  }

  async #row(id: string): Promise<TicketRow | null> {
    const stored = await this.#host.storage.get(TICKET_PREFIX + id);
    return ticketRowSchema.safeParse(stored).data ?? null;
  }

  async #write(
    { ticket, rev, entries, first }: TicketStep,
    ids: TicketRow["ids"],
    beside: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { id } = ticket;
    const mark = markOf(ticket);
    const row: TicketRow = { ticket, rev, entries: first + entries.length, ids };
    const rows: Record<string, unknown> = { [TICKET_PREFIX + id]: row, [MARK_PREFIX + id]: mark, ...beside };
    for (const [index, entry] of entries.entries()) {
      rows[entryKey(id, first + index)] = entry;
    }
    await this.#host.storage.put(rows);
    this.#mark(id, mark);
  }

  #mark(id: string, mark: TicketMark): void {
    this.#marks.set(id, mark);
    this.#changed.add(id);
  }

  async #makeRoom(): Promise<void> {
    if (this.#marks.size < this.#max) return;
    const closed = [...this.#marks].filter(([, { status }]) => status === "closed");
    const oldest = closed.sort(([, one], [, other]) => one.changedAt - other.changedAt)[0];
    if (!oldest) {
      throw new DeskRefusal("too-many-tickets", `At most ${this.#max} tickets may be open; close some.`, 409);
    }
    await this.remove(oldest[0]);
  }
}

function entryKey(id: string, place: number): string {
  return `${TICKET_ENTRY_PREFIX}${id}:${String(place).padStart(5, "0")}`;
}
