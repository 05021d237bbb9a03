import type { RoomHost } from "../../platform/room-host.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";

/** The first part of the key of a session's questions. */
export const QUESTION_PREFIX = "question:";

/** A statistics room's storage, in which the questions of each session are sealed under a key of their own. */
export function sealQuestions(host: RoomHost, keys: SiteKeyCache): SealedStorage {
  return new SealedStorage(host.storage, {
    kind: "stats",
    ownerOf: (key) => (key.startsWith(QUESTION_PREFIX) ? key.slice(QUESTION_PREFIX.length) : null),
    mainRowOf: (session) => QUESTION_PREFIX + session,
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
}
