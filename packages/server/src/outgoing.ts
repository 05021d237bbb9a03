import { encodeEvents, type RoomEvent } from "@prosa/protocol";
import type { Connection } from "./host.ts";

/** What a room sends: events that come up while one frame is being handled leave together, in order. */
export class Outgoing {
  readonly #waiting = new Map<Connection, RoomEvent[]>();
  readonly #connections: () => Iterable<Connection>;
  #holds = 0;

  constructor(connections: () => Iterable<Connection>) {
    this.#connections = connections;
  }

  /** Sends to one connection. */
  send(connection: Connection, events: readonly RoomEvent[]): void {
    const waiting = this.#waiting.get(connection) ?? [];
    waiting.push(...events);
    this.#waiting.set(connection, waiting);
    if (this.#holds === 0) this.flush();
  }

  /** Sends to every welcomed connection but the one excepted. */
  publish(events: readonly RoomEvent[], except?: Connection): void {
    if (events.length === 0) return;
    this.#holds += 1;
    for (const connection of this.#connections()) {
      if (connection !== except && connection.state.phase === "welcomed") this.send(connection, events);
    }
    this.release();
  }

  /** Keeps events back until as many `release` calls. */
  hold(): void {
    this.#holds += 1;
  }

  release(): void {
    this.#holds -= 1;
    if (this.#holds === 0) this.flush();
  }

  flush(): void {
    for (const [connection, events] of this.#waiting) {
      this.#waiting.delete(connection);
      for (const frame of encodeEvents(events)) connection.send(frame);
    }
  }
}
