import { addressKey } from "../../extract/crawl/reader.ts";
import type { Page } from "../../extract/page.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { keepPage } from "../pages/keep-page.ts";
import { noteFailure, type Trouble } from "../pages/note-failure.ts";
import { passagesOf } from "../pages/page-passages.ts";
import type { PageRow } from "../pages/page-row.ts";
import type { SitePages } from "../pages/site-pages.ts";
import { SiteRefusal } from "../pages/site-refusal.ts";
import type { VersionStore } from "../version/version-store.ts";
import type { SiteReader } from "../web/site-reader.ts";

/** The most pages of one source whose trouble is kept although they were never read. */
const UNREAD_MAX = 200;

const UNLINKED: Trouble = {
  code: "unlinked",
  message: "No page that could be read leads to it any more; link it, or add it as a page of its own.",
};

interface SourcePagesDeps {
  host: Pick<RoomHost, "now" | "log">;
  pages: SitePages;
  versions: VersionStore;
  reader: SiteReader;
}

/** Keeps the pages that sources read, each under its source's id. */
export class SourcePages {
  readonly #deps: SourcePagesDeps;

  constructor(deps: SourcePagesDeps) {
    this.#deps = deps;
  }

  async of(source: string): Promise<PageRow[]> {
    return (await this.#deps.pages.list()).filter((page) => page.source === source);
  }

  /** Keeps a page under the address given or its own; resolves with the refusal where there is one. */
  async keep(
    source: string,
    page: Page,
    url: string = ownAddress(page),
    beside: Readonly<Record<string, unknown>> = {},
  ): Promise<SiteRefusal | undefined> {
    const { host, pages, versions } = this.#deps;
    const fallback = await versions.language();
    const name = { url, title: page.title || url, readAt: host.now(), source };
    try {
      await keepPage(name, passagesOf(page, fallback), fallback, { pages, versions }, "soon", beside);
      return undefined;
    } catch (error) {
      if (error instanceof SiteRefusal) return error;
      throw error;
    }
  }

  /**
   * Notes that a page could not be read, and returns the reason as its owner reads it. The passages of an earlier reading
   * serve on until several readings in a row found the page gone.
   */
  async note(source: string, address: string, trouble: Trouble): Promise<Pick<Trouble, "code" | "message">> {
    const key = addressKey(address);
    const url = (await this.#deps.reader.store.canonicalOf(key)) ?? key;
    const own = await this.of(source);
    const before = own.find((page) => page.url === address) ?? own.find((page) => page.url === url);
    if (!before && own.filter(({ passages }) => passages === 0).length >= UNREAD_MAX) return trouble;
    return this.#noteOf({ url: before?.url ?? url, source }, before, trouble);
  }

  /** Removes the pages that a reading from `startedAt` on did not find; where it failed at some, only after the third time. */
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
    name: Pick<PageRow, "url" | "source">,
    before: PageRow | undefined,
    trouble: Trouble,
  ): Promise<Pick<Trouble, "code" | "message">> {
    const { host, pages, versions } = this.#deps;
    return noteFailure(name, before, trouble, { pages, versions, now: host.now });
  }
}

/** The address that a page names as its own, where that is on the same host; else the one that it was read at. */
function ownAddress({ url, canonical }: Page): string {
  const isOwn = URL.canParse(canonical) && new URL(canonical).host === new URL(url).host;
  return addressKey(isOwn ? canonical : url);
}
