import type { Room } from "../../platform/room-host.ts";
import type { MemorySocket } from "./socket.ts";
import { MemoryStorage } from "./storage.ts";

/** The time in which a room is in memory; it ends with a kill or a hibernation, and what still runs then reaches nothing. */
export interface Lifetime {
  hasEnded: boolean;
}

/** Everything that outlives a room in memory, beside the room itself while it is there. */
export interface MemoryRoom {
  room: Room | null;
  lifetime: Lifetime;
  storage: MemoryStorage;
  sockets: Set<MemorySocket>;
  alarm: { at: number; cancel: () => void } | null;
}

/** Makes a room's place without a room in it: no rows, no sockets, no alarm. */
export function createMemoryRoom(): MemoryRoom {
  return {
    room: null,
    lifetime: { hasEnded: false },
    storage: new MemoryStorage(),
    sockets: new Set(),
    alarm: null,
  };
}
