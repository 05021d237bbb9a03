import { contactSchema, idSchema, type VisitorContact } from "@prosa/protocol";
import * as z from "zod/mini";
import type { RoomHost } from "../platform/room-host.ts";

/** The most contacts a site keeps; beyond it the oldest go, `PRUNE_COUNT` at a time. */
export const CONTACTS_MAX = 10_000;
const PRUNE_COUNT = 100;

/** How many contacts one page of the list holds. */
export const CONTACTS_PAGE_COUNT = 100;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** How long a contact waits for its session to delete it before it goes by itself, in milliseconds past its end. */
export const CONTACT_GRACE_MS = 2 * DAY_MS;

/** How long a report that was under way when its visitor took everything back is kept out, in milliseconds. */
const GRAVE_MS = DAY_MS;
const GRAVES_CLEARED = 20;

const ROW_PREFIX = "contact:";
const ORDER_PREFIX = "contact-order:";
const GRAVE_PREFIX = "contact-grave:";
const COUNT_KEY = "contact-count";

/** A time as its distance from here sorts the newest first. */
const TIME_END = 9_999_999_999_999;

/** What a session's room reports of its visitor; `until` is when its transcript ends, as far as it knows. */
export const contactReportSchema = z.object({
  at: z.int(),
  until: z.int(),
  contact: contactSchema,
  consent: z.string(),
});
export type ContactReport = z.infer<typeof contactReportSchema>;

/** What stays of a contact that its visitor took back: nothing but that it was. */
const graveSchema = z.object({ erasedAt: z.int() });

/**
 * The contacts that visitors of one site submitted: a row a session, and beside it a row without words that gives its
 * place, newest first. They belong to the sessions: what a session deletes is gone, and so is what outlived it.
 */
export class SiteContacts {
  readonly #host: Pick<RoomHost, "storage" | "now" | "log">;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: Pick<RoomHost, "storage" | "now" | "log">) {
    this.#host = host;
  }

  /** `PUT` and `DELETE /contacts/:session` from the sessions' rooms, `GET /contacts?from=` from the front door. */
  answer(path: string, request: Request): Promise<Response> {
    const done = this.#last.then(() => this.#answer(path, request));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #answer(path: string, request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") return Response.json(await this.#page(searchParams.get("from") ?? ""));
    const session = idSchema.parse(path.slice("/contacts/".length));
    if (request.method === "PUT") return this.#keep(session, contactReportSchema.parse(await request.json()));
    await (searchParams.has("for-good") ? this.#bury(session) : this.#remove(session));
    return new Response(null, { status: 204 });
  }

  async #keep(session: string, report: ContactReport): Promise<Response> {
    const { storage } = this.#host;
    const stored = await storage.get(rowKey(session));
    if (graveSchema.safeParse(stored).success) return new Response(null, { status: 410 });
    const before = contactReportSchema.safeParse(stored).data;
    if (before && before.at > report.at) return new Response(null, { status: 204 });
    const count = (await this.#count()) + (before ? 0 : 1);
    const rows = { [rowKey(session)]: report, [orderKey(report.at, session)]: true };
    await storage.put({ ...rows, [COUNT_KEY]: count });
    if (before && before.at !== report.at) await storage.delete([orderKey(before.at, session)]);
    if (count > CONTACTS_MAX) await this.#prune();
    return new Response(null, { status: 204 });
  }

  /** Removes a contact, and keeps out what a room that has ended since may still have sent. */
  async #bury(session: string): Promise<void> {
    const { storage, now } = this.#host;
    const before = contactReportSchema.safeParse(await storage.get(rowKey(session))).data;
    const erasedAt = now();
    // In one step with the mark, so that the words are gone whenever this is cut off.
    await storage.put({ [rowKey(session)]: { erasedAt }, [graveKey(erasedAt, session)]: true });
    if (before) await this.#uncount([orderKey(before.at, session)], 1);
    await this.#clearGraves();
  }

  async #remove(session: string): Promise<void> {
    const stored = contactReportSchema.safeParse(await this.#host.storage.get(rowKey(session))).data;
    if (stored) await this.#uncount([rowKey(session), orderKey(stored.at, session)], 1);
  }

  async #page(from: string): Promise<{ contacts: VisitorContact[]; next?: string }> {
    const { storage, now } = this.#host;
    const range = {
      prefix: ORDER_PREFIX,
      limit: CONTACTS_PAGE_COUNT + 1,
      ...(from && { start: ORDER_PREFIX + from }),
    };
    const places = [...(await storage.list(range)).keys()];
    const next = places[CONTACTS_PAGE_COUNT]?.slice(ORDER_PREFIX.length);
    const contacts: VisitorContact[] = [];
    for (const place of places.slice(0, CONTACTS_PAGE_COUNT)) {
      const session = sessionOf(place);
      const row = contactReportSchema.safeParse(await storage.get(rowKey(session))).data;
      const isItsPlace = row !== undefined && orderKey(row.at, session) === place;
      const isOver = isItsPlace && row.until + CONTACT_GRACE_MS <= now();
      if (isOver) await this.#uncount([rowKey(session), place], 1);
      // A step that was cut off left a place that nothing stands at.
      else if (!isItsPlace) await storage.delete([place]);
      else contacts.push({ session, at: row.at, contact: row.contact, consent: row.consent });
    }
    return { contacts, ...(next !== undefined && { next }) };
  }

  async #prune(): Promise<void> {
    const { storage } = this.#host;
    const places = [...(await storage.list({ prefix: ORDER_PREFIX })).keys()];
    const kept = CONTACTS_MAX - PRUNE_COUNT + 1;
    const dropped: string[] = [];
    for (const place of places.slice(kept)) {
      const key = rowKey(sessionOf(place));
      const row = contactReportSchema.safeParse(await storage.get(key)).data;
      // A step that was cut off left a place whose session has another by now, or took everything back.
      const isItsPlace = row !== undefined && orderKey(row.at, sessionOf(place)) === place;
      dropped.push(...(isItsPlace ? [key, place] : [place]));
    }
    await storage.delete(dropped);
    await storage.put({ [COUNT_KEY]: Math.min(kept, places.length) });
    this.#host.log({ level: "warn", event: "contacts-pruned", count: places.length - kept });
  }

  async #uncount(keys: readonly string[], by: number): Promise<void> {
    const { storage } = this.#host;
    await storage.delete(keys);
    // Cut off here the count stays too high, which the next pruning mends.
    await storage.put({ [COUNT_KEY]: Math.max(0, (await this.#count()) - by) });
  }

  async #count(): Promise<number> {
    const stored = await this.#host.storage.get(COUNT_KEY);
    return typeof stored === "number" ? stored : 0;
  }

  async #clearGraves(): Promise<void> {
    const { storage, now } = this.#host;
    const graves = await storage.list({ prefix: GRAVE_PREFIX, limit: GRAVES_CLEARED });
    const end = graveKey(now() - GRAVE_MS, "");
    const old = [...graves.keys()].filter((key) => key < end);
    await storage.delete(old.flatMap((key) => [rowKey(sessionOf(key)), key]));
  }
}

function rowKey(session: string): string {
  return `${ROW_PREFIX}${session}`;
}

function orderKey(at: number, session: string): string {
  return `${ORDER_PREFIX}${padded(TIME_END - at)}.${session}`;
}

function graveKey(at: number, session: string): string {
  return `${GRAVE_PREFIX}${padded(at)}.${session}`;
}

function padded(time: number): string {
  return String(time).padStart(13, "0");
}

function sessionOf(place: string): string {
  return place.slice(place.indexOf(".") + 1);
}
