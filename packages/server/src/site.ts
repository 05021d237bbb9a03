import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { faultOf } from "./fault.ts";
import { type Room, type RoomHost, roomPath } from "./host.ts";
import { passagesOf } from "./knowledge/passages.ts";
import { keepPage } from "./knowledge-sources/keep-page.ts";
import { SiteBook } from "./site-book.ts";
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
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost) {
    this.#host = host;
    this.#book = new SiteBook(host);
    this.#pages = new SitePages(host);
    this.#reader = new SiteReader(host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A site has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /** Requests of the deployment's own rooms and front door. */
  onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    const answer = () => this.#answer(id, `${request.method} ${path}`, request).catch(refusalResponse);
    return request.method === "GET" ? answer() : this.#inOrder(answer);
  }

  /** Reads the next source that was not read yet, and comes back while there are more. */
  onAlarm(): Promise<void> {
    return this.#inOrder(async () => {
      const [next, ...more] = await this.#unread();
      if (next === undefined) return;
      await this.#read(next).catch((error: unknown) => this.#keepProblem(next, error));
      if (more.length > 0) await this.#host.alarm.set(this.#host.now() + READ_PAUSE_MS);
    });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #answer(id: string, route: string, request: Request): Promise<Response> {
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
        return Response.json((await this.#pages.list()).map(knowledgePage));
      case "POST /pages":
        return this.#addPage(pageRequestSchema.parse(await request.json()));
      default:
        return new Response(null, { status: 404 });
    }
  }

  async #putSettings(site: string, settings: SiteSettings): Promise<Response> {
    const isNew = (await this.#book.row()) === null;
    const dropped = (await this.#pages.list()).filter(
      (page) => page.isSource && !settings.knowledge.sources.includes(page.url),
    );
    for (const page of dropped) await this.#pages.remove(page);
    // Last, so that no room takes a snapshot of the new version with pages that are on their way out.
    await this.#book.putSettings(site, settings);
    await this.#rearm();
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
    const fallback = site.settings.languages[0] ?? "pt-BR";
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
    const passages = await this.#pages.passages();
    const snapshot: SiteSnapshot = { version, settings: row.settings, passages };
    return Response.json(snapshot);
  }

  async #unread(): Promise<string[]> {
    const row = await this.#book.row();
    const known = new Set((await this.#pages.list()).map((page) => page.url));
    return row?.settings.knowledge.sources.filter((source) => !known.has(source)) ?? [];
  }

  /** Alarms do not outlive every restart, so whoever comes by sees to it that reading goes on. */
  async #rearm(): Promise<void> {
    const now = this.#host.now();
    const ringsAt = await this.#host.alarm.get();
    if ((ringsAt !== null && ringsAt > now) || (await this.#unread()).length === 0) return;
    await this.#host.alarm.set(now);
  }
}

function refusalResponse(error: unknown): Response {
  if (!(error instanceof SiteRefusal)) throw error;
  const { code, message, status } = error;
  return Response.json({ code, message }, { status });
}
