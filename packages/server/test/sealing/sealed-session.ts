import { sealRows } from "../../src/desk/rows/seal-rows.ts";
import { MemoryStorage } from "../../src/hosts/memory/storage.ts";
import type { LogEntry } from "../../src/platform/log.ts";
import type { RoomHost } from "../../src/platform/room-host.ts";
import { rowFiles } from "../../src/platform/row-files.ts";
import { createMasterKeys } from "../../src/security/sealing/key-wrapper.ts";
import type { SealedStorage } from "../../src/security/sealing/sealed-storage.ts";
import { SiteKeyCache } from "../../src/security/sealing/site-keys.ts";
import { sealSession } from "../../src/session/log/seal-session.ts";
import { SiteKeyRing } from "../../src/site/site-key-ring.ts";
import { MASTER_KEY } from "../testbed.ts";
import { UnsealedRows } from "./unsealed-rows.ts";

/** The storage of a room that seals its rows, without the room. */
interface SealedRoom {
  /** The platform's storage: what a thief would get. */
  disk: MemoryStorage;
  /** The same rows, opened. */
  rows: UnsealedRows;
  storage: SealedStorage;
  site: MemoryStorage;
  ring: SiteKeyRing;
}

type Kept = Pick<SealedRoom, "disk" | "site">;
type Outside = Pick<RoomHost, "now" | "newId"> & { log: (entry: LogEntry) => void };

const emptyDisks = (): Kept => ({ disk: new MemoryStorage(), site: new MemoryStorage() });

/** A session's storage and that of its site, `loja`. */
export function sealedSession(host: Outside, secrets = [MASTER_KEY], kept = emptyDisks()): SealedRoom {
  return sealedRoom("main", host, secrets, kept, (room, keys) => sealSession(room, keys).storage);
}

/** The storage of the desk of `loja`, and that of the site. */
export function sealedDesk(host: Outside, kept = emptyDisks()): SealedRoom {
  const room = sealedRoom("desk", host, [MASTER_KEY], kept, sealRows);
  room.storage.belongTo({ site: "loja", room: "loja" });
  return room;
}

function sealedRoom(
  kind: "main" | "desk",
  host: Outside,
  secrets: readonly string[],
  { disk, site }: Kept,
  seal: (host: RoomHost, keys: SiteKeyCache) => SealedStorage,
): SealedRoom {
  const wrapper = createMasterKeys(secrets);
  const ring = new SiteKeyRing({ storage: site, now: host.now }, wrapper);
  ring.belongTo("loja");
  const room: RoomHost = {
    ...host,
    environment: { ok: false, problem: "none" },
    storage: disk,
    files: rowFiles(disk),
    alarm: { get: async () => null, set: async () => undefined },
    connections: () => [],
    after: () => () => undefined,
    callRoom: () => ring.answer(),
  };
  const storage = seal(room, new SiteKeyCache(wrapper));
  return { disk, site, ring, storage, rows: new UnsealedRows(kind, disk.rows, site.rows) };
}
