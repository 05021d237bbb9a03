import {
  BAD_FRAMES_MAX,
  encodeEvents,
  type FrameFault,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
  type RejectedEvent,
  type RoomEvent,
} from "@prosa/protocol";
import type { Connection } from "../platform/room-host.ts";
import { REFUSALS } from "./handshake.ts";

/** Sends a room's events: those that arise while one frame is being handled leave together, in order. */
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

  /** Sends to every welcomed connection except one. */
  publish(events: readonly RoomEvent[], except?: Connection): void {
    if (events.length === 0) return;
    this.#holds += 1;
    for (const connection of this.#connections()) {
      if (connection !== except && connection.state.phase === "welcomed") this.send(connection, events);
    }
    this.release();
  }

  /** Answers a command that was not applied. */
  reject(connection: Connection, rejection: Omit<RejectedEvent, "type">): void {
    this.send(connection, [{ type: "rejected", ...rejection }]);
  }

  /** Answers a frame that could not be read; a connection that sends too many of them, or one too large, is closed. */
  rejectFrame(connection: Connection, fault: FrameFault): void {
    this.reject(connection, fault);
    const badFrames = connection.state.badFrames + 1;
    connection.setState({ ...connection.state, badFrames });
    if (fault.code === "frame-too-large") this.#close(connection, 1009, fault.code);
    else if (badFrames >= BAD_FRAMES_MAX) this.#close(connection, 4400, fault.code);
  }

  /** Answers a bad or missing hello, or a connection that takes too much, and closes the connection. */
  refuse(connection: Connection, code: RefusalCode, retryAfterMs?: number): void {
    const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
    this.send(connection, [{ type: "refused", code, ...REFUSALS[code], ...wait }]);
    this.#close(connection, REFUSAL_CLOSE_CODES[code], code);
  }

  /** Holds events back until `release` was called as often. */
  hold(): void {
    this.#holds += 1;
  }

  release(): void {
    this.#holds -= 1;
    if (this.#holds === 0) this.flush();
  }

  /** Sends what waits; returns how many characters that were. */
  flush(): number {
    let length = 0;
    for (const [connection, events] of this.#waiting) {
      this.#waiting.delete(connection);
      for (const frame of encodeEvents(events)) {
        length += frame.length;
        connection.send(frame);
      }
    }
    return length;
  }

  #close(connection: Connection, code: number, reason: string): void {
    this.flush();
    connection.close(code, reason);
  }
}
