import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { guardedFetch } from "./extract/fetch.ts";
import { readPage } from "./extract/page.ts";
import { faultOf } from "./fault.ts";
import { type Room, type RoomHost, roomPath } from "./host.ts";
import type { Passage } from "./knowledge/passage.ts";
import { passagesOf } from "./knowledge/passages.ts";
import { PASSAGES_MAX } from "./knowledge/search.ts";
import {
  knowledgePage,
  type PageRow,
  pageRowSchema,
  passageSchema,
  type SiteRow,
  type SiteSnapshot,
  siteRowSchema,
} from "./site-rows.ts";

const SITE_KEY = "site";
const PAGE_PREFIX = "page:";
const PASSAGES_PREFIX = "passages:";

/** The size of one row of passages, in characters: under the platform's 128 KiB a value in any script. */
const CHUNK_LENGTH = 30_000;

/** The rest between two pages of a site, in milliseconds. */
const READ_PAUSE_MS = 50;

/** How many rows the passages of one page may take, so that they fit in one step of the storage. */
const CHUNKS_MAX = 100;

const pageRequestSchema = z.object({ url: z.string() });
const passagesSchema = z.array(passageSchema);

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
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: RoomHost) {
    this.#host = host;
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
        return Response.json((await this.#pages()).map(knowledgePage));
      case "POST /pages":
        return this.#addPage(pageRequestSchema.parse(await request.json()).url);
      default:
        return new Response(null, { status: 404 });
    }
  }

  async #putSettings(site: string, settings: SiteSettings): Promise<Response> {
    const before = await this.#row();
    const dropped = (await this.#pages()).filter(
      (page) => page.isSource && !settings.knowledge.sources.includes(page.url),
    );
    for (const page of dropped) await this.#removePage(page);
    // Last, so that no room takes a snapshot of the new version with pages that are on their way out.
    const row: SiteRow = { site, version: (before?.version ?? 0) + 1, settings };
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
    const id = await pageId(url);
    const chunks = chunk(passages);
    if (chunks.length > CHUNKS_MAX)
      throw new Unreadable("too-long", "The page is too long to take in; give the pages of its parts.");
    const before = pageRowSchema.safeParse(await this.#host.storage.get(`${PAGE_PREFIX}${id}`));
    const row: PageRow = {
      url,
      title: page.title || url,
      language: passages[0]?.language ?? "pt-BR",
      passages: passages.length,
      chunks: chunks.length,
      readAt: this.#host.now(),
      isSource: site.settings.knowledge.sources.includes(url),
    };
    const rows: Record<string, unknown> = {
      [SITE_KEY]: { ...site, version: site.version + 1 },
      [`${PAGE_PREFIX}${id}`]: row,
    };
    for (const [index, passagesOfChunk] of chunks.entries()) rows[chunkKey(id, index)] = passagesOfChunk;
    await this.#host.storage.put(rows);
    const surplus = (before.success ? before.data.chunks : 0) - chunks.length;
    await this.#host.storage.delete(chunkKeys(id, surplus, chunks.length));
    this.#host.log({ level: "info", event: "page-read", site: site.site, passages: row.passages });
    return row;
  }

  async #requireRoom(url: string, count: number): Promise<void> {
    const others = (await this.#pages()).filter((page) => page.url !== url);
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
    const row: PageRow = {
      url,
      problem,
      title: url,
      language: "pt-BR",
      passages: 0,
      chunks: 0,
      readAt: this.#host.now(),
      isSource: true,
    };
    await this.#host.storage.put({ [`${PAGE_PREFIX}${await pageId(url)}`]: row });
  }

  async #removePage(page: PageRow): Promise<void> {
    const id = await pageId(page.url);
    const stored = pageRowSchema.safeParse(await this.#host.storage.get(`${PAGE_PREFIX}${id}`));
    const count = stored.success ? stored.data.chunks : 0;
    await this.#host.storage.delete([`${PAGE_PREFIX}${id}`, ...chunkKeys(id, count)]);
  }

  async #snapshot(row: SiteRow, held: string | null): Promise<Response> {
    const version = String(row.version);
    if (held === version) return new Response(null, { status: 304 });
    const pages = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    const chunks = await this.#host.storage.list({ prefix: PASSAGES_PREFIX });
    // What a page's row does not count is left over from a longer one.
    const kept = [...pages].flatMap(([key, stored]) => {
      const page = pageRowSchema.safeParse(stored);
      return page.success ? chunkKeys(key.slice(PAGE_PREFIX.length), page.data.chunks) : [];
    });
    const passages = kept.flatMap((key): Passage[] => {
      const stored = chunks.get(key);
      const parsed = passagesSchema.safeParse(stored);
      if (parsed.success) return parsed.data as Passage[];
      this.#host.log({ level: "error", event: "passages-unreadable", site: row.site });
      return [];
    });
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

  async #pages(): Promise<PageRow[]> {
    const rows = await this.#host.storage.list({ prefix: PAGE_PREFIX });
    return [...rows.values()].flatMap((stored) => {
      const parsed = pageRowSchema.safeParse(stored);
      return parsed.success ? [parsed.data] : [];
    });
  }

  async #unread(): Promise<string[]> {
    const row = await this.#row();
    const known = new Set((await this.#pages()).map((page) => page.url));
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

function chunkKey(id: string, index: number): string {
  return `${PASSAGES_PREFIX}${id}:${String(index).padStart(4, "0")}`;
}

function chunkKeys(id: string, count: number, from = 0): string[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => chunkKey(id, from + index));
}

function chunk(passages: readonly Passage[]): Passage[][] {
  const chunks: Passage[][] = [[]];
  let length = 0;
  for (const passage of passages) {
    const size = JSON.stringify(passage).length;
    if (length > 0 && length + size > CHUNK_LENGTH) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(passage);
    length += size;
  }
  return chunks;
}

async function pageId(url: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(url));
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
