import type { RoomHost } from "../../platform/room-host.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";

/** The one owner of a session's rows: its visitor. */
export const OWNER = "";

/** A session's room with rows that are sealed where they hold words. */
export interface SealedHost extends RoomHost {
  readonly storage: SealedStorage;
}

/** Seals the session's row, its log, its mails, what an LLM wrote of it, and what describes its files, their keys included. The rows that find an event by its message's id hold only its place. */
export function sealSession(host: RoomHost, keys: SiteKeyCache): SealedHost {
  const storage = new SealedStorage(host.storage, {
    kind: "main",
    ownerOf: (key) => (key === "session" || /^(log|internal|file|mail|written):/.test(key) ? OWNER : null),
    mainRowOf: () => "session",
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
  return { ...host, storage };
}
