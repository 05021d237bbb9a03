import { encodeEvents } from "@prosa/protocol";
import type { Colleague, Counts, DeskEvent, DeskRow } from "@prosa/protocol/desk";
import type { Connection, RoomHost } from "../platform/room-host.ts";
import { inChunks } from "./chunks.ts";
import type { DeskParts } from "./desk-parts.ts";
import { GATHER_ALONE_MS, GATHER_MS, sendTo } from "./desk-sender.ts";
import type { OfferChange } from "./queue/offers.ts";
import type { RowChange } from "./rows/desk-rows.ts";

type DeskState = Extract<Connection["state"], { phase: "desk" }>;

/** Tells a site's agents what changes at the desk: rows, counts and colleagues gathered, offers at once. */
export class DeskPublisher {
  readonly #host: Pick<RoomHost, "connections" | "after">;
  readonly #changed = new Set<string>();
  readonly #tickets = new Set<string>();
  readonly #toldCounts = new WeakMap<Connection, string>();
  readonly #toldPeople = new Map<string, Colleague>();
  readonly #alone = new Set<string>();
  #isDue = false;
  #isAloneDue = false;

  constructor(host: Pick<RoomHost, "connections" | "after">) {
    this.#host = host;
  }

  /**
   * Notes changes of rows, and tells them soon, with the counts and colleagues that follow from them; those of conversations
   * with the assistant alone seldom, and to those who look at such conversations.
   */
  note(changes: readonly RowChange[], alone: readonly RowChange[], parts: DeskParts): void {
    for (const { session } of changes) this.#changed.add(session);
    if (changes.length > 0) this.noteAny(parts);
    if (alone.length === 0 || this.#followers().length === 0) return;
    for (const { session } of alone) this.#alone.add(session);
    if (this.#isAloneDue) return;
    this.#isAloneDue = true;
    this.#host.after(GATHER_ALONE_MS, () => this.#tellAlone(parts));
  }

  /** Tells soon that tickets changed. */
  noteTickets(ids: readonly string[], parts: DeskParts): void {
    for (const id of ids) this.#tickets.add(id);
    if (ids.length > 0) this.noteAny(parts);
  }

  /** Tells soon what changed of counts and colleagues. */
  noteAny(parts: DeskParts): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#host.after(GATHER_MS, () => this.#tell(parts));
  }

  /** Notes what a connection was just told in its welcome. */
  welcomed(connection: Connection, counts: Counts): void {
    this.#toldCounts.set(connection, JSON.stringify(counts));
  }

  /** Tells a person of an offer, or of its end. */
  offer(person: string, event: { row: DeskRow; until: number } | { session: string }): void {
    for (const { connection } of this.#agents((state) => state.agent.id === person)) {
      sendTo(connection, [
        "row" in event ? { type: "offered", ...event } : { type: "offer-ended", ...event },
      ]);
    }
  }

  offers(made: readonly OfferChange[]): void {
    for (const { row, person, until = 0 } of made) this.offer(person, { row, until });
  }

  #tell(parts: DeskParts): void {
    this.#isDue = false;
    const events = [...this.#takeRows(this.#changed, parts), ...this.#peopleEvents(parts)];
    const changedTickets = this.#tickets.size > 0 ? inChunks([...this.#tickets]) : [];
    this.#tickets.clear();
    const ticketFrames = encodeEvents(
      changedTickets.map((tickets) => ({ type: "tickets-changed" as const, tickets })),
    );
    this.#send(this.#agents(), events, parts, ticketFrames);
  }

  #tellAlone(parts: DeskParts): void {
    this.#isAloneDue = false;
    this.#send(this.#followers(), this.#takeRows(this.#alone, parts), parts);
  }

  /**
   * Sends the same events to many agents, each with the counts of their views where they are others than they were told last. Hundreds of
   * agents hold but a few numbers of conversations, and with one number go the same counts: each frame is written once.
   */
  #send(
    agents: Iterable<{ connection: Connection; state: DeskState }>,
    events: readonly DeskEvent[],
    { rows }: DeskParts,
    others: readonly string[] = [],
  ): void {
    const countsOf = new Map<number, { counts: Counts; text: string }>();
    const framesWith = new Map<string, readonly string[]>();
    for (const { connection, state } of agents) {
      const person = state.agent.id;
      const mine = rows.lists.heldBy(person);
      let own = countsOf.get(mine);
      if (!own) {
        const counts = rows.lists.of(person);
        own = { counts, text: JSON.stringify(counts) };
        countsOf.set(mine, own);
      }
      const isNew = this.#toldCounts.get(connection) !== own.text;
      if (isNew) this.#toldCounts.set(connection, own.text);
      const name = isNew ? own.text : "";
      let frames = framesWith.get(name);
      if (!frames) {
        frames = encodeEvents(isNew ? [...events, { type: "counts", counts: own.counts }] : events);
        framesWith.set(name, frames);
      }
      for (const frame of frames) connection.send(frame);
      for (const frame of others) connection.send(frame);
    }
  }

  #followers() {
    return [...this.#agents(({ followsAssistant }) => followsAssistant === true)];
  }

  #takeRows(sessions: Set<string>, { rows }: DeskParts): DeskEvent[] {
    if (sessions.size === 0) return [];
    const changed = [...sessions].map((session) => ({ session, row: rows.get(session) }));
    sessions.clear();
    const gone = changed.flatMap(({ session, row }) => (row ? [] : [session]));
    return rowEvents(
      rows.rev,
      changed.flatMap(({ row }) => row ?? []),
      gone,
    );
  }

  #peopleEvents(parts: DeskParts): DeskEvent[] {
    const people = parts.colleagues.list().filter((person) => {
      const told = this.#toldPeople.get(person.id);
      if (told === person) return false;
      this.#toldPeople.set(person.id, person);
      // Who is as they were told, though they were not meanwhile, is told of no more.
      return told === undefined || JSON.stringify(told) !== JSON.stringify(person);
    });
    return people.length > 0 ? inChunks(people).map((chunk) => ({ type: "people", people: chunk })) : [];
  }

  *#agents(isOne: (state: DeskState) => boolean = () => true) {
    for (const connection of this.#host.connections()) {
      const { state } = connection;
      if (state.phase === "desk" && isOne(state)) yield { connection, state };
    }
  }
}

/** The events that tell rows and sessions that are gone, each small enough for a frame. */
export function rowEvents(rev: number, rows: readonly DeskRow[], gone: readonly string[]): DeskEvent[] {
  const chunks = inChunks(rows);
  return chunks.map((chunk, index) => ({
    type: "rows",
    rev,
    rows: chunk,
    gone: index === 0 ? [...gone] : [],
  }));
}
