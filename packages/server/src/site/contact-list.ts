import { idSchema, type VisitorContact, visitorContactSchema } from "@prosa/protocol";
import type { ContactPage } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";
import { MissingKeyError } from "../security/sealing/key-wrapper.ts";
import { keyRowOf } from "../security/sealing/owner-keys.ts";
import { SealedStorage } from "../security/sealing/sealed-storage.ts";
import type { KeySource } from "../security/sealing/site-keys.ts";
import { ContactGroups } from "./contact-groups.ts";
import { holdsText } from "./contact-search.ts";

/** The most contacts a site keeps; beyond it the oldest go, `PRUNED_COUNT` at a time. */
export const CONTACTS_MAX = 10_000;
const PRUNED_COUNT = 100;

/** The contacts of one page of the list, unless fewer are asked for. */
export const CONTACTS_PAGE_COUNT = 100;
const pageQuerySchema = z.object({
  from: z._default(z.string(), ""),
  q: z._default(z.string(), ""),
  limit: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(CONTACTS_PAGE_COUNT)),
    CONTACTS_PAGE_COUNT,
  ),
});

/** The contacts that one page of a search looks at. */
const SCANNED_MAX = 2_000;

/** The most contacts that one search for conversations finds. */
const FOUND_MAX = 100;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The time from a transcript's end to the removal of its contact where no session removes it, in milliseconds. */
export const CONTACT_GRACE_MS = 2 * DAY_MS;

/** The time for which a late report of an erased session is refused, in milliseconds. */
const TOMBSTONE_MS = DAY_MS;
const TOMBSTONES_CLEARED = 20;

const ROW_PREFIX = "contact:";
const ORDER_PREFIX = "contact-order:";
const TOMBSTONE_PREFIX = "contact-grave:";
const COUNT_KEY = "contact-count";

/** Times are stored as their distance from here, so that the newest sorts first. */
const TIME_END = 9_999_999_999_999;

/** A session's report of its visitor's contact; `until` is the end of its transcript, as far as it knows. */
const contactReportSchema = z.object({
  ...z.omit(visitorContactSchema, { session: true, merged: true, blockedAt: true }).shape,
  until: z.int(),
});
export type ContactReport = z.infer<typeof contactReportSchema>;

/** The tombstone of a contact whose visitor erased the session: without words. */
const tombstoneSchema = z.object({ erasedAt: z.int() });

/**
 * The contacts that visitors of one site submitted: a row for each session, and beside it a row without words that gives its
 * place, newest first. A contact belongs to its session: it goes when the session removes it, or after the session's end.
 */
export class SiteContacts {
  /** The contacts' rows, sealed. */
  readonly storage: SealedStorage;
  readonly #host: Pick<RoomHost, "now" | "log"> & { readonly storage: SealedStorage };
  readonly #groups: ContactGroups;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now" | "log">, keys: KeySource) {
    const storage = new SealedStorage(host.storage, {
      kind: "site",
      ownerOf: (key) => (key.startsWith(ROW_PREFIX) ? key.slice(ROW_PREFIX.length) : null),
      mainRowOf: rowKey,
      // The other keys in this room are those of secrets, whose names have a colon.
      holds: (owner) => !owner.includes(":"),
      keysOf: () => keys,
      log: (entry) => host.log(entry),
    });
    this.storage = storage;
    this.#host = { now: () => host.now(), log: (entry) => host.log(entry), storage };
    this.#groups = new ContactGroups(host);
  }

  /**
   * Answers `PUT` and `DELETE /contacts/:session` of sessions' rooms, and of the gateway `GET /contacts?from=&q=`, `GET
   * /contacts/found` and what `ContactGroups` answers.
   */
  answer(site: string, path: string, request: Request): Promise<Response> {
    this.#host.storage.belongTo({ site, room: site });
    const done = this.#last.then(() => this.#answer(path, request));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #answer(path: string, request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (path === "/contacts/found") return Response.json(await this.#find(searchParams));
    if (path === "/contacts") {
      const { from, q, limit } = pageQuerySchema.parse(Object.fromEntries(searchParams));
      return Response.json(await this.#page(from, q, limit));
    }
    const grouped = await this.#groups.answer(path, request);
    if (grouped) return grouped;
    const session = idSchema.parse(path.slice("/contacts/".length));
    if (request.method === "PUT") return this.#keep(session, contactReportSchema.parse(await request.json()));
    await this.#groups.remove(session);
    await (searchParams.has("for-good") ? this.#removeForGood(session) : this.#remove(session));
    return new Response(null, { status: 204 });
  }

  async #keep(session: string, report: ContactReport): Promise<Response> {
    const { storage } = this.#host;
    const stored = await storage.get(rowKey(session));
    if (tombstoneSchema.safeParse(stored).success) return new Response(null, { status: 410 });
    const before = contactReportSchema.safeParse(stored).data;
    if (before && before.at > report.at) return new Response(null, { status: 204 });
    const count = (await this.#count()) + (before ? 0 : 1);
    const rows = { [rowKey(session)]: report, [orderKey(report.at, session)]: true };
    await storage.put({ ...rows, [COUNT_KEY]: count });
    if (before && before.at !== report.at) await storage.delete([orderKey(before.at, session)]);
    if (count > CONTACTS_MAX) await this.#prune();
    return new Response(null, { status: 204 });
  }

  /** Removes a contact for good, and refuses reports that its room may still send. */
  async #removeForGood(session: string): Promise<void> {
    const { storage, now } = this.#host;
    const before = await this.#known(session);
    const erasedAt = now();
    // In one step with the tombstone, so that the words are gone wherever this is cut off.
    await storage.destroyKey(session, {
      [rowKey(session)]: { erasedAt },
      [tombstoneKey(erasedAt, session)]: true,
    });
    if (before) await this.#uncount([orderKey(before.at, session)], 1);
    await this.#clearTombstones();
  }

  async #remove(session: string): Promise<void> {
    const stored = await this.#known(session);
    if (stored) await this.#uncount([...rowKeys(session), orderKey(stored.at, session)], 1);
    else await this.#host.storage.delete(rowKeys(session));
  }

  /** The contact to be removed. Where its key cannot be had it goes all the same, and its place when the list is next read. */
  async #known(session: string): Promise<ContactReport | undefined> {
    const stored = await this.#host.storage.get(rowKey(session)).catch((error: unknown) => {
      if (!(error instanceof MissingKeyError)) throw error;
    });
    return contactReportSchema.safeParse(stored).data;
  }

  /** A page from a place on: of all contacts, or of those that hold a text; parts of another contact are not listed. */
  async #page(from: string, q: string, limit: number): Promise<ContactPage> {
    const contacts: VisitorContact[] = [];
    let start = from;
    for (let scanned = 0; ; scanned += CONTACTS_PAGE_COUNT) {
      const range = { prefix: ORDER_PREFIX, limit: CONTACTS_PAGE_COUNT + 1 };
      const rows = await this.#host.storage.list({ ...range, ...(start && { start: ORDER_PREFIX + start }) });
      const places = [...rows.keys()];
      for (const place of places.slice(0, CONTACTS_PAGE_COUNT)) {
        if (contacts.length === limit) return { contacts, next: place.slice(ORDER_PREFIX.length) };
        const found = await this.#at(place);
        if (found && (q === "" || holdsText(found.contact, q))) contacts.push(found);
      }
      const next = places[CONTACTS_PAGE_COUNT]?.slice(ORDER_PREFIX.length);
      if (next === undefined) return { contacts };
      if (q === "" || scanned + CONTACTS_PAGE_COUNT >= SCANNED_MAX) return { contacts, next };
      start = next;
    }
  }

  /** The contact at a place of the list; `null` for one that is over, and for a part of another. */
  async #at(place: string): Promise<VisitorContact | null> {
    const { storage, now } = this.#host;
    const session = sessionOf(place);
    const row = contactReportSchema.safeParse(await storage.get(rowKey(session))).data;
    const isItsPlace = row !== undefined && orderKey(row.at, session) === place;
    const isOver = isItsPlace && row.until + CONTACT_GRACE_MS <= now();
    if (isOver) await this.#uncount([...rowKeys(session), place], 1);
    // A step that was cut off left a place without a contact.
    else if (!isItsPlace) await storage.delete([place]);
    if (isOver || !isItsPlace) return null;
    const { until: _, ...submitted } = row;
    const group = await this.#groups.of(session);
    if (group.main !== session) return null;
    const { members, blockedAt } = group;
    return {
      session,
      ...submitted,
      ...(members.length > 1 && { merged: members.length - 1 }),
      ...(blockedAt !== undefined && { blockedAt }),
    };
  }

  /** The contacts of some sessions, or the latest `FOUND_MAX` that hold a text. */
  async #find(query: URLSearchParams): Promise<VisitorContact[]> {
    const { storage } = this.#host;
    const named = query.get("sessions")?.split(",");
    const text = query.get("q") ?? "";
    const places = named ? [] : [...(await storage.list({ prefix: ORDER_PREFIX })).keys()];
    const found: VisitorContact[] = [];
    for (const session of named ?? places.map(sessionOf)) {
      const row = contactReportSchema.safeParse(await storage.get(rowKey(session))).data;
      if (!row || !(named || holdsText(row.contact, text))) continue;
      const { until: _, ...submitted } = row;
      found.push({ session, ...submitted });
      if (found.length >= FOUND_MAX) break;
    }
    return found;
  }

  async #prune(): Promise<void> {
    const { storage } = this.#host;
    const places = [...(await storage.list({ prefix: ORDER_PREFIX })).keys()];
    const kept = CONTACTS_MAX - PRUNED_COUNT + 1;
    const dropped: string[] = [];
    for (const place of places.slice(kept)) {
      const session = sessionOf(place);
      const row = contactReportSchema.safeParse(await storage.get(rowKey(session))).data;
      // A step that was cut off left a place whose session has another by now, or was erased.
      const isItsPlace = row !== undefined && orderKey(row.at, session) === place;
      dropped.push(...(isItsPlace ? [...rowKeys(session), place] : [place]));
    }
    await storage.delete(dropped);
    await storage.put({ [COUNT_KEY]: Math.min(kept, places.length) });
    this.#host.log({ level: "warn", event: "contacts-pruned", count: places.length - kept });
  }

  async #uncount(keys: readonly string[], by: number): Promise<void> {
    const { storage } = this.#host;
    await storage.delete(keys);
    // Cut off here the count stays too high, until the next pruning corrects it.
    await storage.put({ [COUNT_KEY]: Math.max(0, (await this.#count()) - by) });
  }

  async #count(): Promise<number> {
    const stored = await this.#host.storage.get(COUNT_KEY);
    return typeof stored === "number" ? stored : 0;
  }

  async #clearTombstones(): Promise<void> {
    const { storage, now } = this.#host;
    const tombstones = await storage.list({ prefix: TOMBSTONE_PREFIX, limit: TOMBSTONES_CLEARED });
    const end = tombstoneKey(now() - TOMBSTONE_MS, "");
    const old = [...tombstones.keys()].filter((key) => key < end);
    await storage.delete(old.flatMap((key) => [...rowKeys(sessionOf(key)), key]));
  }
}

function rowKey(session: string): string {
  return `${ROW_PREFIX}${session}`;
}

/** The rows that hold a session's contact: its key, and what lies under it. */
function rowKeys(session: string): string[] {
  return [keyRowOf(session), rowKey(session)];
}

function orderKey(at: number, session: string): string {
  return `${ORDER_PREFIX}${padded(TIME_END - at)}.${session}`;
}

function tombstoneKey(at: number, session: string): string {
  return `${TOMBSTONE_PREFIX}${padded(at)}.${session}`;
}

function padded(time: number): string {
  return String(time).padStart(13, "0");
}

function sessionOf(place: string): string {
  return place.slice(place.indexOf(".") + 1);
}
