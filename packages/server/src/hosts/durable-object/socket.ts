import type { Connection, ConnectionState } from "../../platform/room-host.ts";

/** The part of a PartyKit or partyserver connection that a room needs. */
export interface DurableSocket {
  state: unknown;
  setState(state: never): unknown;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

const wrapped = new WeakMap<DurableSocket, Connection>();

const NEW: ConnectionState = {
  phase: "greeting",
  room: "",
  origin: null,
  address: "",
  openedAt: 0,
  badFrames: 0,
};

/** Wraps a socket; the same socket always gets the same connection, so that a room may use it as a key. */
export function connectionOf(socket: DurableSocket): Connection {
  const known = wrapped.get(socket);
  if (known) return known;
  // The platform keeps the state for a room that sleeps, and reads it from its bytes each time it is asked.
  let current: ConnectionState | null = null;
  const connection: Connection = {
    get state() {
      current ??= socket.state as ConnectionState | null;
      return current ?? NEW;
    },
    setState: (state) => {
      socket.setState(state as never);
      current = state;
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
