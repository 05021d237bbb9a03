import type { AddSourceRequest, KnowledgeSource, Language, SourcePreview } from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SitePages } from "../site-pages.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { PageRow } from "../site-rows.ts";
import type { SiteBook } from "../site-version.ts";
import { CrawlRows } from "./crawl-rows.ts";
import { keepPage } from "./keep-page.ts";
import { type Due, firstDue, isOnWeb } from "./reading-order.ts";
import { SourcePages } from "./source-pages.ts";
import { type Commit, SourceReader } from "./source-reading.ts";
import { knowledgeSource, type SourceOrigin, type SourceReading, type SourceRow } from "./source-row.ts";
import { SourceRows } from "./source-rows.ts";
import { ageOf } from "./upkeep.ts";
import { passagesOfWritten, sourceAddress, titleOfWritten, type WrittenRequest } from "./written-passages.ts";

/** How many sources a site may have. */
export const SOURCES_MAX = 1_000;

/** Passages in one answer of a preview. */
const PREVIEW_PASSAGES = 50;

type SourcesHost = Pick<RoomHost, "storage" | "now" | "newId" | "log">;

/** What the owner of a site feeds it with, one by one: each can be looked at, read again, switched off and removed. */
export class Sources {
  readonly #host: SourcesHost;
  readonly #pages: SitePages;
  readonly #book: SiteBook;
  readonly #web: SiteReader;
  readonly #rows: SourceRows;
  readonly #crawls: CrawlRows;
  readonly #own: SourcePages;
  readonly #reader: SourceReader;

  constructor(host: SourcesHost, { pages, book, reader }: SourcesStores) {
    this.#host = host;
    this.#pages = pages;
    this.#book = book;
    this.#rows = new SourceRows(host.storage);
    this.#crawls = new CrawlRows(host.storage);
    this.#web = reader;
    this.#own = new SourcePages({ host, pages, book, reader });
    const stores = { rows: this.#rows, crawls: this.#crawls, pages: this.#own };
    this.#reader = new SourceReader({ host, book, reader, ...stores });
  }

  async list(): Promise<KnowledgeSource[]> {
    const pages = Map.groupBy(await this.#pages.list(), ({ source }) => source);
    const rows = (await this.#rows.list()).filter((row) => !row.isGone);
    return rows.map((row) => knowledgeSource(row, pages.get(row.id) ?? []));
  }

  /** A source with its passages from a place on. */
  async preview(id: string, from: number): Promise<SourcePreview> {
    const row = await this.#require(id);
    const pages = await this.#own.of(id);
    const passages: SourcePreview["passages"] = [];
    let place = 0;
    for (const page of pages) {
      const start = place;
      place += page.passages;
      if (place <= from || passages.length >= PREVIEW_PASSAGES) continue;
      const found = (await this.#pages.passagesOf(page)).slice(Math.max(0, from - start));
      passages.push(...found.slice(0, PREVIEW_PASSAGES - passages.length).map(shownPassage));
    }
    const next = from + PREVIEW_PASSAGES;
    return {
      source: knowledgeSource(row, pages),
      pages: pages.map(({ url, title, passages: count, problem }) => ({
        url,
        title,
        passages: count,
        ...(problem && { problem }),
      })),
      passages,
      ...(next < place && { next }),
    };
  }

  /** Adds a source. What was written is known at once, what is on the web is read from the next alarm on. */
  async add(request: AddSourceRequest, fallback: Language): Promise<KnowledgeSource> {
    const rows = await this.#rows.list();
    if (rows.length >= SOURCES_MAX) {
      const message = `A site has at most ${SOURCES_MAX} sources; remove some first, or put facts into one table of questions.`;
      throw new SiteRefusal("too-many-sources", message);
    }
    const id = this.#host.newId();
    const now = this.#host.now();
    const added = { id, isActive: request.isActive, addedAt: now };
    switch (request.kind) {
      case "text":
      case "questions":
      case "fact": {
        const origin = originOfWritten(request);
        const title = titleOfWritten(request);
        const reading: SourceReading = { state: "ready", readAt: now };
        return this.#addWritten({ ...added, title, origin, reading }, request, fallback);
      }
      case "url":
      case "sitemap":
      case "crawl": {
        const { url, kind } = request;
        this.#web.require(url);
        const same = rows.find(({ origin, isGone }) => origin.kind === kind && origin.url === url && !isGone);
        if (same) {
          const message = `This is a source already; read it again by POST /api/knowledge/sources/${same.id}/read.`;
          throw new SiteRefusal("already-there", message, 409);
        }
        const origin = originOfWeb(request);
        const reading: SourceReading = { state: "waiting", dueAt: now, isForced: false };
        const row: SourceRow = { ...added, title: url, origin, reading };
        await this.#rows.put(row);
        return knowledgeSource(row, []);
      }
    }
  }

  async readAgain(id: string): Promise<KnowledgeSource> {
    const row = await this.#require(id);
    if (!isOnWeb(row)) {
      const message = "What was written has no address to be read again at; remove it, and add it anew.";
      throw new SiteRefusal("not-on-web", message, 409);
    }
    await this.#crawls.remove(id);
    const reading: SourceReading = { state: "waiting", dueAt: this.#host.now(), isForced: true };
    await this.#rows.put({ ...row, reading });
    return this.#shown({ ...row, reading });
  }

  async pause(id: string): Promise<KnowledgeSource> {
    return this.#shown(await this.#reader.pause(await this.#require(id)));
  }

  async resume(id: string): Promise<KnowledgeSource> {
    return this.#shown(await this.#reader.resume(await this.#require(id)));
  }

  async setActive(id: string, isActive: boolean): Promise<KnowledgeSource> {
    const row: SourceRow = { ...(await this.#require(id)), isActive };
    await this.#rows.put(row, await this.#book.turned());
    return this.#shown(row);
  }

  /** Takes a source out of every answer in one step; its rows follow, and what a restart leaves of them goes at the next alarm. */
  async remove(id: string): Promise<void> {
    const row = await this.#require(id);
    await this.#rows.put({ ...row, isGone: true }, await this.#book.turned());
    await this.#sweep(row);
  }

  /** When the next step is due; `null` when nothing is to be done. */
  async dueAt(): Promise<number | null> {
    return (await this.#next())?.at ?? null;
  }

  /** Reads the unit that is due first and returns what writes it down; `null` when none is due. */
  async read(): Promise<Commit | null> {
    const next = await this.#next();
    if (next === undefined || next.at > this.#host.now()) return null;
    const { row } = next;
    return row.isGone ? () => this.#sweep(row) : this.#reader.read(row);
  }

  /** How the pages of each source rank in the knowledge; `null` for those that are switched off. */
  async ranks(): Promise<(page: PageRow) => number | null> {
    const ranks = new Map((await this.#rows.list()).map((row) => [row.id, rankOf(row)]));
    return ({ source }) => (source === undefined ? 0 : (ranks.get(source) ?? null));
  }

  async #next(): Promise<Due | undefined> {
    const settings = (await this.#book.row())?.settings;
    return firstDue(await this.#rows.list(), settings ? ageOf(settings) : null);
  }

  async #addWritten(row: SourceRow, request: WrittenRequest, fallback: Language): Promise<KnowledgeSource> {
    const passages = await passagesOfWritten(row.id, request, fallback);
    const { id, title, addedAt } = row;
    const name = { url: sourceAddress(id), title, readAt: addedAt, isSource: false, source: id };
    const stores = { pages: this.#pages, book: this.#book };
    const page = await keepPage(name, passages, fallback, stores, "now", this.#rows.keyed(row));
    return knowledgeSource(row, [page]);
  }

  async #sweep({ id }: SourceRow): Promise<void> {
    await this.#own.remove(id);
    await this.#crawls.remove(id);
    await this.#rows.remove(id);
  }

  async #require(id: string): Promise<SourceRow> {
    const row = await this.#rows.find(id);
    if (row) return row;
    const message = "There is no such source; GET /api/knowledge/sources lists them.";
    throw new SiteRefusal("unknown-source", message, 404);
  }

  async #shown(row: SourceRow): Promise<KnowledgeSource> {
    return knowledgeSource(row, await this.#own.of(row.id));
  }
}

export interface SourcesStores {
  pages: SitePages;
  book: SiteBook;
  reader: SiteReader;
}

function rankOf({ origin, isActive, isGone }: SourceRow): number | null {
  if (!isActive || isGone) return null;
  return origin.kind === "fact" ? origin.priority : 0;
}

function originOfWritten(request: WrittenRequest): SourceOrigin {
  const where = request.url !== undefined && { url: request.url };
  if (request.kind !== "fact") return { kind: request.kind, ...where };
  const { kind, category, keywords, priority } = request;
  return { kind, keywords, priority, ...where, ...(category !== undefined && { category }) };
}

function originOfWeb(
  request: Extract<AddSourceRequest, { kind: "url" | "sitemap" | "crawl" }>,
): SourceOrigin {
  switch (request.kind) {
    case "url":
      return { kind: "url", url: request.url };
    case "sitemap":
      return { kind: "sitemap", url: request.url, limits: { pages: request.pages, depth: 0 } };
    case "crawl":
      return {
        kind: "crawl",
        url: request.url,
        limits: { pages: request.pages, depth: request.depth },
      };
  }
}

function shownPassage(passage: SourcePreview["passages"][number]): SourcePreview["passages"][number] {
  const { id, url, heading, text, kind, language } = passage;
  return { id, url, heading, text, kind, language };
}
