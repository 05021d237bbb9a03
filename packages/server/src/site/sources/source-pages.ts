import { addressKey } from "../../extract/crawl/reader.ts";
import type { Page } from "../../extract/page.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { passagesOf } from "../page-passages.ts";
import type { SitePages } from "../site-pages.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { PageRow } from "../site-rows.ts";
import type { SiteBook } from "../site-version.ts";
import { keepPage } from "./keep-page.ts";
import { afterFailure, type Trouble } from "./upkeep.ts";

/** Pages of one source whose trouble is kept, though nothing of them was ever read. */
const UNREAD_MAX = 200;

const UNLINKED: Trouble = {
  code: "unlinked",
  message: "No page that could be read leads to it any more; link it, or add it as a page of its own.",
};

export interface SourcePagesDeps {
  host: Pick<RoomHost, "now" | "log">;
  pages: SitePages;
  book: SiteBook;
  reader: SiteReader;
}

/** The pages that sources read, each under its source's id. */
export class SourcePages {
  readonly #deps: SourcePagesDeps;

  constructor(deps: SourcePagesDeps) {
    this.#deps = deps;
  }

  async of(source: string): Promise<PageRow[]> {
    return (await this.#deps.pages.list()).filter((page) => page.source === source);
  }

  /** Takes a page in, under the address given or its own; the refusal, where there is one. */
  async keep(
    source: string,
    page: Page,
    url: string = ownAddress(page),
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<SiteRefusal | undefined> {
    const { host, pages, book } = this.#deps;
    const fallback = await book.language();
    const name = { url, title: page.title || url, readAt: host.now(), isSource: false, source };
    try {
      await keepPage(name, passagesOf(page, fallback), fallback, { pages, book }, "soon", beside);
      return undefined;
    } catch (error) {
      if (error instanceof SiteRefusal) return error;
      throw error;
    }
  }

  /**
   * Notes that a page could not be read, and returns why, as its owner shall read it. What was read before serves on; only
   * what is gone in several readings in a row is taken out.
   */
  async note(source: string, address: string, trouble: Trouble): Promise<Pick<Trouble, "code" | "message">> {
    const key = addressKey(address);
    const url = (await this.#deps.reader.store.canonicalOf(key)) ?? key;
    const own = await this.of(source);
    const before = own.find((page) => page.url === address) ?? own.find((page) => page.url === url);
    if (!before && own.filter(({ passages }) => passages === 0).length >= UNREAD_MAX) return trouble;
    return this.#noteOf({ url: before?.url ?? url, source, isSource: false }, before, trouble);
  }

  /** Lets go of the pages that a reading from `startedAt` on did not come by; where it failed at some, the third time. */
  async finish(source: string, startedAt: number, hasFailed: boolean): Promise<boolean> {
    let hasChanged = false;
    for (const page of await this.of(source)) {
      if (page.readAt >= startedAt) continue;
      if (hasFailed && page.passages > 0) {
        await this.#noteOf(page, page, UNLINKED);
      } else {
        await this.#deps.pages.remove(page);
        hasChanged = true;
      }
    }
    return hasChanged;
  }

  /** Removes all pages of a source. */
  async remove(source: string): Promise<void> {
    for (const page of await this.of(source)) await this.#deps.pages.remove(page);
  }

  async #noteOf(
    name: Pick<PageRow, "url" | "source" | "isSource">,
    before: PageRow | undefined,
    trouble: Trouble,
  ): Promise<Pick<Trouble, "code" | "message">> {
    const { host, pages, book } = this.#deps;
    return noteFailure(name, before, trouble, { pages, book, now: host.now });
  }
}

/** Writes down that a page could not be read; its passages go with it where it is gone for good. */
export async function noteFailure(
  { url, source, isSource }: Pick<PageRow, "url" | "source" | "isSource">,
  before: PageRow | undefined,
  trouble: Trouble,
  { pages, book, now }: { pages: SitePages; book: SiteBook; now: () => number },
): Promise<Pick<Trouble, "code" | "message">> {
  const { failures, serves, problem } = afterFailure(before, trouble);
  const readAt = now();
  if (before && serves) {
    await pages.renew({ ...before, failures, problem, readAt });
    return problem;
  }
  const language = before?.language ?? (await book.language());
  const name = {
    url,
    title: before?.title ?? url,
    language,
    isSource,
    ...(source !== undefined && { source }),
  };
  const version = before && before.passages > 0 ? await book.drafted() : {};
  await pages.put({ ...name, readAt, failures, problem }, [], version);
  return problem;
}

/** The address that a page gives itself, where that is one of its own site. */
function ownAddress({ url, canonical }: Page): string {
  const isOwn = URL.canParse(canonical) && new URL(canonical).host === new URL(url).host;
  return addressKey(isOwn ? canonical : url);
}
