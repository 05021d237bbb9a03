import { type Language, siteSettingsSchema } from "@prosa/protocol";
import { startCrawl, stepCrawl } from "../../src/extract/crawl/crawl.ts";
import type { ReaderDeps } from "../../src/extract/crawl/reader.ts";
import type { Passage } from "../../src/knowledge/passage.ts";
import { passagesOf } from "../../src/site/pages/page-passages.ts";
import type { TestSite } from "./questions.ts";
import { serveFolder } from "./serve-folder.ts";

/** The settings of an owner who gives the site a name, may choose how readily it answers, and leaves the rest as it comes. */
export function settingsOf({ name, answering }: TestSite) {
  return siteSettingsSchema.parse({ name, answering });
}

/** Crawls a site from its front page, as its room does, without pauses; passages in the order read. */
export async function loadPassages(site: TestSite): Promise<Passage[]> {
  const fallback: Language = settingsOf(site).languages[0] ?? "pt-BR";
  const server = await serveFolder(site.pages);
  try {
    const deps: ReaderDeps = {
      now: Date.now,
      fetchOptions: { policy: { allowLoopback: true } },
      robots: new Map(),
    };
    const pages = new Map<string, Passage[]>();
    let state = startCrawl(`${server.origin}/`, { pauseMs: 0 }, deps.now());
    while (state.status === "running") {
      const step = await stepCrawl(state, deps);
      state = step.state;
      if (step.page) pages.set(step.page.canonical, passagesOf(step.page, fallback));
    }
    return [...pages.values()].flat();
  } finally {
    await server.close();
  }
}

/** The path of a page as the questions name it: without its origin, a leading slash, and `index.html`. */
export function pathOf(address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  return decodeURIComponent(path)
    .replace(/^\//, "")
    .replace(/(^|\/)index\.html$/, "$1")
    .replace(/\/$/, "");
}
