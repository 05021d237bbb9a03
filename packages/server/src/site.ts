import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { guardedFetch } from "./extract/fetch.ts";
import { readPage } from "./extract/page.ts";
import { faultOf } from "./fault.ts";
import { type Room, type RoomHost, roomPath } from "./host.ts";
import { passagesOf } from "./knowledge/passages.ts";
import { PASSAGES_MAX } from "./knowledge/search.ts";
import { SitePages } from "./site-pages.ts";
import { knowledgePage, type PageRow, type SiteRow, type SiteSnapshot, siteRowSchema } from "./site-rows.ts";

const SITE_KEY = "site";

/** The rest between two pages of a site, in milliseconds. */
const READ_PAUSE_MS = 50;

const pageRequestSchema = z.object({ url: z.string() });

/** A page was not taken into the knowledge; `message` tells the owner what to do. */
class Unreadable extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A site's room: its settings, and its knowledge, which it reads from the site's own pages, one page at a time. */
export class SiteRoom implements Room {
  readonly #host: RoomHost;
  readonly #pages: SitePages;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost) {
    this.#host = host;
    this.#pages = new SitePages(host);
  }

  async onConnect(connection: { close(code: number, reason: string): void }): Promise<void> {
    connection.close(4404, "A site has no conversation; connect to a session.");
  }

  async onFrame(): Promise<void> {}
  async onClose(): Promise<void> {}

  /** Requests of the deployment's own rooms and front door. */
  onRequest(request: Request): Promise<Response> {
    const { id, path } = roomPath(request.url);
    const answer = () => this.#answer(id, `${request.method} ${path}`, request);
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
    const row = await this.#row();
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
        return this.#addPage(pageRequestSchema.parse(await request.json()).url);
      default:
        return new Response(null, { status: 404 });
    }
  }

  async #putSettings(site: string, settings: SiteSettings): Promise<Response> {
    const before = await this.#row();
    const dropped = (await this.#pages.list()).filter(
      (page) => page.isSource && !settings.knowledge.sources.includes(page.url),
    );
    for (const page of dropped) await this.#pages.remove(page.url);
    // Last, so that no room takes a snapshot of the new version with pages that are on their way out.
    // From the clock on, so that a site put anew after its row was lost never comes to a version that a room still holds.
    const version = (before?.version ?? this.#host.now()) + 1;
    const row: SiteRow = { site, version, settings };
    await this.#host.storage.put({ [SITE_KEY]: row });
    await this.#rearm();
    return Response.json(settings, { status: before ? 200 : 201 });
  }

  async #addPage(url: string): Promise<Response> {
    try {
      return Response.json(knowledgePage(await this.#read(url)), { status: 201 });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return Response.json({ code: error.code, message: error.message }, { status: 422 });
    }
  }

  async #read(url: string): Promise<PageRow> {
    const site = await this.#row();
    if (!site) throw new Unreadable("unknown-site", "Put the site's settings first.");
    const { environment } = this.#host;
    const allowLoopback = environment.ok && environment.value.allowLoopback;
    const fetched = await guardedFetch(url, { policy: { allowLoopback } });
    if (!fetched.ok) throw new Unreadable(fetched.code, fetched.message);
    if (fetched.kind !== "html") throw new Unreadable("unsupported-type", "Give the address of a web page.");
    const page = readPage(fetched.text, fetched.url);
    const passages = passagesOf(page, site.settings.languages[0] ?? "pt-BR");
    if (passages.length === 0)
      throw new Unreadable("no-text", "The page holds no text that an answer could cite.");
    await this.#requireRoom(url, passages.length);
    const read = {
      url,
      title: page.title || url,
      language: passages[0]?.language ?? "pt-BR",
      readAt: this.#host.now(),
      isSource: site.settings.knowledge.sources.includes(url),
    };
    const row = await this.#pages.put(read, passages, { [SITE_KEY]: { ...site, version: site.version + 1 } });
    if (!row)
      throw new Unreadable("too-long", "The page is too long to take in; give the pages of its parts.");
    this.#host.log({ level: "info", event: "page-read", site: site.site, passages: row.passages });
    return row;
  }

  async #requireRoom(url: string, count: number): Promise<void> {
    const others = (await this.#pages.list()).filter((page) => page.url !== url);
    const total = others.reduce((sum, page) => sum + page.passages, count);
    if (total <= PASSAGES_MAX) return;
    throw new Unreadable(
      "knowledge-full",
      `A site holds at most ${PASSAGES_MAX} passages; remove pages first.`,
    );
  }

  async #keepProblem(url: string, error: unknown): Promise<void> {
    const known = error instanceof Unreadable;
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

  async #row(): Promise<SiteRow | null> {
    const stored = await this.#host.storage.get(SITE_KEY);
    const parsed = siteRowSchema.safeParse(stored);
    if (parsed.success) return parsed.data;
    if (stored !== undefined) this.#host.log({ level: "error", event: "site-row-unreadable" });
    return null;
  }

  async #unread(): Promise<string[]> {
    const row = await this.#row();
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
