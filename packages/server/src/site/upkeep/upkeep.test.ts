import assert from "node:assert/strict";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type KnowledgePage, type KnowledgeSource, knowledgeSourceSchema } from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import type { SiteSnapshot } from "../snapshot.ts";

const SITE = "loja";
const HTML = { "content-type": "text/html; charset=utf-8" };
const HOUR_MS = 60 * 60 * 1_000;
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

let bed: StillBed;
let web: EvilWeb;

beforeEach(async () => {
  bed = startStill();
  web = await startEvilWeb();
  for (const name of ["um", "dois", "tres"]) web.serve(`/${name}`, pageOf(name));
  await putSite(bed, SITE);
});
afterEach(() => web.close());

function pageOf(name: string, ...links: string[]): string {
  const anchors = links.map((link) => `<a href="${link}">${link}</a>`).join(" ");
  return `<!doctype html><html lang="pt-BR"><title>${name}</title><main><h1>${name}</h1><p>O artigo ${name} da loja custa dez reais e chega em dois dias.</p></main><nav>${anchors}</nav></html>`;
}

function place() {
  return bed.platform.place("site", SITE);
}

function ask(method: string, path: string, body?: object): Promise<Response> {
  const init = { method, headers: OWNER, ...(body && { body: JSON.stringify(body) }) };
  return bed.fetch(`/api/knowledge${path}`, init);
}

async function add(body: object): Promise<KnowledgeSource> {
  const response = await ask("POST", "/sources", body);
  assert.equal(response.status, 201);
  return knowledgeSourceSchema.parse(await response.json());
}

async function source(id: string): Promise<KnowledgeSource> {
  const { source: found } = (await (await ask("GET", `/sources/${id}`)).json()) as { source: unknown };
  return knowledgeSourceSchema.parse(found);
}

async function pages(): Promise<KnowledgePage[]> {
  return (await (await ask("GET", "/pages")).json()) as KnowledgePage[];
}

async function snapshot(): Promise<SiteSnapshot> {
  return (await (await bed.platform.callRoom("site", SITE, "/snapshot")).json()) as SiteSnapshot;
}

/** Lets the alarm ring for so long. */
async function pass(ms: number): Promise<void> {
  const until = bed.clock.now() + ms;
  for (let count = 0; (place().alarm?.at ?? Infinity) <= until; count += 1) {
    assert.ok(count < 500, "the room comes to rest");
    bed.clock.advance(Math.max(0, (place().alarm?.at ?? 0) - bed.clock.now()));
    await bed.platform.idle();
  }
  bed.clock.advance(Math.max(0, until - bed.clock.now()));
}

function visits(path: string): number {
  return web.asked.filter((asked) => asked === path).length;
}

describe("pages and sources on the web", () => {
  it("is read again when it has come of age, with its validators, and makes no version where nothing changed", async () => {
    const etag = '"v1"';
    web.handle("/um", (request, response) => {
      const isKnown = request.headers["if-none-match"] === etag;
      response.writeHead(isKnown ? 304 : 200, { ...HTML, etag }).end(isKnown ? "" : pageOf("um"));
    });
    await add({ kind: "url", url: `${web.origin}/um` });
    await ask("POST", "/pages", { url: `${web.origin}/dois` });
    await pass(HOUR_MS);
    const { version } = await snapshot();
    await pass(20 * HOUR_MS);
    assert.deepEqual([visits("/um"), visits("/dois")], [1, 1]);
    await pass(6 * HOUR_MS);
    assert.deepEqual([visits("/um"), visits("/dois")], [2, 2]);
    assert.equal(web.headersOf("/um")?.["if-none-match"], etag);
    assert.equal((await snapshot()).version, version);
    web.serve("/um", pageOf("novidade"));
    await pass(27 * HOUR_MS);
    const after = await snapshot();
    assert.notEqual(after.version, version);
    assert.ok(after.passages.some(({ text }) => text.includes("artigo novidade")));
  });

  it("does not come of age all at once", async () => {
    for (let number = 0; number < 12; number += 1) {
      web.serve(`/p${number}`, pageOf(`p${number}`));
      await add({ kind: "url", url: `${web.origin}/p${number}` });
    }
    await pass(20 * HOUR_MS);
    const hours = new Set<number>();
    for (let asked = web.asked.length, hour = 20; hour < 28; hour += 1) {
      await pass(HOUR_MS);
      if (web.asked.length > asked) hours.add(hour);
      asked = web.asked.length;
    }
    assert.ok(hours.size > 2, [...hours].join());
  });

  it("is left alone where the owner says so, or switched the source off", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    await pass(HOUR_MS);
    await ask("PATCH", `/sources/${id}`, { isActive: false });
    await pass(100 * HOUR_MS);
    await ask("PATCH", `/sources/${id}`, { isActive: true });
    for (const still of [
      { knowledge: { rereadHours: 0 } },
      { isArchived: true, knowledge: { rereadHours: 1 } },
    ]) {
      await putSite(bed, SITE, still);
      await pass(100 * HOUR_MS);
      assert.equal(visits("/um"), 1);
    }
    await putSite(bed, SITE, { knowledge: { rereadHours: 1 } });
    await pass(4 * HOUR_MS);
    assert.ok(visits("/um") >= 4);
  });

  it("is not read again where robots.txt has come to forbid it, and serves on with the reason", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    await pass(HOUR_MS);
    web.serve("/robots.txt", "User-agent: *\nDisallow: /\n", { "content-type": "text/plain" });
    // The rules that were asked for an hour ago hold for a day; a restart asks again.
    bed.platform.kill();
    await pass(30 * HOUR_MS);
    assert.deepEqual([visits("/um"), (await source(id)).problem?.code], [1, "robots"]);
    assert.equal((await snapshot()).passages.length, 1);
  });

  it("is removed when three readings found it gone, with a problem for the owner", async () => {
    const { id } = await add({ kind: "url", url: `${web.origin}/um` });
    await ask("POST", "/pages", { url: `${web.origin}/dois` });
    await pass(HOUR_MS);
    for (const path of ["/um", "/dois"]) web.serve(path, "", {}, 410);
    for (const left of [2, 2, 0]) {
      await pass(27 * HOUR_MS);
      assert.equal((await snapshot()).passages.length, left);
      const code = left > 0 ? "http-status" : "gone";
      assert.equal((await source(id)).problem?.code, code);
      assert.equal((await pages())[0]?.problem?.code, code);
    }
    assert.match((await source(id)).problem?.message ?? "", /3 readings in a row/);
    web.serve("/um", pageOf("um"));
    await pass(27 * HOUR_MS);
    assert.deepEqual([(await source(id)).state, (await snapshot()).passages.length], ["ready", 1]);
  });

  it("is crawled one site at a time", async () => {
    const names = Array.from({ length: 6 }, (_, number) => `p${number}`);
    for (const root of ["a", "b"]) {
      web.serve(`/${root}`, pageOf(root, ...names.map((name) => `/${root}/${name}`)));
      for (const name of names) web.serve(`/${root}/${name}`, pageOf(root + name));
      await add({ kind: "crawl", url: `${web.origin}/${root}` });
    }
    await pass(HOUR_MS);
    const order = web.asked.filter((path) => /^\/[ab](\/|$)/.test(path)).map((path) => path[1]);
    assert.equal(order.join(""), "aaaaaaabbbbbbb");
    const asked = web.asked.length;
    await pass(28 * HOUR_MS);
    assert.equal(web.asked.slice(asked).filter((path) => path !== "/robots.txt").length, 14);
  });

  it("is published in few versions while many pages are read", async () => {
    const names = Array.from({ length: 60 }, (_, number) => `/p${number}`);
    web.serve("/", pageOf("inicio", ...names));
    for (const name of names) web.serve(name, pageOf(name.slice(1)));
    const before = Number((await snapshot()).version);
    const { id } = await add({ kind: "crawl", url: `${web.origin}/` });
    await pass(HOUR_MS);
    assert.equal((await source(id)).pages, 61);
    const versions = Number((await snapshot()).version) - before;
    assert.ok(versions >= 3 && versions <= 16, `${versions} versions of 61 pages`);
  });

  it("[I16] is published after a kill between a page and its version, also when the alarm was lost", async () => {
    const sources = ["um", "dois"].map((name) => `${web.origin}/${name}`);
    await putSite(bed, SITE, { knowledge: { sources } });
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    web.handle("/dois", () => resolve());
    bed.clock.advance(50);
    await bed.platform.idle();
    const held = await snapshot();
    bed.clock.advance(50);
    await asked;
    bed.platform.kill();
    place().alarm?.cancel();
    place().alarm = null;
    web.serve("/dois", pageOf("dois"));
    assert.equal((await snapshot()).version, held.version);
    await pass(3_000);
    const after = await snapshot();
    assert.deepEqual([after.passages.length, after.version === held.version], [2, false]);
  });
});

describe("a page that hangs", () => {
  it("delays no change of the site", async () => {
    const hung: ServerResponse[] = [];
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    web.handle("/lenta", (_, response) => {
      hung.push(response);
      resolve();
    });
    const slow = await add({ kind: "url", url: `${web.origin}/lenta` });
    const fact = await add({ kind: "fact", text: "A loja abre às nove." });
    bed.clock.advance(1);
    await asked;
    const posted = await ask("POST", "/sources", { kind: "fact", text: "A loja fecha às seis." });
    const patched = await ask("PATCH", `/sources/${fact.id}`, { isActive: false });
    const page = await ask("POST", "/pages", { url: `${web.origin}/um` });
    const deleted = await ask("DELETE", `/sources/${slow.id}`);
    await putSite(bed, SITE, { name: "Outra" });
    assert.deepEqual([posted.status, patched.status, page.status, deleted.status], [201, 200, 201, 204]);
    const texts = (await snapshot()).passages.map(({ text }) => text);
    assert.ok(
      texts.some((text) => text.includes("seis")) && texts.some((text) => text.includes("artigo um")),
    );
    assert.ok(
      hung.every((response) => !response.writableEnded),
      "the page was still being read",
    );
    for (const response of hung) {
      response.writeHead(200, HTML).end(pageOf("lenta"));
      await once(response, "close");
    }
    await bed.platform.idle();
    assert.ok(
      !(await snapshot()).passages.some(({ text }) => text.includes("lenta")),
      "it was removed meanwhile",
    );
  });

  it("is read once under repeated alarms, and the next due page is read after it", async () => {
    const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>();
    web.handle("/lenta", (_, response) => resolve(response));
    await add({ kind: "url", url: `${web.origin}/lenta` });
    await add({ kind: "url", url: `${web.origin}/um` });
    bed.clock.advance(1);
    const response = await asked;
    for (let count = 0; count < 5; count += 1) {
      await snapshot();
      bed.clock.advance(100);
    }
    assert.deepEqual([visits("/lenta"), visits("/um")], [1, 0]);
    response.writeHead(200, HTML).end(pageOf("lenta"));
    await bed.platform.idle();
    await pass(HOUR_MS);
    assert.equal((await snapshot()).passages.length, 2);
  });

  it("leaves room for four requested pages, and refuses the fifth with the reason", async () => {
    const hung: ServerResponse[] = [];
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    web.handle("/lenta", (_, response) => {
      hung.push(response);
      if (hung.length === 4) resolve();
    });
    const url = `${web.origin}/lenta`;
    const waiting = [1, 2, 3, 4].map((number) => ask("POST", "/pages", { url: `${url}?${number}` }));
    await asked;
    const fifth = await ask("POST", "/pages", { url: `${web.origin}/um` });
    assert.equal(fifth.status, 409);
    for (const response of hung) response.writeHead(200, HTML).end(pageOf("lenta"));
    assert.deepEqual(
      (await Promise.all(waiting)).map(({ status }) => status),
      [201, 201, 201, 201],
    );
  });
});

describe("a page that is hard to write down", () => {
  it("[I10] fits in rows with a title, names and addresses of any length", async () => {
    const long = "muito ".repeat(40_000);
    const things = [
      { "@type": "Product", name: long, image: `/${"i".repeat(200_000)}`, offers: { price: "9.90" } },
      { "@type": "Organization", name: long, telephone: "(11) 4002-8922" },
      {
        "@type": "FAQPage",
        mainEntity: [
          { "@type": "Question", name: `${long}?`, acceptedAnswer: { text: "Sim, e bem longa." } },
        ],
      },
    ];
    const head = `<title>${long}</title><link rel="canonical" href="/${"c".repeat(200_000)}">`;
    const data = `<script type="application/ld+json">${JSON.stringify(things)}</script>`;
    web.serve("/longa", `${head}${data}<main><p>O artigo da loja custa dez reais.</p></main>`);
    const { id } = await add({ kind: "url", url: `${web.origin}/longa` });
    await pass(HOUR_MS);
    assert.equal((await source(id)).state, "ready");
    const kinds = new Set((await snapshot()).passages.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["contact", "product", "prose", "question"]);
  });

  it("is read past a page that cannot be written", async () => {
    const { storage } = place();
    const put = storage.put.bind(storage);
    const url = `${web.origin}/um`;
    storage.put = async (rows) => {
      const isRefused = Object.entries(rows).some(
        ([key, row]) =>
          key.startsWith("page:") &&
          (row as KnowledgePage).url === url &&
          (row as KnowledgePage).passages > 0,
      );
      if (isRefused) throw new Error("The value is too large.");
      return put(rows);
    };
    await putSite(bed, SITE, { knowledge: { sources: [url, `${web.origin}/dois`] } });
    await pass(HOUR_MS);
    assert.deepEqual((await pages()).map((page) => [page.url === url, page.problem?.code]).sort(), [
      [false, undefined],
      [true, "internal-error"],
    ]);
  });
});
