import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type KnowledgeSource, knowledgeSourceSchema, type SourcePreview } from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { PASSAGES_MAX } from "../../knowledge/search/search.ts";
import type { SiteSnapshot } from "../site-rows.ts";

const SITE = "loja";
const TEXT = { "content-type": "text/plain" };

/** A crawl's pause between two requests, in milliseconds. */
const PAUSE_MS = 500;
const HOUR_MS = 60 * 60 * 1_000;

let bed: StillBed;
let web: EvilWeb;

beforeEach(async () => {
  bed = startStill();
  web = await startEvilWeb();
  web.serve("/", pageOf("inicio", "um", "dois"));
  web.serve("/um", pageOf("um", "tres", "/carrinho"));
  web.serve("/dois", pageOf("dois", "um", "https://outra.example/x"));
  web.serve("/tres", pageOf("tres", "quatro"));
  web.serve("/quatro", pageOf("quatro"));
  await putSite(bed, SITE, { model: "embedded" });
});

afterEach(() => web.close());

function pageOf(name: string, ...links: string[]): string {
  const anchors = links.map((link) => `<a href="${link}">${link}</a>`).join(" ");
  return `<!doctype html><html lang="pt-BR"><title>${name}</title><main><h1>${name}</h1><p>O artigo ${name} da loja custa dez reais e chega em dois dias.</p></main><nav>${anchors}</nav></html>`;
}

function place() {
  return bed.platform.place("site", SITE);
}

function call(method: string, path: string, body?: object): Promise<Response> {
  return bed.platform.callRoom("site", SITE, path, { method, ...(body && { body: JSON.stringify(body) }) });
}

async function act(method: string, path: string, body?: object): Promise<KnowledgeSource> {
  const response = await call(method, `/sources${path}`, body);
  assert.ok(response.ok, `${response.status}`);
  return knowledgeSourceSchema.parse(await response.json());
}

function add(request: object): Promise<KnowledgeSource> {
  return act("POST", "", request);
}

async function preview(id: string): Promise<SourcePreview> {
  return (await (await call("GET", `/sources/${id}`)).json()) as SourcePreview;
}

async function source(id: string): Promise<KnowledgeSource> {
  return knowledgeSourceSchema.parse((await preview(id)).source);
}

async function snapshot(): Promise<SiteSnapshot> {
  return (await (await call("GET", "/snapshot")).json()) as SiteSnapshot;
}

async function shownPages(): Promise<string[]> {
  const { passages } = await snapshot();
  return [...new Set(passages.map(({ url }) => new URL(url).pathname))].sort();
}

/** Lets the alarm ring so many times, as it comes due. */
async function ring(times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const at = place().alarm?.at;
    if (at === undefined) return;
    bed.clock.advance(Math.max(0, at - bed.clock.now()));
    await bed.platform.idle();
  }
}

/** Lets the alarm ring until nothing is left to do but to read again what has come of age. */
async function ringOut(): Promise<void> {
  for (let count = 0; (place().alarm?.at ?? Infinity) < bed.clock.now() + HOUR_MS; count += 1) {
    assert.ok(count < 500, "the room comes to rest");
    await ring();
  }
}

function visits(path: string): number {
  return web.asked.filter((asked) => asked === path).length;
}

describe("a source that is one page", () => {
  it("waits for the alarm, and is then part of the knowledge", async () => {
    const added = await add({ kind: "url", url: `${web.origin}/um` });
    assert.deepEqual([added.state, added.passages, visits("/um")], ["waiting", 0, 0]);
    await ringOut();
    const read = await source(added.id);
    assert.deepEqual([read.state, read.title, read.pages, read.problem], ["ready", "um", 1, undefined]);
    assert.ok(read.passages > 0);
    assert.deepEqual(await shownPages(), ["/um"]);
  });

  it("says why it could not be read, and is read again when it is told to", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/nowhere` });
    await ringOut();
    const failed = await source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "http-status"]);
    web.serve("/nowhere", pageOf("agora"));
    await act("POST", `/${id}/read`);
    await ringOut();
    assert.deepEqual([(await source(id)).state, (await source(id)).title], ["ready", "agora"]);
  });

  it("is read anew when it is told to, and keeps what it had while it fails", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    await ringOut();
    web.serve("/um", pageOf("novo"));
    await act("POST", `/${id}/read`);
    await ringOut();
    const before = await snapshot();
    assert.ok(before.passages.some(({ text }) => text.includes("artigo novo")));
    web.serve("/um", "", {}, 500);
    await act("POST", `/${id}/read`);
    await ringOut();
    assert.equal((await source(id)).state, "failed");
    assert.deepEqual((await snapshot()).passages, before.passages);
  });

  it("stands in the knowledge once, though the settings name its page too", async () => {
    await putSite(bed, SITE, { knowledge: { sources: [`${web.origin}/um`] } });
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    await ringOut();
    const ids = (await snapshot()).passages.map((passage) => passage.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(visits("/um"), 1);
    await call("DELETE", `/sources/${id}`);
    assert.deepEqual(await shownPages(), ["/um"]);
    assert.equal(((await (await call("GET", "/pages")).json()) as unknown[]).length, 1);
  });

  it("is refused a second time", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    const refused = await call("POST", "/sources", {
      kind: "url",
      url: `${web.origin}/um`,
    });
    const { code, message } = (await refused.json()) as { code: string; message: string };
    assert.deepEqual([refused.status, code], [409, "already-there"]);
    assert.ok(message.includes(id));
  });
});

describe("a crawl", () => {
  it("reads a site's pages one by one, with its progress, and rests", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ring(4);
    const going = await source(id);
    assert.equal(going.state, "reading");
    assert.ok((going.progress?.read ?? 0) > 0 && (going.progress?.queued ?? 0) > 0);
    await ringOut();
    const { state, progress, pages, readAt } = await source(id);
    assert.deepEqual([state, pages, progress?.read, progress?.failed], ["ready", 5, 5, 0]);
    assert.equal(readAt, bed.clock.now());
    assert.deepEqual(await shownPages(), ["/", "/dois", "/quatro", "/tres", "/um"]);
    assert.equal(visits("/carrinho"), 0);
    assert.ok(![...place().storage.rows.keys()].some((key) => key.startsWith("crawl:")));
    assert.ok(bed.platform.logs.some(({ event }) => event === "crawl-progress"));
  });

  it("rests between two pages as long as it should, and as long as robots.txt asks", async () => {
    for (const [rules, pause] of [
      ["", PAUSE_MS],
      ["User-agent: *\nCrawl-delay: 7\n", 7_000],
    ] as const) {
      bed = startStill();
      await putSite(bed, SITE);
      web.serve("/robots.txt", rules, TEXT);
      await add({ kind: "crawl", url: `${web.origin}/` });
      await ring(3);
      const asked = web.asked.length;
      assert.equal((place().alarm?.at ?? 0) - bed.clock.now(), pause);
      bed.clock.advance(pause - 1);
      await bed.platform.idle();
      assert.equal(web.asked.length, asked);
    }
  });

  it("stops at its depth and at its number of pages", async () => {
    const shallow = await add({ kind: "crawl", url: `${web.origin}/`, depth: 1 });
    await ringOut();
    assert.equal((await source(shallow.id)).pages, 3);
    await call("DELETE", `/sources/${shallow.id}`);
    const few = await add({ kind: "crawl", url: `${web.origin}/um`, pages: 2 });
    await ringOut();
    assert.equal((await source(few.id)).pages, 2);
  });

  it("[I16] goes on where it was after a kill at any step, also when its alarm was lost", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    for (let count = 0; count < 60 && (await source(id)).state !== "ready"; count += 1) {
      place().alarm?.cancel();
      place().alarm = null;
      bed.platform.kill();
      bed.clock.advance(PAUSE_MS);
      await snapshot();
      await ring();
    }
    const { state, progress } = await source(id);
    assert.deepEqual([state, progress?.read], ["ready", 5]);
    for (const path of ["/", "/um", "/dois", "/tres", "/quatro"]) assert.equal(visits(path), 1);
  });

  it("pauses and goes on, also over a restart", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ring(4);
    const { state, progress } = await act("POST", `/${id}/pause`);
    assert.equal(state, "paused");
    bed.platform.kill();
    await snapshot();
    const asked = web.asked.length;
    bed.clock.advance(60_000);
    await ringOut();
    assert.equal(web.asked.length, asked);
    assert.deepEqual((await source(id)).progress, progress);
    assert.equal((await act("POST", `/${id}/resume`)).state, "reading");
    await ringOut();
    assert.equal((await source(id)).progress?.read, 5);
    assert.equal(visits("/"), 1);
  });

  it("names the pages that it could not read, and goes on", async () => {
    web.serve("/um", pageOf("um", "nowhere", "tres"));
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    const shown = await preview(id);
    assert.equal(shown.source.progress?.failed, 1);
    const bad = shown.pages.filter((page) => page.problem);
    assert.deepEqual(
      bad.map(({ url, problem }) => [url, problem?.code]),
      [[`${web.origin}/nowhere`, "http-status"]],
    );
  });

  it("fails with the reason when it grows beyond what can be stored, and keeps what it read", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ring(3);
    const { rows } = place().storage;
    const key = [...rows.keys()].find((one) => one.startsWith("crawl:")) ?? "";
    const { piece } = rows.get(key) as { piece: string };
    const seen = Array.from({ length: 300_000 }, (_, index) => `address-${index}`);
    const crawl = { ...(JSON.parse(piece) as object), seen };
    rows.set(key, { count: 1, piece: JSON.stringify(crawl) });
    await ringOut();
    const { state, problem, pages } = await source(id);
    assert.deepEqual([state, problem?.code], ["failed", "too-large"]);
    assert.ok(pages > 0);
  });

  it("fails with the reason where nothing can be read", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/nowhere` });
    await ringOut();
    const failed = await source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "http-status"]);
    web.serve("/robots.txt", "User-agent: *\nDisallow: /\n", TEXT);
    await act("POST", `/${id}/read`);
    await ringOut();
    assert.equal((await source(id)).state, "failed");
  });

  it("reads everything anew when it is told to, and lets go of what is no longer there", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    web.serve("/um", pageOf("um", "cinco"));
    web.serve("/cinco", pageOf("cinco"));
    bed.clock.advance(1_000);
    await act("POST", `/${id}/read`);
    assert.ok((await shownPages()).includes("/tres"), "the old pages serve until the new ones are there");
    await ringOut();
    assert.deepEqual(await shownPages(), ["/", "/cinco", "/dois", "/um"]);
    assert.equal(visits("/um"), 2);
  });

  it("keeps a page that fails, and lets go of one that three readings found gone, and says so", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    const page = async () => (await preview(id)).pages.find(({ url }) => url.endsWith("/dois"));
    for (const status of [503, 404, 500, 410]) {
      web.serve("/dois", "", {}, status);
      bed.clock.advance(1_000);
      await act("POST", `/${id}/read`);
      await ringOut();
      const isKept = status !== 410;
      assert.equal((await shownPages()).includes("/dois"), isKept);
      assert.equal((await page())?.problem?.code, isKept ? "http-status" : "gone");
      assert.equal((await source(id)).problem?.code, isKept ? undefined : "pages-gone");
    }
    web.serve("/dois", pageOf("dois"));
    bed.clock.advance(1_000);
    await act("POST", `/${id}/read`);
    await ringOut();
    assert.deepEqual([(await source(id)).problem, (await page())?.problem], [undefined, undefined]);
    assert.ok((await shownPages()).includes("/dois"));
  });

  it("keeps what only a page led to that failed, until three readings have not come by it", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    web.serve("/tres", "", {}, 500);
    for (const isKept of [true, true, false]) {
      bed.clock.advance(1_000);
      await act("POST", `/${id}/read`);
      await ringOut();
      assert.equal((await shownPages()).includes("/quatro"), isKept);
    }
  });

  it("pauses with the reason where the knowledge is full, and goes on once there is room", async () => {
    const full = {
      url: "https://loja.example/tudo",
      title: "Tudo",
      language: "pt-BR",
      passages: PASSAGES_MAX - 3,
      chunks: 0,
      readAt: bed.clock.now(),
      isSource: false,
    };
    place().storage.rows.set("page:full", full);
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    const paused = await source(id);
    assert.deepEqual([paused.state, paused.problem?.code], ["paused", "knowledge-full"]);
    assert.ok((paused.passages ?? 0) > 0 && paused.passages <= 3);
    place().storage.rows.delete("page:full");
    await act("POST", `/${id}/resume`);
    await ringOut();
    const { state, problem, pages } = await source(id);
    assert.deepEqual([state, problem, pages], ["ready", undefined, 5]);
  });

  it("[I16] leaves nothing in any answer or row when it is removed, whatever is killed on the way", async () => {
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await ring(5);
    const before = (await snapshot()).version;
    const { storage } = place();
    const remove = storage.delete.bind(storage);
    storage.delete = () => new Promise(() => {});
    void call("DELETE", `/sources/${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    bed.platform.kill();
    storage.delete = remove;
    const after = await snapshot();
    assert.deepEqual(after.passages, []);
    assert.notEqual(after.version, before);
    assert.equal((await call("GET", `/sources/${id}`)).status, 404);
    await ringOut();
    const kept = [...storage.rows.keys()].filter((key) => /^(?:page|passages|crawl|source):/.test(key));
    assert.deepEqual(kept, []);
  });
});

describe("a sitemap", () => {
  it("gives its pages, and those of its sitemaps, and no links of theirs", async () => {
    const locations = (...paths: string[]) => paths.map((path) => `<loc>${web.origin}${path}</loc>`).join("");
    const XML = { "content-type": "application/xml" };
    web.serve("/mapas", `<sitemapindex>${locations("/mapa1.xml", "/mapa2.xml")}</sitemapindex>`, XML);
    web.serve("/mapa1.xml", `<urlset>${locations("/um", "/dois")}</urlset>`, XML);
    web.serve("/mapa2.xml", `<urlset>${locations("/quatro")}</urlset>`, XML);
    const { id } = await add({ kind: "sitemap", url: `${web.origin}/mapas` });
    await ringOut();
    assert.deepEqual([(await source(id)).state, (await source(id)).pages], ["ready", 3]);
    assert.deepEqual(await shownPages(), ["/dois", "/quatro", "/um"]);
  });

  it("fails with the reason where there is none", async () => {
    const { id } = await add({ kind: "sitemap", url: `${web.origin}/um` });
    await ringOut();
    const failed = await source(id);
    assert.deepEqual([failed.state, failed.problem?.code], ["failed", "unreadable"]);
  });
});

describe("the sources of a site", () => {
  it("make a version of every change", async () => {
    const versions = [(await snapshot()).version];
    const note = async () => versions.push((await snapshot()).version);
    const { id } = await add({ kind: "fact", text: "A loja abre às nove." });
    await note();
    await act("PATCH", `/${id}`, { isActive: false });
    await note();
    await act("PATCH", `/${id}`, { isActive: true });
    await note();
    const page = await add({ kind: "url", url: `${web.origin}/um` });
    await ringOut();
    await note();
    await call("DELETE", `/sources/${page.id}`);
    await note();
    assert.equal(new Set(versions).size, versions.length);
  });

  it("stand in the snapshot by their priority, without those that are switched off", async () => {
    for (const [text, priority] of [
      ["Fato de pouca monta.", 1],
      ["Fato que vem primeiro.", 90],
      ["Fato do meio.", 40],
    ] as const)
      await add({ kind: "fact", text, priority });
    await add({ kind: "fact", text: "Fato desligado.", isActive: false });
    assert.deepEqual(
      (await snapshot()).passages.map(({ text }) => text),
      ["Fato que vem primeiro.", "Fato do meio.", "Fato de pouca monta."],
    );
  });

  it("stay when the settings are put again", async () => {
    await add({ kind: "fact", text: "A loja abre às nove." });
    await putSite(bed, SITE);
    assert.equal((await snapshot()).passages.length, 1);
  });

  it("[F32] are listed without those whose row is a wreck, whose passages then stay out", async () => {
    const { id } = await add({ kind: "fact", text: "A loja abre às nove." });
    const other = await add({ kind: "fact", text: "A loja fecha às seis." });
    place().storage.rows.set(`source:${id}`, { id });
    const left = (await (await call("GET", "/sources")).json()) as KnowledgeSource[];
    assert.deepEqual(
      left.map((one) => one.id),
      [other.id],
    );
    assert.equal((await snapshot()).passages.length, 1);
  });
});
