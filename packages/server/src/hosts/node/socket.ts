import type { WebSocket } from "ws";
import type { Connection, ConnectionState } from "../../platform/room-host.ts";

/**
 * The most bytes that wait for a slow client; beyond them the socket is cut, and its client comes back with its cursor. A
 * resume of 5,000 events of 3 KiB stays below.
 */
const WAITING_BYTES_MAX = 16 * 1024 * 1024;

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
