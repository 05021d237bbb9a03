import { AGENT_GRACE_MS, PRESENCE_LEASE_MS, type Presence } from "@prosa/protocol/desk";
import type { Connection } from "../platform/room-host.ts";

/** Who of a site's people is there: by the signs of life of their desks, which are leases. */
export class PresenceTracker {
  readonly #connections: () => Iterable<Connection>;
  readonly #now: () => number;
  readonly #heardAt = new WeakMap<Connection, number>();
  /** Since when people who have conversations are gone, in milliseconds since 1970. */
  readonly #goneSince = new Map<string, number>();

  constructor(connections: () => Iterable<Connection>, now: () => number) {
    this.#connections = connections;
    this.#now = now;
  }

  /** Notes a sign of life. */
  hear(connection: Connection): void {
    this.#heardAt.set(connection, this.#now());
  }

  of(person: string): Presence {
    let found: Presence = "offline";
    for (const { state } of this.#alive()) {
      if (state.phase !== "desk" || state.agent.id !== person) continue;
      if (!state.isAway) return "online";
      found = "away";
    }
    return found;
  }

  get isAnybodyOnline(): boolean {
    for (const { state } of this.#alive()) if (state.phase === "desk" && !state.isAway) return true;
    return false;
  }

  /** The presence of everybody who is not offline. */
  all(): ReadonlyMap<string, Presence> {
    const all = new Map<string, Presence>();
    for (const { state } of this.#alive()) {
      if (state.phase !== "desk") continue;
      const { id } = state.agent;
      all.set(id, state.isAway && all.get(id) !== "online" ? "away" : "online");
    }
    return all;
  }

  /** The people among these who have been gone longer than their grace; begins to count for those just gone. `there` is as `all` tells. */
  lost(people: readonly string[], there: ReadonlyMap<string, Presence>): string[] {
    const now = this.#now();
    if (this.#goneSince.size > 0) {
      const named = new Set(people);
      for (const person of this.#goneSince.keys()) if (!named.has(person)) this.#goneSince.delete(person);
    }
    return people.filter((person) => {
      if (there.has(person)) {
        this.#goneSince.delete(person);
        return false;
      }
      const since = this.#goneSince.get(person) ?? now;
      this.#goneSince.set(person, since);
      return now - since >= AGENT_GRACE_MS;
    });
  }

  /** When a lease or a grace ends next, in milliseconds since 1970; `null` where none runs. */
  get dueAt(): number | null {
    const now = this.#now();
    let due = Number.POSITIVE_INFINITY;
    for (const connection of this.#alive()) due = Math.min(due, this.#heard(connection) + PRESENCE_LEASE_MS);
    for (const since of this.#goneSince.values()) {
      const at = since + AGENT_GRACE_MS;
      if (at > now) due = Math.min(due, at);
    }
    return due === Number.POSITIVE_INFINITY ? null : due;
  }

  *#alive(): Generator<Connection> {
    const now = this.#now();
    for (const connection of this.#connections())
      if (connection.state.phase === "desk" && this.#heard(connection) + PRESENCE_LEASE_MS > now)
        yield connection;
  }

  /** A desk whose room came back to memory has its lease from then on. */
  #heard(connection: Connection): number {
    const heardAt = this.#heardAt.get(connection);
    if (heardAt !== undefined) return heardAt;
    this.hear(connection);
    return this.#now();
  }
}
