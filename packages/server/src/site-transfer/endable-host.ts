import type { RoomHost } from "../platform/room-host.ts";

/**
 * The platform of a room that can come to its end while the room still works: from then on none of its timers goes off, and
 * each of its writes rejects, so that nothing of it comes back.
 */
export function endableHost(host: RoomHost): { host: RoomHost; end: () => void } {
  let hasEnded = false;
  const untilEnd = async <T>(write: () => Promise<T>): Promise<T> => {
    if (hasEnded)
      throw new Error("The room's rows were replaced or removed while it worked; it keeps nothing now.");
    return write();
  };
  const { storage, files, alarm } = host;
  return {
    host: {
      ...host,
      storage: {
        get: (key) => storage.get(key),
        list: (range) => storage.list(range),
        put: (rows, gone) => untilEnd(() => storage.put(rows, gone)),
        delete: (keys) => untilEnd(() => storage.delete(keys)),
        deleteAll: () => untilEnd(() => storage.deleteAll()),
        scrub: () => untilEnd(async () => storage.scrub?.()),
      },
      files: {
        get: (id) => files.get(id),
        put: (id, bytes) => untilEnd(() => files.put(id, bytes)),
        deleteAll: () => untilEnd(() => files.deleteAll()),
      },
      alarm: { get: () => alarm.get(), set: (at) => untilEnd(() => alarm.set(at)) },
      after: (delayMs, callback) => host.after(delayMs, () => !hasEnded && callback()),
    },
    end: () => {
      hasEnded = true;
    },
  };
}
