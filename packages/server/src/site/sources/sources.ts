import type {
  AddSourceRequest,
  KnowledgeSource,
  Language,
  SiteSettings,
  SourcePreview,
} from "@prosa/protocol";
import type { RoomHost } from "../../platform/room-host.ts";
import { keepPage } from "../pages/keep-page.ts";
import type { PageRow } from "../pages/page-row.ts";
import type { SitePages } from "../pages/site-pages.ts";
import { SiteRefusal } from "../pages/site-refusal.ts";
import { ageOf } from "../upkeep/rereading.ts";
import type { Commit, Upkeep } from "../upkeep/upkeep.ts";
import type { VersionStore } from "../version/version-store.ts";
import type { SiteReader } from "../web/site-reader.ts";
import { readNewPage } from "./page/source.ts";
import { previewSource } from "./preview.ts";
import { readSource } from "./read-source.ts";
import { sourceOf } from "./registry.ts";
import { type Due, firstDue } from "./schedule.ts";
import type { NewSource, SourceDeps } from "./source.ts";
import { SourcePages } from "./source-pages.ts";
import { knowledgeSource, type SourceReading, type SourceRow, type StoredKind } from "./source-row.ts";
import { SourceStore } from "./source-store.ts";
import { sourceAddress } from "./written/written-passages.ts";

/** The most sources of one site. */
export const SOURCES_MAX = 1_000;

type StoredRow = SourceRow<StoredKind>;

/** The parts of a site's room that its sources are made of. */
interface SourcesDeps {
  host: Pick<RoomHost, "storage" | "now" | "newId" | "log">;
  pages: SitePages;
  versions: VersionStore;
  reader: SiteReader;
}

/**
 * The sources of a site's knowledge: the pages that its settings name, those that the owner added, and the sources that can be
 * looked at, read again, switched off and removed one by one.
 */
export class Sources implements Upkeep {
  readonly #host: SourcesDeps["host"];
  readonly #deps: SourceDeps;

  constructor({ host, pages, versions, reader }: SourcesDeps) {
    this.#host = host;
    this.#deps = {
      host,
      versions,
      reader,
      sitePages: pages,
      rows: new SourceStore(host.storage, pages, versions),
      pages: new SourcePages({ host, pages, versions, reader }),
    };
  }

  /** Lists the sources that the owner added, in their order; single pages are listed by `listPages`. */
  async list(): Promise<KnowledgeSource[]> {
    const pages = Map.groupBy(await this.#deps.sitePages.list(), ({ source }) => source);
    const rows = (await this.#deps.rows.list()).filter((row) => !row.isGone);
    return rows.map((row) => knowledgeSource(row, pages.get(row.id) ?? []));
  }

  /** Lists the single pages: those of the settings and those that were added one by one. */
  async listPages(): Promise<PageRow[]> {
    return (await this.#deps.sitePages.list()).filter(({ source }) => source === undefined);
  }

  /** Reads a page, and returns the function that adds it to the knowledge. Both throw a `SiteRefusal` for one that cannot be added. */
  readNewPage(url: string, isForced: boolean): Promise<() => Promise<PageRow>> {
    return readNewPage(url, isForced, this.#deps);
  }

  /** Removes the pages that earlier settings named and these do not. */
  async dropUnnamed({ knowledge }: SiteSettings): Promise<void> {
    for (const page of await this.listPages()) {
      if (page.isInSettings && !knowledge.sources.includes(page.url)) await this.#deps.sitePages.remove(page);
    }
  }

  /** A source with its passages from a place on. */
  async preview(id: string, from: number): Promise<SourcePreview> {
    return previewSource(await this.#require(id), from, this.#deps);
  }

  /** Adds a source. A written one is known at once, one on the web is read from the next alarm on. */
  async add(request: AddSourceRequest, fallback: Language): Promise<KnowledgeSource> {
    const rows = await this.#deps.rows.list();
    if (rows.length >= SOURCES_MAX) {
      const message = `A site has at most ${SOURCES_MAX} sources; remove some first, or put facts into one table of questions.`;
      throw new SiteRefusal("too-many-sources", message);
    }
    const { create, web } = sourceOf(request.kind);
    if (web) this.#requireNew(request, rows);
    const id = this.#host.newId();
    const now = this.#host.now();
    const created = await create?.(request, id, fallback);
    if (!created) throw new Error(`No request adds a source of the kind ${request.kind}.`);
    const { title, origin } = created;
    const reading: SourceReading = web
      ? { state: "waiting", dueAt: now, isForced: false }
      : { state: "ready", readAt: now };
    const row: StoredRow = { id, isActive: request.isActive, addedAt: now, title, origin, reading };
    if (!web) return this.#addWritten(row, created, fallback);
    await this.#deps.rows.put(row);
    return knowledgeSource(row, []);
  }

  async readAgain(id: string): Promise<KnowledgeSource> {
    const row = await this.#require(id);
    const { web } = sourceOf(row.origin.kind);
    if (!web) {
      const message = "What was written has no address to be read again at; remove it, and add it again.";
      throw new SiteRefusal("not-on-web", message, 409);
    }
    await web.forget?.(id, this.#deps);
    const reading: SourceReading = { state: "waiting", dueAt: this.#host.now(), isForced: true };
    await this.#deps.rows.put({ ...row, reading });
    return this.#shown({ ...row, reading });
  }

  async pause(id: string): Promise<KnowledgeSource> {
    const row = await this.#require(id);
    const { web } = sourceOf(row.origin.kind);
    if (!web?.pause)
      throw new SiteRefusal("not-reading", "Only a sitemap or a crawl that is being read can pause.", 409);
    return this.#shown({ ...row, reading: await web.pause(row, this.#deps) });
  }

  async resume(id: string): Promise<KnowledgeSource> {
    const row = await this.#require(id);
    const { web } = sourceOf(row.origin.kind);
    if (!web?.resume) throw new SiteRefusal("not-paused", "Only what has paused can go on.", 409);
    return this.#shown({ ...row, reading: await web.resume(row, this.#deps) });
  }

  async setActive(id: string, isActive: boolean): Promise<KnowledgeSource> {
    const row: StoredRow = { ...(await this.#require(id)), isActive };
    await this.#deps.rows.put(row, await this.#deps.versions.bumped());
    return this.#shown(row);
  }

  /** Takes a source out of every answer in one step, then deletes its rows; the alarm deletes those that a restart leaves. */
  async remove(id: string): Promise<void> {
    const row = await this.#require(id);
    await this.#deps.rows.put({ ...row, isGone: true }, await this.#deps.versions.bumped());
    await this.#sweep(row);
  }

  async dueAt(): Promise<number | null> {
    return (await this.#next())?.at ?? null;
  }

  async read(): Promise<Commit | null> {
    const next = await this.#next();
    if (next === undefined || next.at > this.#host.now()) return null;
    const { row } = next;
    return row.isGone ? () => this.#sweep(row) : readSource(row, this.#deps);
  }

  /** Ranks the pages of each source in the knowledge; `null` for those of a source that is switched off. */
  async ranks(): Promise<(page: PageRow) => number | null> {
    const ranks = new Map((await this.#deps.rows.list()).map((row) => [row.id, rankOf(row)]));
    return ({ source }) => (source === undefined ? 0 : (ranks.get(source) ?? null));
  }

  async #next(): Promise<Due | undefined> {
    const settings = (await this.#deps.versions.row())?.settings;
    return firstDue(await this.#deps.rows.all(), settings ? ageOf(settings) : null);
  }

  /** Throws a `SiteRefusal` for an address that may not be read, and for a source that is there already. */
  #requireNew({ kind, url = "" }: AddSourceRequest, rows: readonly StoredRow[]): void {
    const verdict = this.#deps.reader.check(url);
    if (!verdict.ok) throw new SiteRefusal(verdict.code, verdict.message);
    const same = rows.find(({ origin, isGone }) => origin.kind === kind && origin.url === url && !isGone);
    if (!same) return;
    const message = `This is a source already; read it again by POST /api/knowledge/sources/${same.id}/read.`;
    throw new SiteRefusal("already-there", message, 409);
  }

  async #addWritten(
    row: StoredRow,
    { passages }: NewSource<StoredKind>,
    fallback: Language,
  ): Promise<KnowledgeSource> {
    const { id, title, addedAt } = row;
    const { rows, sitePages: pages, versions } = this.#deps;
    const name = { url: sourceAddress(id), title, readAt: addedAt, source: id };
    const page = await keepPage(name, passages, fallback, { pages, versions }, "now", rows.keyed(row));
    return knowledgeSource(row, [page]);
  }

  async #sweep({ id, origin }: SourceRow): Promise<void> {
    await this.#deps.pages.remove(id);
    await sourceOf(origin.kind).web?.forget?.(id, this.#deps);
    await this.#deps.rows.remove(id);
  }

  async #require(id: string): Promise<StoredRow> {
    const row = await this.#deps.rows.find(id);
    if (row) return row;
    const message = "There is no such source; GET /api/knowledge/sources lists them.";
    throw new SiteRefusal("unknown-source", message, 404);
  }

  async #shown(row: StoredRow): Promise<KnowledgeSource> {
    return knowledgeSource(row, await this.#deps.pages.of(row.id));
  }
}

function rankOf({ origin, isActive, isGone }: StoredRow): number | null {
  if (!isActive || isGone) return null;
  return origin.kind === "fact" ? origin.priority : 0;
}
