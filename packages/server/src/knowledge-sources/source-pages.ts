import type { Page } from "../extract/page.ts";
import { addressKey } from "../extract/reader.ts";
import type { RoomHost } from "../host.ts";
import { passagesOf } from "../knowledge/passages.ts";
import type { SiteBook } from "../site-book.ts";
import type { SitePages } from "../site-pages.ts";
import type { SiteReader } from "../site-reader.ts";
import { SiteRefusal } from "../site-refusal.ts";
import type { PageRow } from "../site-rows.ts";
import { keepPage } from "./keep-page.ts";

/** Pages of one source whose trouble is kept, though nothing of them was ever read. */
const UNREAD_MAX = 200;

/** Why something could not be read, and what to do. */
export interface Problem {
  code: string;
  message: string;
}

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
      await keepPage(name, passagesOf(page, fallback), fallback, { pages, book }, beside);
      return undefined;
    } catch (error) {
      if (error instanceof SiteRefusal) return error;
      throw error;
    }
  }

  /** Notes that a page could not be read. One that was read before serves on when it fails once; when it fails again it goes. */
  async note(source: string, address: string, { code, message }: Problem): Promise<void> {
    const { host, pages, book, reader } = this.#deps;
    const key = addressKey(address);
    const url = (await reader.deps.store?.canonicalOf(key)) ?? key;
    const own = await this.of(source);
    const before = own.find((page) => page.url === url);
    const problem = { code, message };
    const readAt = host.now();
    if (before && !before.problem) {
      await pages.note(before, problem, readAt);
    } else if (before || own.filter(({ passages }) => passages === 0).length < UNREAD_MAX) {
      const language = await book.language();
      const unread = { url, title: url, language, readAt, isSource: false, source, problem };
      await pages.put(unread, [], await book.turned());
    }
  }

  /** Removes the pages of a source that were read before a time, or all of them. */
  async remove(source: string, before = Number.POSITIVE_INFINITY): Promise<void> {
    for (const page of await this.of(source)) if (page.readAt < before) await this.#deps.pages.remove(page);
  }
}

/** The address that a page gives itself, where that is one of its own site. */
function ownAddress({ url, canonical }: Page): string {
  const isOwn = URL.canParse(canonical) && new URL(canonical).host === new URL(url).host;
  return addressKey(isOwn ? canonical : url);
}
