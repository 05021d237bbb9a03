import type { Clock } from "../../platform/clock.ts";
import type { RoomHost, RoomStorage } from "../../platform/room-host.ts";
import { rowFiles } from "../../platform/row-files.ts";
import type { Lifetime, MemoryRoom } from "./room.ts";

/** The parts of a room's platform that all rooms of a deployment share. */
export type SharedHost = Pick<
  RoomHost,
  "environment" | "now" | "newId" | "log" | "callRoom" | "mailer" | "fetchForeign"
>;

const NEVER = new Promise<never>(() => {});

/** The platform of one lifetime of a room in memory: after its end, its storage and timers never answer. */
export function roomHost(
  place: MemoryRoom,
  lifetime: Lifetime,
  { clock, shared, onAlarm }: { clock: Clock; shared: SharedHost; onAlarm: () => void },
): RoomHost {
  const storage = storageDuring(lifetime, place.storage);
  return {
    ...shared,
    storage,
    files: rowFiles(storage),
    after: (delayMs, callback) => clock.after(delayMs, () => !lifetime.hasEnded && callback()),
    connections: () => (lifetime.hasEnded ? [] : [...place.sockets]),
    alarm: {
      get: async () => place.alarm?.at ?? null,
      set: async (at) => {
        if (lifetime.hasEnded) return NEVER;
        place.alarm?.cancel();
        const cancel = clock.after(Math.max(0, at - clock.now()), () => {
          place.alarm = null;
          onAlarm();
        });
        place.alarm = { at, cancel };
      },
    },
  };
}

function storageDuring(lifetime: Lifetime, storage: RoomStorage): RoomStorage {
  const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (lifetime.hasEnded) return NEVER;
    const result = await work();
    return lifetime.hasEnded ? NEVER : result;
  };
  return {
    get: (key) => whileAlive(() => storage.get(key)),
    list: (range) => whileAlive(() => storage.list(range)),
    put: (rows, gone) => whileAlive(() => storage.put(rows, gone)),
    delete: (keys) => whileAlive(() => storage.delete(keys)),
    deleteAll: () => whileAlive(() => storage.deleteAll()),
  };
}
