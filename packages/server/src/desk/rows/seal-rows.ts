import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import { SealedStorage } from "../../security/sealing/sealed-storage.ts";
import type { SiteKeyCache } from "../../security/sealing/site-keys.ts";

/** The row of what a desk knows of its site. */
export const SITE_KEY = "site";
const siteSchema = z.object({ site: z.string() });

/** The first part of the key of a conversation's row. */
export const ROW_PREFIX = "row:";

/** The first parts of the keys of a ticket's rows: the ticket, its history, and what its session has still to hear of it. */
export const TICKET_PREFIX = "ticket:";
export const TICKET_ENTRY_PREFIX = "ticket-entry:";
export const TICKET_UPDATE_PREFIX = "ticket-update:";

/** The row of the key that signs pushes, and the first part of its key and of those of the browsers that are told. */
export const PUSH_PREFIX = "push:";
export const PUSH_KEY = `${PUSH_PREFIX}key`;

/** The first part of the keys of the rows that hold the secrets of people's authenticator apps, one a person. */
export const TOTP_PREFIX = "totp:";

/** The first part of the keys of the rows that hold people's pictures, one a person. */
export const AVATAR_PREFIX = "avatar:";

/**
 * A desk's storage, in which each conversation's row is sealed under a key of its own, and so are the rows of each ticket: they
 * hold visitors' names, their words and those that were said to them. What pushes are sent by, and to, is sealed as one, and the
 * secret of each person's authenticator app by itself, as is each person's picture.
 */
export function sealRows(host: RoomHost, keys: SiteKeyCache): SealedStorage {
  return new SealedStorage(host.storage, {
    kind: "desk",
    ownerOf,
    mainRowOf,
    keysOf: (site) => keys.sourceOf(site, host),
    log: (entry) => host.log(entry),
  });
}

/** The same storage, for the site that the desk knows of its own: for work on its rows before there is a room. */
export async function openSealedRows(host: RoomHost, keys: SiteKeyCache): Promise<SealedStorage> {
  const sealed = sealRows(host, keys);
  const { data } = siteSchema.safeParse(await host.storage.get(SITE_KEY));
  if (data) sealed.belongTo({ site: data.site, room: data.site });
  return sealed;
}

/** The owner of a ticket's rows, as keys are named by it. */
export function ownerOfTicket(ticket: string): string {
  return TICKET_PREFIX + ticket;
}

function mainRowOf(owner: string): string {
  if (owner === PUSH_PREFIX) return PUSH_KEY;
  const isMainRow = [TICKET_PREFIX, TOTP_PREFIX, AVATAR_PREFIX].some((prefix) => owner.startsWith(prefix));
  return isMainRow ? owner : ROW_PREFIX + owner;
}

function ownerOf(key: string): string | null {
  // Ids have no colon.
  const [kind = "", first = "", second] = key.split(":");
  switch (`${kind}:`) {
    case ROW_PREFIX:
      return first;
    case PUSH_PREFIX:
      return PUSH_PREFIX;
    case TOTP_PREFIX:
    case AVATAR_PREFIX:
      return key;
    case TICKET_PREFIX:
    case TICKET_ENTRY_PREFIX:
      return ownerOfTicket(first);
    case TICKET_UPDATE_PREFIX:
      // One of an earlier version names no ticket; it stays as it is until it is told.
      return second === undefined ? null : ownerOfTicket(second);
    default:
      return null;
  }
}
