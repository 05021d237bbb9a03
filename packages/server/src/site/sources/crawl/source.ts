import {
  type CrawlState,
  type CrawlStep,
  pauseCrawl,
  resumeCrawl,
  startCrawl,
  stepCrawl,
} from "../../../extract/crawl/crawl.ts";
import type { Trouble } from "../../pages/note-failure.ts";
import { SiteRefusal } from "../../pages/site-refusal.ts";
import { freshnessOf } from "../../upkeep/rereading.ts";
import { failSource, withoutRetries } from "../fail-source.ts";
import type { Source, SourceDeps, WebReading } from "../source.ts";
import type { SourceReading, SourceRow } from "../source-row.ts";
import { CrawlRows } from "./crawl-rows.ts";

type CrawlKind = "sitemap" | "crawl";
type CrawlRow = SourceRow<CrawlKind>;
type Reading<State extends SourceReading["state"]> = Extract<SourceReading, { state: State }>;

const NOTHING = { read: 0, failed: 0, skipped: 0, queued: 0 };

const LOST: Trouble = {
  code: "lost",
  message: "The rows of this crawl were lost; read the source again.",
};
const NOTHING_READ: Trouble = {
  code: "nothing-read",
  message: "No page could be read; check the address and what its robots.txt allows.",
};
const TOO_LARGE: Trouble = {
  code: "too-large",
  message: "The site has too many addresses for one crawl; give its sitemap, or crawl its parts.",
};

/** Reads a site a unit at a time; between two units its rows hold all of its state, so that a restart loses one at most. */
const web: WebReading<CrawlKind> = {
  async read(row, deps) {
    const { reading } = row;
    if (reading.state !== "reading") {
      const isForced = reading.state === "waiting" && reading.isForced;
      return (now) => start(now, isForced, deps);
    }
    const crawl = await crawlsOf(deps).get(row.id);
    if (crawl === undefined) return (now) => failSource(now, LOST, deps);
    const freshMs = freshnessOf((await deps.versions.row())?.settings);
    const step = await stepCrawl(crawl, deps.reader.depsWithin(freshMs), { force: reading.isForced });
    return (now) => takeStep(now, reading, crawl, step, deps);
  },

  fail: (row, trouble, deps) => failSource(row, trouble, deps),

  async pause(row, deps) {
    const { reading } = row;
    const crawl = await crawlsOf(deps).get(row.id);
    if (reading.state !== "reading" || crawl === undefined) {
      throw new SiteRefusal("not-reading", "Only a sitemap or a crawl that is being read can pause.", 409);
    }
    return pause(row, reading, crawl, deps);
  },

  async resume(row, deps) {
    const { host, rows } = deps;
    const { reading } = row;
    const crawl = await crawlsOf(deps).get(row.id);
    if (reading.state !== "paused" || crawl === undefined)
      throw new SiteRefusal("not-paused", "Only what has paused can go on.", 409);
    const now = host.now();
    const { startedAt, isForced, progress } = reading;
    const resumed: SourceReading = { state: "reading", dueAt: now, startedAt, isForced, progress };
    await crawlsOf(deps).put(row.id, resumeCrawl(crawl, now), rows.keyed({ ...row, reading: resumed }));
    return resumed;
  },

  forget: (id, deps) => crawlsOf(deps).remove(id),
};

/** All pages that a sitemap lists, within bounds. */
export const sitemap: Source<"sitemap"> = {
  create: async ({ url, pages }) => ({
    title: url,
    origin: { kind: "sitemap", url, limits: { pages, depth: 0 } },
    passages: [],
  }),
  web,
};

/** All pages of a site that links lead to, within bounds. */
export const crawl: Source<"crawl"> = {
  create: async ({ url, pages, depth }) => ({
    title: url,
    origin: { kind: "crawl", url, limits: { pages, depth } },
    passages: [],
  }),
  web,
};

function crawlsOf({ host }: SourceDeps): CrawlRows {
  return new CrawlRows(host.storage);
}

async function start(row: CrawlRow, isForced: boolean, deps: SourceDeps): Promise<void> {
  const { host, reader, rows } = deps;
  const { kind, url, limits } = row.origin;
  const now = host.now();
  if (isForced) reader.forgetRules(url);
  const started = startCrawl(url, limits, now);
  const state = kind === "crawl" ? started : { ...started, sitemaps: [url], queue: [], seen: [] };
  const reading: SourceReading = {
    state: "reading",
    dueAt: now,
    startedAt: now,
    isForced,
    progress: NOTHING,
  };
  await crawlsOf(deps).put(row.id, state, rows.keyed({ ...row, reading }));
}

async function takeStep(
  row: CrawlRow,
  reading: Reading<"reading">,
  before: CrawlState,
  { state, events, page }: CrawlStep,
  deps: SourceDeps,
): Promise<void> {
  const { host, rows, pages } = deps;
  if (page) {
    const refusal = await pages.keep(row.id, page);
    if (refusal?.code === "knowledge-full") {
      await pause(row, reading, before, deps, refusal);
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
  if (state.status === "done") return finish(row, reading, progress, deps);
  const going: CrawlRow = { ...row, reading: { ...reading, dueAt: state.nextAt, progress } };
  if (await crawlsOf(deps).put(row.id, state, rows.keyed(going))) return;
  await failSource(row, TOO_LARGE, deps, progress);
}

/** Ends a reading: pages of an earlier reading that this one did not find are gone. */
async function finish(
  row: CrawlRow,
  { startedAt }: Reading<"reading">,
  progress: typeof NOTHING,
  deps: SourceDeps,
): Promise<void> {
  const { host, pages, rows, versions } = deps;
  if (progress.read === 0) {
    const trouble = (await pages.of(row.id)).find((page) => page.problem)?.problem ?? NOTHING_READ;
    await failSource(row, trouble, deps, progress);
  } else {
    const hasChanged = await pages.finish(row.id, startedAt, progress.failed > 0);
    const gone = (await pages.of(row.id)).filter(({ problem }) => problem?.code === "gone").length;
    const problem = gone > 0 && { problem: { code: "pages-gone", message: goneMessage(gone) } };
    const reading: SourceReading = { state: "ready", readAt: host.now(), progress, ...problem };
    await rows.put({ ...withoutRetries(row), reading }, hasChanged ? await versions.staged() : {});
  }
  await crawlsOf(deps).remove(row.id);
}

async function pause(
  row: CrawlRow,
  { startedAt, isForced, progress }: Reading<"reading">,
  state: CrawlState,
  deps: SourceDeps,
  trouble?: Trouble,
): Promise<SourceReading> {
  const problem = trouble && { problem: { code: trouble.code, message: trouble.message } };
  const paused: SourceReading = { state: "paused", startedAt, isForced, progress, ...problem };
  await crawlsOf(deps).put(row.id, pauseCrawl(state), deps.rows.keyed({ ...row, reading: paused }));
  return paused;
}

function goneMessage(count: number): string {
  return `${count} of its pages were found gone in several readings in a row and taken out; the preview names them.`;
}
