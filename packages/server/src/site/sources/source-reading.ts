import {
  type CrawlState,
  type CrawlStep,
  pauseCrawl,
  resumeCrawl,
  startCrawl,
  stepCrawl,
} from "../../extract/crawl/crawl.ts";
import type { ReadOutcome } from "../../extract/crawl/reader.ts";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { SiteBook } from "../site-version.ts";
import type { CrawlRows } from "./crawl-rows.ts";
import type { SourcePages } from "./source-pages.ts";
import type { SourceReading, SourceRow } from "./source-row.ts";
import type { SourceRows } from "./source-rows.ts";
import { ageOf, freshnessOf, type Trouble } from "./upkeep.ts";

const NOTHING = { read: 0, failed: 0, skipped: 0, queued: 0 };

const LOST: Trouble = {
  code: "lost",
  message: "The rows of this crawl were lost; read the source again.",
};
const NOTHING_READ: Trouble = {
  code: "nothing-read",
  message: "No page could be read; check the address and what its robots.txt allows.",
};

/** Writes down what was read; to be run while the site's room does nothing else. */
export type Commit = () => Promise<void>;

type Write = (row: SourceRow) => Promise<void>;

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

  /**
   * Reads the next unit of a source that is due, however long that takes, and returns what writes it down. That does nothing
   * where the owner changed the source in the meantime. Neither throws for trouble with pages.
   */
  async read(row: SourceRow): Promise<Commit> {
    const write = await this.#read(row).catch((error: unknown) => () => this.#failBy(row, error));
    return async () => {
      const now = await this.#deps.rows.find(row.id);
      if (!now || JSON.stringify(now.reading) !== JSON.stringify(row.reading)) return;
      await write(now).catch((error: unknown) => this.#failBy(now, error));
    };
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

  async #read({ id, origin, reading }: SourceRow): Promise<Write> {
    const { reader, crawls, book } = this.#deps;
    const isForced = reading.state === "waiting" && reading.isForced;
    const settings = (await book.row())?.settings;
    const freshMs = freshnessOf(settings ? ageOf(settings) : null);
    switch (origin.kind) {
      case "url": {
        const outcome = await reader.read(origin.url, { force: isForced, freshMs });
        return (row) => this.#takePage(row, origin.url, outcome);
      }
      case "sitemap":
      case "crawl": {
        if (reading.state !== "reading") return (row) => this.#startCrawl(row, origin, isForced);
        const crawl = await crawls.get(id);
        if (crawl === undefined) return (row) => this.#fail(row, LOST);
        const step = await stepCrawl(crawl, reader.depsWithin(freshMs), { force: reading.isForced });
        return (row) => this.#takeStep(row, reading, crawl, step);
      }
      case "text":
      case "questions":
      case "fact":
        return () => Promise.resolve();
    }
  }

  async #takePage(row: SourceRow, url: string, outcome: ReadOutcome): Promise<void> {
    const { host, rows, pages } = this.#deps;
    if (!outcome.ok) return this.#failPage(row, url, outcome);
    const readAt = host.now();
    const ready: SourceRow = {
      ...row,
      title: outcome.page.title || url,
      reading: { state: "ready", readAt },
    };
    const refusal = await pages.keep(row.id, outcome.page, url, rows.keyed(ready));
    if (refusal) return this.#failPage(row, url, refusal);
    host.log({
      level: "info",
      event: "source-read",
      source: row.id,
      method: outcome.method,
      from: outcome.from,
    });
  }

  /** What the page held serves on, until it is gone for good. */
  async #failPage(row: SourceRow, url: string, trouble: Trouble): Promise<void> {
    const { pages } = this.#deps;
    const wasRead = (await pages.of(row.id)).length > 0;
    await this.#fail(row, wasRead ? await pages.note(row.id, url, trouble) : trouble);
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

  async #takeStep(
    row: SourceRow,
    reading: Reading<"reading">,
    crawl: CrawlState,
    { state, events, page }: CrawlStep,
  ): Promise<void> {
    const { host, crawls, rows, pages } = this.#deps;
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
      const trouble = (await pages.of(row.id)).find((page) => page.problem)?.problem ?? NOTHING_READ;
      await this.#fail(row, trouble, progress);
    } else {
      const hasChanged = await pages.finish(row.id, startedAt, progress.failed > 0);
      const gone = (await pages.of(row.id)).filter(({ problem }) => problem?.code === "gone").length;
      const problem = gone > 0 && { problem: { code: "pages-gone", message: goneMessage(gone) } };
      const reading: SourceReading = { state: "ready", readAt: host.now(), progress, ...problem };
      await rows.put({ ...row, reading }, hasChanged ? await book.drafted() : {});
    }
    await crawls.remove(row.id);
  }

  async #pause(
    row: SourceRow,
    { startedAt, isForced, progress }: Reading<"reading">,
    crawl: CrawlState,
    problem?: Trouble,
  ): Promise<SourceRow> {
    const why = problem && { problem: { code: problem.code, message: problem.message } };
    const paused: SourceRow = {
      ...row,
      reading: { state: "paused", startedAt, isForced, progress, ...why },
    };
    await this.#deps.crawls.put(row.id, pauseCrawl(crawl), this.#deps.rows.keyed(paused));
    return paused;
  }

  async #failBy(row: SourceRow, error: unknown): Promise<void> {
    this.#deps.host.log({ level: "error", event: "source-unread", source: row.id, error: faultOf(error) });
    const message = "The source could not be read; see the server's log, then read it again.";
    await this.#fail(row, { code: "internal-error", message });
  }

  async #fail(row: SourceRow, { code, message }: Trouble, progress?: typeof NOTHING): Promise<void> {
    const { host, rows } = this.#deps;
    host.log({ level: "warn", event: "source-failed", source: row.id, code });
    const problem = { code, message };
    const readAt = host.now();
    await rows.put({ ...row, reading: { state: "failed", readAt, problem, ...(progress && { progress }) } });
  }
}

function goneMessage(count: number): string {
  return `${count} of its pages were found gone in several readings in a row and taken out; the preview names them.`;
}
