import { type DeskRow, PAGE_INBOX_ID, type Presence } from "@prosa/protocol/desk";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { WakeUp } from "../../platform/wake-up.ts";
import type { DeskParts } from "../desk-parts.ts";
import type { DeskPublisher } from "../desk-publisher.ts";
import type { RowChange } from "../rows/desk-rows.ts";
import { boundsOf, spanOf, waitOf } from "./wait.ts";

/** The visitors from the queue's head on who are told their place; further back it says nothing of use. */
const PLACES_TOLD_MAX = 50;

/**
 * The time for which changes of the queue are gathered before visitors hear of them, in milliseconds. It is kept in memory, so
 * that it begins again with each start; a visitor who has no place yet does not wait for it.
 */
const PLACES_GATHER_MS = 1_500;

interface TurnsDeps {
  host: RoomHost;
  publisher: DeskPublisher;
  wakeUp: WakeUp;
}

/**
 * Looks what a change brings about: presence that lapsed, conversations of people who are gone, offers that ran out, the next
 * offer, and the places that visitors are told. One decision at a time, in the room's order of work.
 */
export class QueueSchedule {
  readonly #deps: TurnsDeps;
  #arePlacesDue = false;

  constructor(deps: TurnsDeps) {
    this.#deps = deps;
  }

  /** Takes in changes of rows. */
  async follow(parts: DeskParts, changes: readonly RowChange[]): Promise<void> {
    const { host, publisher } = this.#deps;
    for (const change of changes) {
      const ended = parts.offers.follow(change, host.now());
      if (ended) publisher.offer(ended.person, { session: ended.session });
      await parts.pace.learn(change, host.now(), parts.told.get(change.session)?.toldMs);
      parts.told.follow(change);
    }
    await this.#write(parts);
    await parts.pushes.follow(changes);
    await this.take(parts);
  }

  /** Does all that is due now, and sets the alarm for what is due next. */
  async take(parts: DeskParts): Promise<void> {
    const { host, publisher, wakeUp } = this.#deps;
    const { offers, presence, rows } = parts;
    let there = presence.all();
    this.#release(parts, there);
    const { sessions, absent } = offers.expire(host.now());
    for (const { session, person } of sessions) publisher.offer(person, { session });
    for (const person of absent) this.#sendAway(person);
    if (absent.length > 0) there = presence.all();
    offers.withdraw(there);
    const { waiting } = rows;
    const made = waiting.length === 0 ? [] : offers.offer(waiting, parts.colleagues.list(there), host.now());
    publisher.offers(made);
    await parts.pushes.offer(made);
    publisher.noteAny(parts);
    if (waiting.length > 0) this.#notePlaces(parts);
    await parts.waiting.look();
    await parts.pushes.look();
    const { opensAt, closesAt } = parts.facts.opening;
    // Those who wait are told when the site opens, and when it closes.
    const changesAt = waiting.length > 0 ? (opensAt ?? closesAt ?? null) : null;
    const isWatched = rows.lists.holders.length > 0 || hasAny(host.connections());
    const ofPeople = isWatched ? [presence.dueAt, offers.dueAt] : [];
    const due = [...ofPeople, changesAt, parts.tickets.dueAt, parts.waiting.dueAt, parts.pushes.dueAt].filter(
      (at) => at !== null,
    );
    if (due.length > 0) {
      await wakeUp
        .by(Math.min(...due))
        .catch((error: unknown) =>
          host.log({ level: "error", event: "alarm-not-set", error: faultOf(error) }),
        );
    }
  }

  /** Asks the sessions of people who are gone for too long to go back to the queue. */
  #release({ presence, rows }: DeskParts, there: ReadonlyMap<string, Presence>): void {
    // Who answers at a platform's own inbox is never at a desk.
    const holders = rows.lists.holders.filter((person) => person !== PAGE_INBOX_ID);
    for (const person of presence.lost(holders, there)) {
      for (const { session, ownership } of rows.inView("mine", person))
        this.#tellSession(session, "/lost", { person, ownership });
    }
  }

  #sendAway(person: string): void {
    for (const connection of this.#deps.host.connections()) {
      const { state } = connection;
      if (state.phase === "desk" && state.agent.id === person)
        connection.setState({ ...state, isAway: true });
    }
  }

  #notePlaces(parts: DeskParts): void {
    this.#tellPlaces(parts, ({ session }) => parts.told.get(session) === undefined);
    if (this.#arePlacesDue) return;
    this.#arePlacesDue = true;
    this.#deps.host.after(PLACES_GATHER_MS, () => {
      this.#arePlacesDue = false;
      this.#tellPlaces(parts, () => true);
    });
  }

  /** Tells those of the queue's head whom a test lets through their place, where it is another than they were told. */
  #tellPlaces(parts: DeskParts, isMeant: (row: DeskRow) => boolean): void {
    const head = [...parts.rows.waiting.slice(0, PLACES_TOLD_MAX).entries()].filter(([, row]) =>
      isMeant(row),
    );
    if (head.length === 0) return;
    const people = parts.colleagues.list().filter(({ presence }) => presence === "online");
    const slots = people.reduce((sum, { capacity }) => sum + capacity, 0);
    const freeSlots = people.reduce((sum, { capacity, open }) => sum + Math.max(0, capacity - open), 0);
    const pace = { handleMs: parts.pace.handleMs, slots, freeSlots };
    const { isOpen, opensAt } = parts.facts.opening;
    const { told } = parts;
    for (const [ahead, { session, ownership }] of head) {
      const before = told.get(session);
      const waitMs = waitOf(ahead, pace);
      // The wait is one of opening hours: while the site is closed, its next opening is told instead.
      const span = waitMs === null || !isOpen ? undefined : spanOf(waitMs, before?.span);
      const place = {
        position: ahead + 1,
        isAttended: isOpen && people.length > 0,
        ...(opensAt !== undefined && { opensAt }),
        ...(span !== undefined && { wait: boundsOf(span) }),
      };
      const text = JSON.stringify(place);
      if (before?.text === text) continue;
      const toldMs = before?.toldMs ?? (span === undefined ? undefined : (waitMs ?? undefined));
      const isFirst = before?.toldMs === undefined && toldMs !== undefined;
      told.set(session, {
        text,
        ...(span !== undefined && { span }),
        ...(toldMs !== undefined && { toldMs }),
      });
      const promised = isFirst && { promisedMs: Math.round(toldMs) };
      this.#tellSession(session, "/place", { ownership, place, ...promised });
    }
    void this.#write(parts);
  }

  /** Keeps what was told. Where the disk refuses it, the next change tries again. */
  async #write({ told }: DeskParts): Promise<void> {
    const { host } = this.#deps;
    await told
      .write()
      .catch((error: unknown) =>
        host.log({ level: "error", event: "places-not-kept", error: faultOf(error) }),
      );
  }

  /** Tells a session's room something that it may do without; its answer is not waited for. */
  #tellSession(session: string, path: string, body: object): void {
    const { host } = this.#deps;
    host
      .callRoom("main", session, path, { method: "POST", body: JSON.stringify(body) })
      .catch((error: unknown) =>
        host.log({ level: "warn", event: "session-not-told", path, error: faultOf(error) }),
      );
  }
}

function hasAny(some: Iterable<unknown>): boolean {
  for (const _ of some) return true;
  return false;
}
