import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { type CrawlEvent, type CrawlState, pauseCrawl, resumeCrawl, startCrawl, stepCrawl } from "./crawl.ts";
import type { ReaderDeps } from "./reader.ts";

const page = (title: string, ...links: string[]) =>
  `<title>${title}</title><main><p>${"Entregamos em todo o Brasil. ".repeat(12)}</p></main>${links.map((one) => `<a href="${one}">x</a>`).join("")}`;

describe("a crawl", () => {
  let evil: EvilWeb;
  let now = 0;
  beforeEach(async () => {
    evil = await startEvilWeb();
    now = 0;
  });
  afterEach(() => evil.close());

  const deps = (): ReaderDeps => ({
    now: () => now,
    fetchOptions: { policy: { allowLoopback: true } },
    robots: new Map(),
  });

  /** Runs to the end as a room would: through its storage after each step, and by the alarm's clock. */
  async function run(start: CrawlState, steps = 200): Promise<{ state: CrawlState; events: CrawlEvent[] }> {
    let state = start;
    const events: CrawlEvent[] = [];
    for (let index = 0; index < steps && state.status === "running"; index += 1) {
      now = Math.max(now, state.nextAt);
      const step = await stepCrawl(JSON.parse(JSON.stringify(state)) as CrawlState, deps());
      state = step.state;
      events.push(...step.events);
    }
    return { state, events };
  }
  const readPaths = (events: readonly CrawlEvent[]) =>
    events.flatMap((event) => (event.type === "page-read" ? [new URL(event.url).pathname] : []));

  it("follows links of the same site, each once, down to its depth", async () => {
    evil.serve(
      "/",
      page("Início", "/a", "/b#x", "/a?utm_source=y", "https://other.example/", "/foto.jpg", "/cart"),
    );
    evil.serve("/a", page("A", "/", "/deep"));
    evil.serve("/b", page("B"));
    evil.serve("/deep", page("Deep", "/deeper"));
    evil.serve("/deeper", page("Deeper"));
    const { state, events } = await run(startCrawl(`${evil.origin}/`, { depth: 2 }));
    assert.deepEqual(readPaths(events), ["/", "/a", "/b", "/deep"]);
    assert.deepEqual(events.at(-1), { type: "finished", read: 4, failed: 0, skipped: 0 });
    assert.equal(state.status, "done");
  });

  it("takes a folder and its index page for one", async () => {
    evil.serve("/", page("Início", "/loja/", "/loja/index.html", "/index.html"));
    evil.serve("/loja/", page("Loja"));
    evil.serve("/loja/index.html", page("Loja"));
    const { events } = await run(startCrawl(`${evil.origin}/`));
    assert.deepEqual(readPaths(events), ["/", "/loja/"]);
  });

  it("stops at its number of pages", async () => {
    evil.serve("/", page("0", ...Array.from({ length: 30 }, (_, index) => `/${index}`)));
    for (let index = 0; index < 30; index += 1) evil.serve(`/${index}`, page(String(index)));
    const { state } = await run(startCrawl(`${evil.origin}/`, { pages: 5 }));
    assert.equal(state.readCount, 5);
  });

  it("survives a restart at any step: the state is all there is", async () => {
    evil.serve("/", page("0", "/1", "/2", "/3"));
    for (const path of ["/1", "/2", "/3"]) evil.serve(path, page(path));
    const half = await run(startCrawl(`${evil.origin}/`), 3);
    const rest = await run(JSON.parse(JSON.stringify(half.state)) as CrawlState);
    assert.deepEqual([...readPaths(half.events), ...readPaths(rest.events)], ["/", "/1", "/2", "/3"]);
  });

  it("waits as long as robots.txt asks, and skips what it forbids", async () => {
    const robots = "User-agent: *\nCrawl-delay: 3\nDisallow: /no";
    evil.serve("/robots.txt", robots, { "content-type": "text/plain" });
    evil.serve("/", page("0", "/no", "/yes"));
    evil.serve("/no", page("no"));
    evil.serve("/yes", page("yes"));
    const { events } = await run(startCrawl(`${evil.origin}/`));
    assert.deepEqual(readPaths(events), ["/", "/yes"]);
    assert.ok(events.some((event) => event.type === "page-skipped" && event.url.endsWith("/no")));
    assert.ok(now >= 9000, String(now));
    assert.ok(!evil.asked.includes("/no"));
  });

  it("does nothing before it is due, and nothing while paused", async () => {
    const running = { ...startCrawl(`${evil.origin}/`), nextAt: 1000 };
    assert.deepEqual(await stepCrawl(running, deps()), { state: running, events: [] });
    const paused = pauseCrawl({ ...running, nextAt: 0 });
    assert.deepEqual(await stepCrawl(paused, deps()), { state: paused, events: [] });
    assert.equal(resumeCrawl(paused, 5).status, "running");
    assert.equal(evil.asked.length, 0);
  });

  it("starts from a sitemap, and from those that robots.txt names", async () => {
    const map = (...paths: string[]) =>
      `<urlset>${paths.map((path) => `<loc>${evil.origin}${path}</loc>`).join("")}</urlset>`;
    const index = `<sitemapindex><loc>${evil.origin}/one.xml</loc></sitemapindex>`;
    evil.serve("/sitemap.xml", index, { "content-type": "text/xml" });
    evil.serve("/one.xml", map("/a", "/b", "/a"), { "content-type": "text/xml" });
    evil.serve("/a", page("A"));
    evil.serve("/b", page("B"));
    evil.serve("/", page("0"));
    const direct = await run(startCrawl(`${evil.origin}/sitemap.xml`));
    assert.deepEqual(readPaths(direct.events), ["/a", "/b"]);
    evil.serve("/robots.txt", `Sitemap: ${evil.origin}/one.xml`, { "content-type": "text/plain" });
    const found = await run(startCrawl(`${evil.origin}/`));
    assert.deepEqual(readPaths(found.events), ["/", "/a", "/b"]);
  });

  it("[I10] comes to an end where sitemaps name themselves, or ever more of them", async () => {
    const xml = { "content-type": "text/xml" };
    const index = (...paths: string[]) =>
      `<sitemapindex>${paths.map((path) => `<loc>${evil.origin}${path}</loc>`).join("")}</sitemapindex>`;
    evil.serve("/sitemap.xml", index("/sitemap.xml", "/sitemap-2.xml"), xml);
    evil.serve("/sitemap-2.xml", index("/sitemap.xml", "/sitemap-2.xml"), xml);
    await run(startCrawl(`${evil.origin}/sitemap.xml`));
    assert.deepEqual(
      evil.asked.filter((path) => path.startsWith("/sitemap")),
      ["/sitemap.xml", "/sitemap-2.xml"],
    );
    for (let number = 0; number < 100; number += 1)
      evil.serve(`/more-${number}.xml`, index(`/more-${number + 1}.xml`), xml);
    await run({ ...startCrawl(`${evil.origin}/`), sitemaps: [`${evil.origin}/more-0.xml`] });
    assert.equal(evil.asked.filter((path) => path.startsWith("/more-")).length, 50);
  });

  it("goes on after pages that fail or lead away", async () => {
    evil.serve("/", page("0", "/missing", "/loop", "/zip", "/ok"));
    evil.serve("/ok", page("ok"));
    const { state, events } = await run(startCrawl(`${evil.origin}/`));
    assert.deepEqual(readPaths(events), ["/", "/ok"]);
    assert.deepEqual([state.failedCount, state.skippedCount], [2, 1]);
  });

  it("keeps its state within one row of storage", async () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) => `/uma-categoria-qualquer/um-produto-com-nome-longo-${index}`,
    );
    evil.serve("/", page("0", ...many));
    const { state } = await run(startCrawl(`${evil.origin}/`), 2);
    assert.ok(state.queue.length > 300);
    assert.ok(JSON.stringify(state).length < 100 * 1024, String(JSON.stringify(state).length));
  });
});
