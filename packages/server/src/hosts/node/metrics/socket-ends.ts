import type { RoomHost } from "../../../platform/room-host.ts";

/** The time that lost sockets are summed up for, in milliseconds. */
const SUM_MS = 60_000;
/** The code of a socket whose other end is gone without a word (RFC 6455, section 7.4.1). */
const LOST = 1006;

/**
 * Counts how sockets end. Those that are lost without a farewell are told in the log once a minute in sum: there are as many
 * as visitors who close a lid or leave a train's wireless network.
 */
export class SocketEnds {
  readonly #host: Pick<RoomHost, "after" | "log">;
  #lost = 0;
  #cancel: () => void = () => {};

  constructor(host: Pick<RoomHost, "after" | "log">) {
    this.#host = host;
  }

  /** Counts a socket that ended with a code. */
  note(code: number): void {
    this.#host.log({ level: "count", event: "socket-ended", code });
    if (code !== LOST) return;
    if (this.#lost === 0) this.#cancel = this.#host.after(SUM_MS, () => this.tell());
    this.#lost += 1;
  }

  /** Tells how many were lost since the last time, where any were. */
  tell(): void {
    this.#cancel();
    if (this.#lost > 0) this.#host.log({ level: "info", event: "sockets-lost", count: this.#lost });
    this.#lost = 0;
  }
}
