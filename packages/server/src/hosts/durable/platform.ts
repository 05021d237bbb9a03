import type { Connection, ConnectionState, RoomHost } from "../../platform/room-host.ts";
import { writeLog } from "./log.ts";

/** What every platform with web standards gives alike. */
export const webPlatform: Pick<RoomHost, "now" | "newId" | "after" | "log"> = {
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  log: writeLog,
};

/** The part of a PartyKit or partyserver connection that a room needs. */
export interface PartySocket {
  state: unknown;
  setState(state: never): unknown;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

const wrapped = new WeakMap<PartySocket, Connection>();

const NEW: ConnectionState = { phase: "greeting", room: "", origin: null, openedAt: 0, badFrames: 0 };

/** The same connection for the same socket, so that rooms may keep it as a key. */
export function connectionOf(socket: PartySocket): Connection {
  const known = wrapped.get(socket);
  if (known) return known;
  const connection: Connection = {
    get state() {
      return (socket.state as ConnectionState | null) ?? NEW;
    },
    setState: (state) => {
      socket.setState(state as never);
    },
    // A socket may have gone between two frames; its client will come back and ask for what it missed.
    send: (frame) => {
      try {
        socket.send(frame);
      } catch {}
    },
    close: (code, reason) => {
      try {
        socket.close(code, reason);
      } catch {}
    },
  };
  wrapped.set(socket, connection);
  return connection;
}
