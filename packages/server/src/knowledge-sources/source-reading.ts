import { type CrawlState, pauseCrawl, resumeCrawl, startCrawl, stepCrawl } from "../extract/crawl.ts";
import { faultOf } from "../fault.ts";
import type { RoomHost } from "../host.ts";
import type { SiteBook } from "../site-book.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { CrawlRows } from "./crawl-rows.ts";
import type { Problem, SourcePages } from "./source-pages.ts";
import type { SourceReading, SourceRow } from "./source-row.ts";
import type { SourceRows } from "./source-rows.ts";

const NOTHING = { read: 0, failed: 0, skipped: 0, queued: 0 };

type Reading<State extends SourceReading["state"]> = Extract<SourceReading, { state: State }>;

export interface ReadingDeps {
  host: Pick<RoomHost, "now" | "log">;
  rows: SourceRows;
  crawls: CrawlRows;
  pages: SourcePages;
  book: SiteBook;
  reader: SiteReader;
}

/**
 * Reads sources from the web a unit at a time: a page, a sitemap or a site's rules. All that it knows stands in rows
 * between two steps, so that a restart loses at most the page that was being read.
 */
export class SourceReader {
  readonly #deps: ReadingDeps;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  /** Does the next unit of a source that waits or is being read. Never throws for trouble with pages. */
  async step(row: SourceRow): Promise<void> {
    try {
      await this.#step(row);
    } catch (error) {
      const { host } = this.#deps;
      host.log({ level: "error", event: "source-unread", source: row.id, error: faultOf(error) });
      const message = "The source could not be read; see the server's log, then read it again.";
      await this.#fail(row, { code: "internal-error", message });
    }
  }

  async pause(row: SourceRow): Promise<SourceRow> {
    const { reading } = row;
    const crawl = await this.#deps.crawls.get(row.id);
    if (reading.state !== "reading" || crawl === undefined) {
      throw new SiteRefusal("not-reading", "Only a sitemap or a crawl that is being read can pause.", 409);
    }
    return this.#pause(row, reading, crawl);
  }

  async resume(row: SourceRow): Promise<SourceRow> {
    const { reading } = row;
    const crawl = await this.#deps.crawls.get(row.id);
    if (reading.state !== "paused" || crawl === undefined)
      throw new SiteRefusal("not-paused", "Only what has paused can go on.", 409);
    const now = this.#deps.host.now();
    const { startedAt, isForced, progress } = reading;
    const resumed: SourceRow = {
      ...row,
      reading: { state: "reading", dueAt: now, startedAt, isForced, progress },
    };
    await this.#deps.crawls.put(row.id, resumeCrawl(crawl, now), this.#deps.rows.keyed(resumed));
    return resumed;
  }

  #step(row: SourceRow): Promise<void> {
    const { origin, reading } = row;
    switch (origin.kind) {
      case "url":
        return this.#readPage(row, origin.url, reading.state === "waiting" && reading.isForced);
      case "sitemap":
      case "crawl":
        if (reading.state === "reading") return this.#stepCrawl(row, reading);
        return this.#startCrawl(row, origin, reading.state === "waiting" && reading.isForced);
      case "text":
      case "questions":
      case "fact":
        return Promise.resolve();
    }
  }

  async #readPage(row: SourceRow, url: string, force: boolean): Promise<void> {
    const { host, reader, rows, pages } = this.#deps;
    const outcome = await reader.read(url, { force });
    if (!outcome.ok) return this.#fail(row, outcome);
    const readAt = host.now();
    const ready: SourceRow = {
      ...row,
      title: outcome.page.title || url,
      reading: { state: "ready", readAt },
    };
    const refusal = await pages.keep(row.id, outcome.page, url, rows.keyed(ready));
    if (refusal) return this.#fail(row, refusal);
    host.log({ level: "info", event: "source-read", source: row.id, method: outcome.method });
  }

  async #startCrawl(
    row: SourceRow,
    { kind, url, limits }: Extract<SourceRow["origin"], { kind: "sitemap" | "crawl" }>,
    isForced: boolean,
  ): Promise<void> {
    const { host, reader, crawls, rows } = this.#deps;
    const now = host.now();
    if (isForced) reader.forgetRules(url);
    const started = startCrawl(url, limits, now);
    const crawl = kind === "crawl" ? started : { ...started, sitemaps: [url], queue: [], seen: [] };
    const reading: SourceReading = {
      state: "reading",
      dueAt: now,
      startedAt: now,
      isForced,
      progress: NOTHING,
    };
    await crawls.put(row.id, crawl, rows.keyed({ ...row, reading }));
  }

  async #stepCrawl(row: SourceRow, reading: Reading<"reading">): Promise<void> {
    const { host, reader, crawls, rows, pages } = this.#deps;
    const crawl = await crawls.get(row.id);
    if (crawl === undefined) {
      const message = "The rows of this crawl were lost; read the source again.";
      return this.#fail(row, { code: "lost", message });
    }
    const { state, events, page } = await stepCrawl(crawl, reader.deps, { force: reading.isForced });
    if (page) {
      const refusal = await pages.keep(row.id, page);
      if (refusal?.code === "knowledge-full") {
        await this.#pause(row, reading, crawl, refusal);
        return;
      }
      if (refusal) await pages.note(row.id, page.url, refusal);
    }
    for (const event of events) if (event.type === "page-failed") await pages.note(row.id, event.url, event);
    const progress = {
      read: state.readCount,
      failed: state.failedCount,
      skipped: state.skippedCount,
      queued: state.queue.length + state.sitemaps.length,
    };
    host.log({ level: "info", event: "crawl-progress", source: row.id, ...progress });
    if (state.status === "done") return this.#finish(row, reading, progress);
    const going: SourceRow = { ...row, reading: { ...reading, dueAt: state.nextAt, progress } };
    if (await crawls.put(row.id, state, rows.keyed(going))) return;
    const message = "The site has too many addresses for one crawl; give its sitemap, or crawl its parts.";
    await this.#fail(row, { code: "too-large", message }, progress);
  }

  /** What an earlier reading found and this one did not is no longer there. */
  async #finish(row: SourceRow, { startedAt }: Reading<"reading">, progress: typeof NOTHING): Promise<void> {
    const { host, pages, crawls, rows, book } = this.#deps;
    if (progress.read === 0) {
      const problem = (await pages.of(row.id)).find((page) => page.problem)?.problem ?? {
        code: "nothing-read",
        message: "No page could be read; check the address and what its robots.txt allows.",
      };
      await this.#fail(row, problem, progress);
    } else {
      await pages.remove(row.id, startedAt);
      const reading: SourceReading = { state: "ready", readAt: host.now(), progress };
      await rows.put({ ...row, reading }, await book.turned());
    }
    await crawls.remove(row.id);
  }

  async #pause(
    row: SourceRow,
    { startedAt, isForced, progress }: Reading<"reading">,
    crawl: CrawlState,
    problem?: Problem,
  ): Promise<SourceRow> {
    const why = problem && { problem: { code: problem.code, message: problem.message } };
    const paused: SourceRow = {
      ...row,
      reading: { state: "paused", startedAt, isForced, progress, ...why },
    };
    await this.#deps.crawls.put(row.id, pauseCrawl(crawl), this.#deps.rows.keyed(paused));
    return paused;
  }

  async #fail(row: SourceRow, { code, message }: Problem, progress?: typeof NOTHING): Promise<void> {
    const { host, rows } = this.#deps;
    host.log({ level: "warn", event: "source-failed", source: row.id, code });
    const problem = { code, message };
    const readAt = host.now();
    await rows.put({ ...row, reading: { state: "failed", readAt, problem, ...(progress && { progress }) } });
  }
}
