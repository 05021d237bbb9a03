import {
  BAD_FRAMES_MAX,
  encodeEvents,
  type FrameFault,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
  type RejectedEvent,
  type RoomEvent,
} from "@prosa/protocol";
import type { AgentEvent, AgentRejectedEvent } from "@prosa/protocol/desk";
import type { Connection } from "../platform/room-host.ts";
import { AGENT_REFUSALS } from "../security/agent-tokens.ts";
import { asSpoken } from "./earlier-version.ts";
import { REFUSALS } from "./handshake/visitor-handshake.ts";

/** Sends a room's events: those that arise while one frame is being handled leave together, in order. */
export class Outgoing {
  readonly #waiting = new Map<Connection, AgentEvent[]>();
  readonly #connections: () => Iterable<Connection>;
  #holds = 0;

  constructor(connections: () => Iterable<Connection>) {
    this.#connections = connections;
  }

  /** Sends to one connection, in the version that it speaks; what is the agents' own goes to agents alone. */
  send(connection: Connection, events: readonly AgentEvent[]): void {
    const waiting = this.#waiting.get(connection) ?? [];
    waiting.push(...asSpoken(connection.state, events));
    this.#waiting.set(connection, waiting);
    if (this.#holds === 0) this.flush();
  }

  /** Sends to every visitor and agent who is welcomed, except to one connection. */
  publish(events: readonly RoomEvent[], except?: Connection): void {
    this.#sendAll(events, ["welcomed", "agent"], except);
  }

  /** Sends to every agent who is welcomed. */
  publishToAgents(events: readonly AgentEvent[]): void {
    this.#sendAll(events, ["agent"]);
  }

  /** Sends to every visitor who is welcomed. */
  publishToVisitors(events: readonly RoomEvent[]): void {
    this.#sendAll(events, ["welcomed"]);
  }

  /** Answers a command that was not applied. */
  reject(connection: Connection, rejection: Omit<RejectedEvent, "type">): void {
    this.send(connection, [{ type: "rejected", ...rejection }]);
  }

  /** Answers an agent's command that was not applied. */
  rejectAgent(connection: Connection, rejection: Omit<AgentRejectedEvent, "type">): void {
    this.send(connection, [{ type: "agent-rejected", ...rejection }]);
  }

  /** Answers a frame that could not be read; a connection that sends too many of them, or one too large, is closed. */
  rejectFrame(connection: Connection, fault: FrameFault): void {
    if (connection.state.phase === "agent") this.rejectAgent(connection, fault);
    else this.reject(connection, fault);
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

  /** Does the same to an agent. */
  refuseAgent(connection: Connection, code: RefusalCode): void {
    this.send(connection, [{ type: "refused", code, ...(AGENT_REFUSALS[code] ?? REFUSALS[code]) }]);
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

  #sendAll(
    events: readonly AgentEvent[],
    phases: readonly Connection["state"]["phase"][],
    except?: Connection,
  ): void {
    if (events.length === 0) return;
    this.#holds += 1;
    for (const connection of this.#connections()) {
      if (connection !== except && phases.includes(connection.state.phase)) this.send(connection, events);
    }
    this.release();
  }

  #close(connection: Connection, code: number, reason: string): void {
    this.flush();
    connection.close(code, reason);
  }
}
