import type { RoomHost } from "../../platform/room-host.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";

/** The first part of the key of a conversation's row. */
export const ROW_PREFIX = "row:";

/** A desk's storage, in which each conversation's row is sealed under a key of its own: it holds a visitor's name and words. */
export function sealRows(host: RoomHost, keys: SiteKeyCache): SealedStorage {
  return new SealedStorage(host.storage, {
    kind: "desk",
    ownerOf: (key) => (key.startsWith(ROW_PREFIX) ? key.slice(ROW_PREFIX.length) : null),
    mainRowOf: (session) => ROW_PREFIX + session,
    prefixOf: (session) => ROW_PREFIX + session,
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
}
