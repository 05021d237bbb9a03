import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import type { Passage } from "../knowledge/passage.ts";
import type { Embedder } from "../knowledge/vectors/embedder.ts";
import { packVectors } from "../knowledge/vectors/vectors.ts";
import { type Room, type RoomHost, roomPath } from "../platform/room-host.ts";
import { SiteContacts } from "./contact-list.ts";
import { SiteMeaning } from "./site-meaning.ts";
import { SitePages } from "./site-pages.ts";
import { SitePhrases } from "./site-phrases.ts";
import { SiteReader } from "./site-reader.ts";
import { SiteRefusal } from "./site-refusal.ts";
import { knowledgePage, type SiteRow, type SiteSnapshot } from "./site-rows.ts";
import { SiteBook } from "./site-version.ts";
import { OwnPages } from "./sources/own-pages.ts";
import type { Commit } from "./sources/source-reading.ts";
import { answerSources } from "./sources/source-requests.ts";
import { Sources } from "./sources/sources.ts";

/** The rest between two pages of a site, in milliseconds. */
const READ_PAUSE_MS = 50;

/** How many pages may be read at a time because somebody asked for them. */
const ADDING_MAX = 4;

const pageRequestSchema = z.object({ url: z.string(), force: z.optional(z.boolean()) });

/** A site's room: its settings, and its knowledge, which it reads from the site's own pages, one page at a time. */
export class SiteRoom implements Room {
  readonly #host: RoomHost;
  readonly #book: SiteBook;
  readonly #pages: SitePages;
  readonly #phrases: SitePhrases;
  readonly #meaning: SiteMeaning;
  readonly #own: OwnPages;
  readonly #sources: Sources;
  readonly #contacts: SiteContacts;
  /** When the next work is due, `null` for never; `undefined` while this life of the room has not looked. */
  #due: number | null | undefined;
  #isReading = false;
  #adding = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost, embedder: Embedder | null = null) {
    this.#host = host;
    this.#book = new SiteBook(host);
    this.#pages = new SitePages(host);
    this.#contacts = new SiteContacts(host);
    const stores = { pages: this.#pages, book: this.#book, reader: new SiteReader(host) };
    this.#own = new OwnPages({ host, ...stores });
    this.#sources = new Sources(host, stores);
    this.#phrases = new SitePhrases(host);
    const passages = (withInactive?: boolean) => this.#passages(withInactive);
    this.#meaning = new SiteMeaning({ host, book: this.#book, passages, embedder });
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A site has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /** Requests of the deployment's own rooms and front door. */
  onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    // They wait for no page that is being read.
    if (path.split("/")[1] === "contacts") return this.#contacts.answer(path, request);
    const answer = () => this.#answer(id, path, request).catch(refusalResponse);
    if (request.method === "GET") return answer();
    if (`${request.method} ${path}` === "POST /pages") return this.#addPage(request).catch(refusalResponse);
    return this.#changed(answer);
  }

  /**
   * Does what is due, a page at a time, and comes back while there is more. A page is waited for outside the room's order of
   * work, so that nobody else waits for it.
   */
  async onAlarm(): Promise<void> {
    // Whoever reads sets the next alarm.
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      const commit = await this.#readNext();
      await this.#inOrder(async () => {
        await commit?.();
        await this.#tell();
      });
    } finally {
      this.#isReading = false;
    }
    await this.#inOrder(async () => {
      const due = await this.#look();
      if (due !== null) await this.#host.alarm.set(Math.max(due, this.#host.now() + READ_PAUSE_MS));
    });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Does in order what changes the site, and sees to what then is due. */
  #changed<T>(work: () => Promise<T>): Promise<T> {
    return this.#inOrder(async () => {
      const result = await work();
      this.#due = undefined;
      await this.#rearm();
      return result;
    });
  }

  async #answer(id: string, path: string, request: Request): Promise<Response> {
    const route = `${request.method} ${path}`;
    if (route === "PUT /settings")
      return this.#putSettings(id, siteSettingsSchema.parse(await request.json()));
    const row = await this.#book.row();
    if (!row) return new Response(null, { status: 404 });
    switch (route) {
      case "GET /settings":
        return Response.json(row.settings);
      case "GET /snapshot":
        await this.#rearm();
        return this.#snapshot(row, request.headers.get("if-none-match"));
      case "GET /vectors":
        return this.#vectors(row, request.headers.get("if-match"));
      case "GET /meaning":
        await this.#rearm();
        return Response.json(await this.#meaning.progress());
      case "GET /pages":
        await this.#rearm();
        return Response.json((await this.#own.list()).map(knowledgePage));
      default: {
        if (request.method === "GET") await this.#rearm();
        const fallback = await this.#book.language();
        const answered = await answerSources(this.#sources, path, request, fallback);
        return answered ?? new Response(null, { status: 404 });
      }
    }
  }

  async #putSettings(site: string, settings: SiteSettings): Promise<Response> {
    const isNew = (await this.#book.row()) === null;
    await this.#own.dropOthers(settings);
    await this.#phrases.learn(settings.phrases);
    // Last, so that no room takes a snapshot of the new version with pages that are on their way out.
    await this.#book.putSettings(site, settings);
    return Response.json(settings, { status: isNew ? 201 : 200 });
  }

  async #addPage(request: Request): Promise<Response> {
    const { url, force = false } = pageRequestSchema.parse(await request.json());
    if ((await this.#book.row()) === null) return new Response(null, { status: 404 });
    if (this.#adding >= ADDING_MAX) {
      throw new SiteRefusal(
        "busy",
        `${ADDING_MAX} pages are being read already; wait for their answers.`,
        409,
      );
    }
    this.#adding += 1;
    try {
      const add = await this.#own.add(url, force);
      return Response.json(knowledgePage(await this.#changed(add)), { status: 201 });
    } finally {
      this.#adding -= 1;
    }
  }

  async #snapshot(row: SiteRow, held: string | null): Promise<Response> {
    const version = String(row.version);
    if (held === version) return new Response(null, { status: 304 });
    const passages = await this.#passages();
    const vectors = await this.#meaning.vectorsOf(passages);
    const intents = await this.#phrases.learn(row.settings.phrases);
    const { settings } = row;
    const snapshot: SiteSnapshot = {
      version,
      settings,
      passages,
      ...(intents && { intents }),
      ...(vectors && { meaning: vectors.model }),
    };
    return Response.json(snapshot);
  }

  /** The vectors of a version's passages in their order, in bytes; 412 when they are of another version by now. */
  async #vectors({ version }: SiteRow, wanted: string | null): Promise<Response> {
    const vectors = wanted === String(version) ? await this.#meaning.vectorsOf(await this.#passages()) : null;
    if (vectors === null) return new Response(null, { status: 412 });
    return new Response(packVectors(vectors) as Uint8Array<ArrayBuffer>);
  }

  async #passages(withInactive = false): Promise<Passage[]> {
    const ranks = await this.#sources.ranks();
    return this.#pages.passages(withInactive ? () => 0 : ranks);
  }

  /** Reads what is due first; `null` when nothing is. */
  async #readNext(): Promise<Commit | null> {
    const own = await this.#own.next();
    if (own !== null && own.at <= this.#host.now()) return this.#own.read(own.url);
    return (await this.#sources.read()) ?? this.#meaning.read();
  }

  /** Turns the version for what was read when it is time, or when nothing else is read until then. */
  async #tell(): Promise<void> {
    const dueAt = await this.#book.dueAt();
    if (dueAt === null) return;
    const next = await this.#nextReading();
    await this.#book.publish(next === null || next >= dueAt);
  }

  async #nextReading(): Promise<number | null> {
    return earlier((await this.#own.next())?.at ?? null, await this.#sources.dueAt());
  }

  /** Looks when there is something to do; `null` when nothing is left. */
  async #look(): Promise<number | null> {
    const reading = earlier(await this.#nextReading(), await this.#meaning.dueAt());
    this.#due = earlier(reading, await this.#book.dueAt());
    return this.#due;
  }

  /** Alarms do not outlive every restart, so whoever comes by sees to it that reading goes on. */
  async #rearm(): Promise<void> {
    if (this.#isReading) return;
    const due = this.#due === undefined ? await this.#look() : this.#due;
    if (due === null) return;
    const now = this.#host.now();
    const ringsAt = await this.#host.alarm.get();
    const isSet = ringsAt !== null && ringsAt > now && ringsAt <= Math.max(due, now + READ_PAUSE_MS);
    if (!isSet) await this.#host.alarm.set(Math.max(due, now));
  }
}

function earlier(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

function refusalResponse(error: unknown): Response {
  if (!(error instanceof SiteRefusal)) throw error;
  const { code, message, status } = error;
  return Response.json({ code, message }, { status });
}
