import type { RoomHost } from "../../platform/room-host.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";
import { LINK_KEY } from "./link.ts";

/** The one owner of the rows of a channel's room: the person who writes there. */
export const PERSON = "";

/** A channel's room with rows that are sealed where they name the person or hold words. */
export interface SealedPersonHost extends RoomHost {
  readonly storage: SealedStorage;
}

/** Seals the link, updates that wait, calls that wait, offers, templates, and the words of echoes. Ids of updates and of sent messages hold no words. */
export function sealPerson(host: RoomHost, keys: SiteKeyCache): SealedPersonHost {
  const storage = new SealedStorage(host.storage, {
    kind: "channel",
    ownerOf: (key) => (key === LINK_KEY || /^(?:in|out|offers|template|echo):/.test(key) ? PERSON : null),
    mainRowOf: () => LINK_KEY,
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
  return { ...host, storage };
}
