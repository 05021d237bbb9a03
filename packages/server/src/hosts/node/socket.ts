import type { WebSocket } from "ws";
import type { AutoResponse, Connection, ConnectionState } from "../../platform/room-host.ts";

/**
 * The most bytes that wait for a slow client; beyond them the socket is cut, and its client comes back with its cursor. A
 * resume of 5,000 events of 3 KiB stays below.
 */
const WAITING_BYTES_MAX = 16 * 1024 * 1024;

/**
 * The time after a ping was answered for a room that is not in memory, in milliseconds, within which the next one wakes it:
 * its limits count what comes faster. The widget asks every 25 s.
 */
const PING_REST_MS = 5_000;

/** A room's end of a socket. */
export class NodeSocket implements Connection {
  state: ConnectionState = {
    phase: "greeting",
    room: "",
    origin: null,
    address: "",
    openedAt: 0,
    badFrames: 0,
  };
  readonly #socket: WebSocket;
  readonly #waitingBytesMax: number;
  #isAlive = true;
  #pongAt = Number.NEGATIVE_INFINITY;

  constructor(socket: WebSocket, waitingBytesMax = WAITING_BYTES_MAX) {
    this.#socket = socket;
    this.#waitingBytesMax = waitingBytesMax;
    socket.on("pong", () => {
      this.#isAlive = true;
    });
  }

  setState(state: ConnectionState): void {
    this.state = state;
  }

  send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > this.#waitingBytesMax) this.#socket.terminate();
    else this.#socket.send(frame);
  }

  /** Answers a frame for a room that is not in memory, where it is a ping of a welcomed client; false where the room has to. */
  answersAlone(frame: unknown, { request, response }: AutoResponse): boolean {
    const { phase } = this.state;
    const now = performance.now();
    const isPing = frame === request && (phase === "welcomed" || phase === "agent");
    if (!isPing || now - this.#pongAt < PING_REST_MS) return false;
    this.#pongAt = now;
    this.send(response);
    return true;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Asks whether the other end is there; cuts the socket where the last question had no answer. */
  probe(): void {
    if (!this.#isAlive) this.#socket.terminate();
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    this.#isAlive = false;
  }
}
