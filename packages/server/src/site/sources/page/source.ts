import type { ReadOutcome } from "../../../extract/crawl/reader.ts";
import { keepPage, type Publication } from "../../pages/keep-page.ts";
import { noteFailure } from "../../pages/note-failure.ts";
import { passagesOf } from "../../pages/page-passages.ts";
import type { PageRow } from "../../pages/page-row.ts";
import { SiteRefusal } from "../../pages/site-refusal.ts";
import { freshnessOf } from "../../upkeep/rereading.ts";
import type { Source, SourceDeps } from "../source.ts";

/** A single page that the settings name or that the owner added by its address. */
export const page: Source<"page"> = {
  create: null,
  web: {
    async read({ origin: { url } }, deps) {
      const outcome = await read(url, false, deps);
      return async (row) => {
        const trouble = outcome.ok ? await refusalOf(keep(url, outcome, "soon", deps)) : outcome;
        if (trouble) await this.fail(row, trouble, deps);
      };
    },

    async fail({ origin: { url } }, trouble, { host, sitePages: pages, versions }) {
      host.log({ level: "warn", event: "page-unread", code: trouble.code });
      const before = await pages.find({ url });
      const name = before ?? { url, isInSettings: true };
      await noteFailure(name, before, trouble, { pages, versions, now: host.now });
    },
  },
};

/** Reads a page, and returns the function that adds it to the knowledge. Both throw a `SiteRefusal` for one that cannot be added. */
export async function readNewPage(
  url: string,
  isForced: boolean,
  deps: SourceDeps,
): Promise<() => Promise<PageRow>> {
  const outcome = await read(url, isForced, deps);
  if (!outcome.ok) throw new SiteRefusal(outcome.code, outcome.message);
  return () => keep(url, outcome, "now", deps);
}

async function read(url: string, force: boolean, { reader, versions }: SourceDeps): Promise<ReadOutcome> {
  return reader.read(url, { force, freshMs: freshnessOf((await versions.row())?.settings) });
}

async function keep(
  url: string,
  { page: read, method, from }: Extract<ReadOutcome, { ok: true }>,
  publication: Publication,
  { host, sitePages: pages, versions }: SourceDeps,
): Promise<PageRow> {
  const fallback = await versions.language();
  const isNamed = (await versions.row())?.settings.knowledge.sources.includes(url) ?? false;
  const flag = isNamed && { isInSettings: true as const };
  const name = { url, title: read.title || url, readAt: host.now(), ...flag };
  const row = await keepPage(name, passagesOf(read, fallback), fallback, { pages, versions }, publication);
  host.log({ level: "info", event: "page-read", passages: row.passages, method, from });
  return row;
}

async function refusalOf(work: Promise<unknown>): Promise<SiteRefusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof SiteRefusal) return error;
    throw error;
  }
}
