import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, it } from "node:test";
import { putSite } from "../../../../test/client.ts";
import { linkedPage, PAUSE_MS, SITE, SourceBed } from "../../../../test/source-bed.ts";
import { startStill } from "../../../../test/testbed.ts";
import { PASSAGES_MAX } from "../../../knowledge/search/search.ts";

const HOUR_MS = 60 * 60 * 1_000;
const TEXT = { "content-type": "text/plain" };

let stage: SourceBed;

beforeEach(async () => {
  stage = await SourceBed.start();
});

afterEach(() => stage.web.close());

describe("a crawl", () => {
  it("reads a site's pages one by one, with its progress, and rests", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ring(4);
    const going = await stage.source(id);
    assert.equal(going.state, "reading");
    assert.ok((going.progress?.read ?? 0) > 0 && (going.progress?.queued ?? 0) > 0);
    await stage.ringOut();
    const { state, progress, pages, readAt } = await stage.source(id);
    assert.deepEqual([state, pages, progress?.read, progress?.failed], ["ready", 5, 5, 0]);
    assert.equal(readAt, stage.bed.clock.now());
    assert.deepEqual(await stage.shownPages(), ["/", "/dois", "/quatro", "/tres", "/um"]);
    assert.equal(stage.visits("/carrinho"), 0);
    assert.ok(![...stage.place().storage.rows.keys()].some((key) => key.startsWith("crawl:")));
    assert.ok(stage.bed.platform.logs.some(({ event }) => event === "crawl-progress"));
  });

  it("rests between two pages for its pause, or for as long as robots.txt asks", async () => {
    for (const [rules, pause] of [
      ["", PAUSE_MS],
      ["User-agent: *\nCrawl-delay: 7\n", 7_000],
    ] as const) {
      stage.bed = startStill();
      await putSite(stage.bed, SITE);
      stage.web.serve("/robots.txt", rules, TEXT);
      await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
      await stage.ring(3);
      const asked = stage.web.asked.length;
      assert.equal((stage.place().alarm?.at ?? 0) - stage.bed.clock.now(), pause);
      stage.bed.clock.advance(pause - 1);
      await stage.bed.platform.idle();
      assert.equal(stage.web.asked.length, asked);
    }
  });

  it("stops at its depth and at its number of pages", async () => {
    const shallow = await stage.add({ kind: "crawl", url: `${stage.web.origin}/`, depth: 1 });
    await stage.ringOut();
    assert.equal((await stage.source(shallow.id)).pages, 3);
    await stage.call("DELETE", `/sources/${shallow.id}`);
    const few = await stage.add({ kind: "crawl", url: `${stage.web.origin}/um`, pages: 2 });
    await stage.ringOut();
    assert.equal((await stage.source(few.id)).pages, 2);
  });

  it("[I16] goes on from its place after a kill at any step, also when its alarm was lost", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    for (let count = 0; count < 60 && (await stage.source(id)).state !== "ready"; count += 1) {
      stage.place().alarm?.cancel();
      stage.place().alarm = null;
      stage.bed.platform.kill();
      stage.bed.clock.advance(PAUSE_MS);
      await stage.snapshot();
      await stage.ring();
    }
    const { state, progress } = await stage.source(id);
    assert.deepEqual([state, progress?.read], ["ready", 5]);
    for (const path of ["/", "/um", "/dois", "/tres", "/quatro"]) assert.equal(stage.visits(path), 1);
  });

  it("pauses and goes on, also over a restart", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ring(4);
    const { state, progress } = await stage.act("POST", `/${id}/pause`);
    assert.equal(state, "paused");
    stage.bed.platform.kill();
    await stage.snapshot();
    const asked = stage.web.asked.length;
    stage.bed.clock.advance(60_000);
    await stage.ringOut();
    assert.equal(stage.web.asked.length, asked);
    assert.deepEqual((await stage.source(id)).progress, progress);
    assert.equal((await stage.act("POST", `/${id}/resume`)).state, "reading");
    await stage.ringOut();
    assert.equal((await stage.source(id)).progress?.read, 5);
    assert.equal(stage.visits("/"), 1);
  });

  it("names the pages that it could not read, and goes on", async () => {
    stage.web.serve("/um", linkedPage("um", "nowhere", "tres"));
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ringOut();
    const shown = await stage.preview(id);
    assert.equal(shown.source.progress?.failed, 1);
    const bad = shown.pages.filter((page) => page.problem);
    assert.deepEqual(
      bad.map(({ url, problem }) => [url, problem?.code]),
      [[`${stage.web.origin}/nowhere`, "http-status"]],
    );
  });

  it("fails with the reason when its state is too large to store, and keeps the pages that it read", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ring(3);
    const { rows } = stage.place().storage;
    const key = [...rows.keys()].find((one) => one.startsWith("crawl:")) ?? "";
    const { piece } = rows.get(key) as { piece: string };
    const seen = Array.from({ length: 300_000 }, (_, index) => `address-${index}`);
    const crawl = { ...(JSON.parse(piece) as object), seen };
    rows.set(key, { count: 1, piece: JSON.stringify(crawl) });
    await stage.ringOut();
    const { state, problem, pages } = await stage.source(id);
    assert.deepEqual([state, problem?.code], ["failed", "too-large"]);
    assert.ok(pages > 0);
  });

  it("fails with the reason where nothing can be read", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/nowhere` });
    await stage.ringOut();
    const failed = await stage.source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "http-status"]);
    stage.web.serve("/robots.txt", "User-agent: *\nDisallow: /\n", TEXT);
    await stage.act("POST", `/${id}/read`);
    await stage.ringOut();
    assert.equal((await stage.source(id)).state, "failed");
  });

  for (const [fault, break_] of [
    ["answers that it is down", (response: ServerResponse) => response.writeHead(503).end()],
    ["lets every connection fall", (response: ServerResponse) => response.destroy()],
  ] as const) {
    it(`is read on the same day where the site ${fault} for an hour`, async () => {
      for (const path of ["/robots.txt", "/"]) stage.web.handle(path, (_, response) => break_(response));
      const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
      const addedAt = stage.bed.clock.now();
      while (stage.bed.clock.now() < addedAt + HOUR_MS) await stage.ring();
      assert.notEqual((await stage.source(id)).state, "ready");
      stage.web.serve("/robots.txt", "", TEXT);
      stage.web.serve("/", linkedPage("inicio", "um"));
      for (let count = 0; count < 30 && (await stage.source(id)).state !== "ready"; count += 1)
        await stage.ring();
      assert.equal((await stage.source(id)).state, "ready");
      assert.ok(stage.bed.clock.now() - addedAt < 3 * HOUR_MS);
    });
  }

  it("reads everything again at the owner's request, and removes pages that are gone", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ringOut();
    stage.web.serve("/um", linkedPage("um", "cinco"));
    stage.web.serve("/cinco", linkedPage("cinco"));
    stage.bed.clock.advance(1_000);
    await stage.act("POST", `/${id}/read`);
    assert.ok(
      (await stage.shownPages()).includes("/tres"),
      "the old pages serve until the new ones are there",
    );
    await stage.ringOut();
    assert.deepEqual(await stage.shownPages(), ["/", "/cinco", "/dois", "/um"]);
    assert.equal(stage.visits("/um"), 2);
  });

  it("keeps a page that fails, removes one that three readings found gone, and says so", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ringOut();
    const page = async () => (await stage.preview(id)).pages.find(({ url }) => url.endsWith("/dois"));
    for (const status of [503, 404, 500, 410]) {
      stage.web.serve("/dois", "", {}, status);
      stage.bed.clock.advance(1_000);
      await stage.act("POST", `/${id}/read`);
      await stage.ringOut();
      const isKept = status !== 410;
      assert.equal((await stage.shownPages()).includes("/dois"), isKept);
      assert.equal((await page())?.problem?.code, isKept ? "http-status" : "gone");
      assert.equal((await stage.source(id)).problem?.code, isKept ? undefined : "pages-gone");
    }
    stage.web.serve("/dois", linkedPage("dois"));
    stage.bed.clock.advance(1_000);
    await stage.act("POST", `/${id}/read`);
    await stage.ringOut();
    assert.deepEqual([(await stage.source(id)).problem, (await page())?.problem], [undefined, undefined]);
    assert.ok((await stage.shownPages()).includes("/dois"));
  });

  it("keeps a page that only a failed page links, until three readings have not found it", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ringOut();
    stage.web.serve("/tres", "", {}, 500);
    for (const isKept of [true, true, false]) {
      stage.bed.clock.advance(1_000);
      await stage.act("POST", `/${id}/read`);
      await stage.ringOut();
      assert.equal((await stage.shownPages()).includes("/quatro"), isKept);
    }
  });

  it("pauses with the reason where the knowledge is full, and goes on once there is room", async () => {
    const full = {
      url: "https://loja.example/tudo",
      title: "Tudo",
      language: "pt-BR",
      passages: PASSAGES_MAX - 3,
      chunks: 0,
      readAt: stage.bed.clock.now(),
      isSource: false,
    };
    stage.place().storage.rows.set("page:full", full);
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ringOut();
    const paused = await stage.source(id);
    assert.deepEqual([paused.state, paused.problem?.code], ["paused", "knowledge-full"]);
    assert.ok((paused.passages ?? 0) > 0 && paused.passages <= 3);
    stage.place().storage.rows.delete("page:full");
    await stage.act("POST", `/${id}/resume`);
    await stage.ringOut();
    const { state, problem, pages } = await stage.source(id);
    assert.deepEqual([state, problem, pages], ["ready", undefined, 5]);
  });

  it("[I16] leaves nothing in any answer or row when it is removed, also after a kill at any step", async () => {
    const { id } = await stage.add({ kind: "crawl", url: `${stage.web.origin}/` });
    await stage.ring(5);
    const before = (await stage.snapshot()).version;
    const { storage } = stage.place();
    const remove = storage.delete.bind(storage);
    storage.delete = () => new Promise(() => {});
    void stage.call("DELETE", `/sources/${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    stage.bed.platform.kill();
    storage.delete = remove;
    const after = await stage.snapshot();
    assert.deepEqual(after.passages, []);
    assert.notEqual(after.version, before);
    assert.equal((await stage.call("GET", `/sources/${id}`)).status, 404);
    await stage.ringOut();
    const kept = [...storage.rows.keys()].filter((key) => /^(?:page|passages|crawl|source):/.test(key));
    assert.deepEqual(kept, []);
  });
});

describe("a sitemap", () => {
  it("gives its pages, and those of its sitemaps, and no links of theirs", async () => {
    const locations = (...paths: string[]) =>
      paths.map((path) => `<loc>${stage.web.origin}${path}</loc>`).join("");
    const XML = { "content-type": "application/xml" };
    stage.web.serve("/mapas", `<sitemapindex>${locations("/mapa1.xml", "/mapa2.xml")}</sitemapindex>`, XML);
    stage.web.serve("/mapa1.xml", `<urlset>${locations("/um", "/dois")}</urlset>`, XML);
    stage.web.serve("/mapa2.xml", `<urlset>${locations("/quatro")}</urlset>`, XML);
    const { id } = await stage.add({ kind: "sitemap", url: `${stage.web.origin}/mapas` });
    await stage.ringOut();
    assert.deepEqual([(await stage.source(id)).state, (await stage.source(id)).pages], ["ready", 3]);
    assert.deepEqual(await stage.shownPages(), ["/dois", "/quatro", "/um"]);
  });

  it("fails with the reason where there is none", async () => {
    const { id } = await stage.add({ kind: "sitemap", url: `${stage.web.origin}/um` });
    await stage.ringOut();
    const failed = await stage.source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "unreadable"]);
  });
});
