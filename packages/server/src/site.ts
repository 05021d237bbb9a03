import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "./fault.ts";
import { type Room, type RoomHost, roomPath } from "./host.ts";
import { passagesOf } from "./knowledge/passages.ts";
import { keepPage } from "./knowledge-sources/keep-page.ts";
import { answerSources } from "./knowledge-sources/source-requests.ts";
import { Sources } from "./knowledge-sources/sources.ts";
import { SiteBook } from "./site-book.ts";
import { SiteContacts } from "./site-contacts.ts";
import { SitePages } from "./site-pages.ts";
import { SiteReader } from "./site-reader.ts";
import { SiteRefusal } from "./site-refusal.ts";
import { knowledgePage, type PageRow, type SiteRow, type SiteSnapshot } from "./site-rows.ts";

/** The rest between two pages of a site, in milliseconds. */
const READ_PAUSE_MS = 50;

const pageRequestSchema = z.object({ url: z.string(), force: z.optional(z.boolean()) });

/** A site's room: its settings, and its knowledge, which it reads from the site's own pages, one page at a time. */
export class SiteRoom implements Room {
  readonly #host: RoomHost;
  readonly #book: SiteBook;
  readonly #pages: SitePages;
  readonly #reader: SiteReader;
  readonly #sources: Sources;
  readonly #contacts: SiteContacts;
  /** Nothing is due, as far as this life of the room knows. */
  #isAtRest = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost) {
    this.#host = host;
    this.#book = new SiteBook(host);
    this.#pages = new SitePages(host);
    this.#reader = new SiteReader(host);
    this.#contacts = new SiteContacts(host);
    this.#sources = new Sources(host, { pages: this.#pages, book: this.#book, reader: this.#reader });
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
    return this.#inOrder(async () => {
      this.#isAtRest = false;
      const response = await answer();
      await this.#rearm();
      return response;
    });
  }

  /** Reads what is due, one page at a time, and comes back while there is more. */
  onAlarm(): Promise<void> {
    return this.#inOrder(async () => {
      const [next] = await this.#unread();
      if (next === undefined) await this.#sources.step();
      else await this.#read(next).catch((error: unknown) => this.#keepProblem(next, error));
      const due = await this.#dueAt();
      if (due !== null) await this.#host.alarm.set(Math.max(due, this.#host.now() + READ_PAUSE_MS));
    });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
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
      case "GET /pages":
        await this.#rearm();
        return Response.json((await this.#ownPages()).map(knowledgePage));
      case "POST /pages":
        return this.#addPage(pageRequestSchema.parse(await request.json()));
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
    const dropped = (await this.#ownPages()).filter(
      (page) => page.isSource && !settings.knowledge.sources.includes(page.url),
    );
    for (const page of dropped) await this.#pages.remove(page);
    // Last, so that no room takes a snapshot of the new version with pages that are on their way out.
    await this.#book.putSettings(site, settings);
    return Response.json(settings, { status: isNew ? 201 : 200 });
  }

  async #addPage({ url, force }: z.infer<typeof pageRequestSchema>): Promise<Response> {
    return Response.json(knowledgePage(await this.#read(url, force)), { status: 201 });
  }

  async #read(url: string, force = false): Promise<PageRow> {
    const site = await this.#book.row();
    if (!site) throw new SiteRefusal("unknown-site", "Put the site's settings first.", 404);
    const outcome = await this.#reader.read(url, { force });
    if (!outcome.ok) throw new SiteRefusal(outcome.code, outcome.message);
    const { page, method, from } = outcome;
    const fallback = await this.#book.language();
    const name = {
      url,
      title: page.title || url,
      readAt: this.#host.now(),
      isSource: site.settings.knowledge.sources.includes(url),
    };
    const stores = { pages: this.#pages, book: this.#book };
    const row = await keepPage(name, passagesOf(page, fallback), fallback, stores);
    const { passages } = row;
    this.#host.log({ level: "info", event: "page-read", site: site.site, passages, method, from });
    return row;
  }

  async #keepProblem(url: string, error: unknown): Promise<void> {
    const known = error instanceof SiteRefusal;
    const problem = known
      ? { code: error.code, message: error.message }
      : { code: "internal-error", message: "The page could not be read; see the server's log." };
    this.#host.log({
      level: "warn",
      event: "page-unread",
      code: problem.code,
      ...(!known && { error: faultOf(error) }),
    });
    const title = url;
    const readAt = this.#host.now();
    await this.#pages.put({ url, problem, title, language: "pt-BR", readAt, isSource: true }, []);
  }

  async #snapshot(row: SiteRow, held: string | null): Promise<Response> {
    const version = String(row.version);
    if (held === version) return new Response(null, { status: 304 });
    const passages = await this.#pages.passages(await this.#sources.ranks());
    const snapshot: SiteSnapshot = { version, settings: row.settings, passages };
    return Response.json(snapshot);
  }

  /** The pages that the settings name, and those that were added one by one. */
  async #ownPages(): Promise<PageRow[]> {
    return (await this.#pages.list()).filter(({ source }) => source === undefined);
  }

  async #unread(): Promise<string[]> {
    const row = await this.#book.row();
    const known = new Set((await this.#ownPages()).map((page) => page.url));
    return row?.settings.knowledge.sources.filter((source) => !known.has(source)) ?? [];
  }

  /** When there is something to read; `null` when nothing is left. */
  async #dueAt(): Promise<number | null> {
    const due = (await this.#unread()).length > 0 ? this.#host.now() : await this.#sources.dueAt();
    this.#isAtRest = due === null;
    return due;
  }

  /** Alarms do not outlive every restart, so whoever comes by sees to it that reading goes on. */
  async #rearm(): Promise<void> {
    const due = this.#isAtRest ? null : await this.#dueAt();
    if (due === null) return;
    const now = this.#host.now();
    const ringsAt = await this.#host.alarm.get();
    const isSet = ringsAt !== null && ringsAt > now && ringsAt <= Math.max(due, now + READ_PAUSE_MS);
    if (!isSet) await this.#host.alarm.set(Math.max(due, now));
  }
}

function refusalResponse(error: unknown): Response {
  if (!(error instanceof SiteRefusal)) throw error;
  const { code, message, status } = error;
  return Response.json({ code, message }, { status });
}
