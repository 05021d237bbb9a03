import type { Connection, ConnectionState } from "../../platform/room-host.ts";

/** Both ends of a socket in one process. */
export class MemorySocket implements Connection {
  state: ConnectionState = {
    phase: "greeting",
    room: "",
    origin: null,
    address: "",
    openedAt: 0,
    badFrames: 0,
  };
  closed: { code: number; reason: string } | null = null;
  readonly #onFrame: (frame: string) => void;
  readonly #onClose: () => void;

  constructor(onFrame: (frame: string) => void, onClose: () => void) {
    this.#onFrame = onFrame;
    this.#onClose = onClose;
  }

  setState(state: ConnectionState): void {
    this.state = structuredClone(state);
  }

  send(frame: string): void {
    if (!this.closed) this.#onFrame(frame);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    this.closed = { code, reason };
    this.#onClose();
  }
}
