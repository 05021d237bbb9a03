import type { Clock } from "../../platform/clock.ts";
import type { EnvironmentResult } from "../../platform/environment.ts";
import type { FileStore } from "../../platform/file-store.ts";
import type { Mailer } from "../../platform/mailer.ts";
import type { RoomHost, RoomStorage } from "../../platform/room-host.ts";
import { webHost } from "../web/host.ts";
import type { Alarms } from "./alarms.ts";
import type { Lifetime, Place } from "./room.ts";

/** The parts of a room's platform that all rooms of a process share. */
export interface SharedHost {
  readonly environment: EnvironmentResult;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly storageOf: (room: string) => RoomStorage;
  readonly filesOf: (room: string) => FileStore;
  readonly callRoom: RoomHost["callRoom"];
  readonly listRooms: NonNullable<RoomHost["listRooms"]>;
  readonly log: RoomHost["log"];
  readonly fetchForeign: NonNullable<RoomHost["fetchForeign"]>;
  /** Absent where no mail leaves. */
  readonly mailer?: Mailer;
}

const NEVER = new Promise<never>(() => {});

/** The platform of one lifetime of a room: after its end nothing that still runs reaches rows, alarms or sockets. */
export function roomHost(
  place: Place,
  life: Lifetime,
  {
    environment,
    clock,
    alarms,
    storageOf,
    filesOf,
    callRoom,
    listRooms,
    log,
    fetchForeign,
    mailer,
  }: SharedHost,
): RoomHost {
  const { key } = place;
  const storage = storageOf(key);
  const files = filesOf(key);
  const during = async <T>(work: () => T | Promise<T>): Promise<T> => {
    if (life.hasEnded) return NEVER;
    life.touch();
    const result = await work();
    return life.hasEnded ? NEVER : result;
  };
  return {
    ...webHost,
    now: clock.now,
    environment,
    fetchForeign,
    ...(mailer && { mailer }),
    callRoom,
    listRooms,
    log(entry) {
      if (entry.event === "outbox") life.outboxCount = Number(entry.pending);
      log(entry);
    },
    storage: {
      get: (name) => during(() => storage.get(name)),
      list: (range) => during(() => storage.list(range)),
      put: (rows, gone) => during(() => storage.put(rows, gone)),
      delete: (names) => during(() => storage.delete(names)),
      deleteAll: () => during(() => storage.deleteAll()),
      scrub: () => during(() => storage.scrub?.()),
    },
    files: {
      put: (id, bytes) => during(() => files.put(id, bytes)),
      get: (id) => during(() => files.get(id)),
      deleteAll: () => during(() => files.deleteAll()),
    },
    alarm: {
      get: () => during(() => alarms.get(key)),
      set: (at) => during(() => alarms.set(key, at)),
    },
    connections: () => (life.hasEnded ? [] : place.sockets),
    waitUntil: (work) => void life.track(work),
    after: (delayMs, callback) => life.after(delayMs, callback),
  };
}
