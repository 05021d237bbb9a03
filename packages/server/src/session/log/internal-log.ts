import { type Agent, type InternalEvent, internalEventSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomStorage } from "../../platform/room-host.ts";
import type { PeopleRow } from "./people-row.ts";

/** The most internal events that a session keeps; beyond it the oldest goes with each new one. */
const INTERNAL_EVENTS_MAX = 2_000;

const PREFIX = "internal:";
const ID_PREFIX = "internal-id:";

const sourceSchema = z.object({ source: z.string() });

type Unnumbered<Event> = Event extends InternalEvent ? Omit<Event, "n" | "after" | "at"> : never;

/** An internal event that has not been given its place yet. */
export type NewInternalEvent = Unnumbered<InternalEvent>;

/** The rows of internal events, and what a step with them changes beside. */
interface Placed {
  events: InternalEvent[];
  rows: Record<string, unknown>;
  stale: string[];
  counts: Partial<PeopleRow>;
}

/**
 * The events of a session that agents alone see, one row each, in an order of their own: no gap in the visitors' log tells
 * of them. The session's log writes them in the step of their cause.
 */
export class InternalLog {
  readonly #storage: RoomStorage;
  readonly #reportUnreadable: (n: number) => void;

  constructor(storage: RoomStorage, reportUnreadable: (n: number) => void) {
    this.#storage = storage;
    this.#reportUnreadable = reportUnreadable;
  }

  /** Gives events their places after `seq` of the log, and makes their rows. */
  async place(
    { internalSeq, internalFirst, toolEvents = 0 }: PeopleRow,
    added: readonly { id: string; event: NewInternalEvent }[],
    seq: number,
    at: number,
  ): Promise<Placed> {
    const rows: Record<string, unknown> = {};
    const events = added.map(({ id, event }, index): InternalEvent => {
      const placed: InternalEvent = { ...event, n: internalSeq + index + 1, after: seq, at };
      rows[keyOf(placed.n)] = { ...placed, source: id };
      rows[`${ID_PREFIX}${id}`] = placed.n;
      return placed;
    });
    const last = internalSeq + events.length;
    const first = Math.max(internalFirst, last - INTERNAL_EVENTS_MAX + 1);
    const stale = first > internalFirst ? await this.#oldest(first - internalFirst) : [];
    const calls = added.filter(({ event }) => event.type === "tool-called").length;
    const counts = {
      internalSeq: last,
      internalFirst: first,
      ...(calls > 0 && { toolEvents: toolEvents + calls }),
    };
    return { events, rows, stale, counts };
  }

  /** Finds the event of the command with this id; `null` where there is none. */
  async find(id: string): Promise<InternalEvent | null> {
    const n = await this.#storage.get(`${ID_PREFIX}${id}`);
    if (typeof n !== "number") return null;
    return this.#parse(n, await this.#storage.get(keyOf(n)));
  }

  /** The events after `since`, at most `limit`; one that cannot be read becomes an empty note in its place. */
  async after(since: number, limit: number): Promise<InternalEvent[]> {
    const rows = await this.#storage.list({ prefix: PREFIX, start: keyOf(since + 1), limit });
    return [...rows].map(([key, stored]) => this.#parse(Number(key.slice(PREFIX.length)), stored));
  }

  async #oldest(limit: number): Promise<string[]> {
    const rows = await this.#storage.list({ prefix: PREFIX, limit });
    return [...rows].flatMap(([key, stored]) => {
      const source = sourceSchema.safeParse(stored).data?.source;
      return source === undefined ? [key] : [key, `${ID_PREFIX}${source}`];
    });
  }

  #parse(n: number, stored: unknown): InternalEvent {
    const parsed = internalEventSchema.safeParse(stored);
    if (parsed.success) return parsed.data;
    const id = sourceSchema.safeParse(stored).data?.source ?? `unreadable-${n}`;
    this.#reportUnreadable(n);
    return { type: "noted", n, after: 0, at: 0, id, text: "" };
  }
}

/** Makes the internal event of an act. */
export function acted(
  agent: Agent | undefined,
  act: Extract<NewInternalEvent, { type: "acted" }>["act"],
  details: Omit<Extract<NewInternalEvent, { type: "acted" }>, "type" | "agent" | "act"> = {},
): NewInternalEvent {
  return { type: "acted", ...(agent && { agent }), act, ...details };
}

function keyOf(n: number): string {
  return `${PREFIX}${String(n).padStart(10, "0")}`;
}
