import type { SiteSettings } from "@prosa/protocol";
import type { ReadOutcome } from "../../extract/crawl/reader.ts";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { passagesOf } from "../page-passages.ts";
import type { SitePages } from "../site-pages.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { PageRow } from "../site-rows.ts";
import type { SiteBook } from "../site-version.ts";
import { keepPage, type Telling } from "./keep-page.ts";
import { noteFailure } from "./source-pages.ts";
import type { Commit } from "./source-reading.ts";
import { ageOf, dueAgain, freshnessOf, type Trouble } from "./upkeep.ts";

export interface OwnPagesDeps {
  host: Pick<RoomHost, "now" | "log">;
  pages: SitePages;
  book: SiteBook;
  reader: SiteReader;
}

/** The pages that a site's settings name, and those that were added one by one: all that no source brought. */
export class OwnPages {
  readonly #deps: OwnPagesDeps;

  constructor(deps: OwnPagesDeps) {
    this.#deps = deps;
  }

  async list(): Promise<PageRow[]> {
    return (await this.#deps.pages.list()).filter(({ source }) => source === undefined);
  }

  /** Removes the pages that the settings named, and these settings do not. */
  async dropOthers({ knowledge }: SiteSettings): Promise<void> {
    for (const page of await this.list()) {
      if (page.isSource && !knowledge.sources.includes(page.url)) await this.#deps.pages.remove(page);
    }
  }

  /** The page to be read next, and when; one that was never read is due at once. */
  async next(): Promise<{ url: string; at: number } | null> {
    const settings = (await this.#deps.book.row())?.settings;
    if (settings === undefined) return null;
    const own = await this.list();
    const known = new Set(own.map(({ url }) => url));
    const unread = settings.knowledge.sources.find((url) => !known.has(url));
    if (unread !== undefined) return { url: unread, at: 0 };
    const ageMs = ageOf(settings);
    const due = own.flatMap(({ url, readAt }) => dueAgain(url, readAt, ageMs).map((at) => ({ url, at })));
    return due.sort((one, other) => one.at - other.at)[0] ?? null;
  }

  /** Reads a page that is due, and returns what writes it or its trouble down, unless it was dropped in the meantime. */
  async read(url: string): Promise<Commit> {
    const outcome = await this.#ask(url, false).catch((error: unknown) => ({
      ok: false as const,
      ...this.#unexpected(error),
    }));
    return async () => {
      const before = await this.#deps.pages.find({ url });
      if (!before && !(await this.#isNamed(url))) return;
      if (!outcome.ok) return this.#note(url, before, outcome);
      try {
        await this.#keep(url, outcome, "soon");
      } catch (error) {
        // Whatever it is: a page that stays due would be read for ever, and no other after it.
        await this.#note(url, before, error instanceof SiteRefusal ? error : this.#unexpected(error));
      }
    };
  }

  #unexpected(error: unknown): Trouble {
    this.#deps.host.log({ level: "error", event: "page-unread", error: faultOf(error) });
    return { code: "internal-error", message: "The page could not be read; see the server's log." };
  }

  /** Reads a page, and returns what adds it to the knowledge. Both throw a `SiteRefusal` for what cannot be added. */
  async add(url: string, force: boolean): Promise<() => Promise<PageRow>> {
    const outcome = await this.#ask(url, force);
    if (!outcome.ok) throw new SiteRefusal(outcome.code, outcome.message);
    return () => this.#keep(url, outcome, "now");
  }

  async #ask(url: string, force: boolean): Promise<ReadOutcome> {
    const settings = (await this.#deps.book.row())?.settings;
    return this.#deps.reader.read(url, { force, freshMs: freshnessOf(settings ? ageOf(settings) : null) });
  }

  async #isNamed(url: string): Promise<boolean> {
    return (await this.#deps.book.row())?.settings.knowledge.sources.includes(url) ?? false;
  }

  async #keep(
    url: string,
    { page, method, from }: Extract<ReadOutcome, { ok: true }>,
    telling: Telling,
  ): Promise<PageRow> {
    const { host, pages, book } = this.#deps;
    const fallback = await book.language();
    const isSource = await this.#isNamed(url);
    const name = { url, title: page.title || url, readAt: host.now(), isSource };
    const row = await keepPage(name, passagesOf(page, fallback), fallback, { pages, book }, telling);
    host.log({ level: "info", event: "page-read", passages: row.passages, method, from });
    return row;
  }

  async #note(url: string, before: PageRow | undefined, trouble: Trouble): Promise<void> {
    const { host, pages, book } = this.#deps;
    host.log({ level: "warn", event: "page-unread", code: trouble.code });
    const name = { url, isSource: before?.isSource ?? true };
    await noteFailure(name, before, trouble, { pages, book, now: host.now });
  }
}
