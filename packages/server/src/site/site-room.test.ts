import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type KnowledgePage, siteSettingsSchema } from "@prosa/protocol";
import { putSite } from "../../test/client.ts";
import { type EvilWeb, startEvilWeb } from "../../test/evil-web.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../test/testbed.ts";
import { PASSAGES_MAX } from "../knowledge/search/search.ts";
import type { SiteSnapshot } from "./snapshot.ts";

const SITE = "loja";
const HOUR_MS = 60 * 60 * 1_000;
const HTML = { "content-type": "text/html; charset=utf-8" };

let bed: StillBed;
let web: EvilWeb;

beforeEach(async () => {
  bed = startStill();
  web = await startEvilWeb();
  for (const name of ["um", "dois", "tres"]) web.serve(`/${name}`, pageOf(name), HTML);
});

afterEach(() => web.close());

function pageOf(name: string, sentences = 1): string {
  const body = Array.from(
    { length: sentences },
    (_, index) =>
      `<h2>Parte ${index}</h2><p>O artigo ${name} de número ${index} custa dez reais na loja.</p>`,
  );
  return `<!doctype html><html lang="pt-BR"><title>${name}</title><main><h1>${name}</h1>${body.join("")}</main></html>`;
}

function place() {
  return bed.platform.place("site", SITE);
}

function sources(...names: string[]): object {
  return { knowledge: { sources: names.map((name) => `${web.origin}/${name}`) } };
}

function rowsOf(prefix: string): unknown[] {
  return [...place().storage.rows].filter(([key]) => key.startsWith(prefix));
}

/** Lets the alarm ring, and the room do what it rings for. */
async function ring(): Promise<void> {
  bed.clock.advance(50);
  await bed.platform.idle();
}

async function pages(): Promise<(KnowledgePage & { name: string })[]> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  const response = await bed.fetch(`/api/knowledge/pages?site=${SITE}`, { headers });
  const listed = (await response.json()) as KnowledgePage[];
  return listed
    .map((page) => ({ ...page, name: page.url.split("/").at(-1) ?? "" }))
    .sort((one, other) => one.readAt - other.readAt);
}

async function names(): Promise<string[]> {
  return (await pages()).map(({ name }) => name);
}

function add(name: string, force?: boolean): Promise<Response> {
  return bed.platform.callRoom("site", SITE, "/pages", {
    method: "POST",
    body: JSON.stringify({ url: `${web.origin}/${name}`, force }),
  });
}

async function snapshot(): Promise<SiteSnapshot> {
  const response = await bed.platform.callRoom("site", SITE, "/snapshot");
  return (await response.json()) as SiteSnapshot;
}

async function shownPages(): Promise<string[]> {
  const { passages } = await snapshot();
  return [...new Set(passages.map(({ url }) => url.split("/").at(-1) ?? ""))].sort();
}

describe("a site's room reading its sources", () => {
  it("reads one at each alarm, until all are read", async () => {
    await putSite(bed, SITE, sources("um", "dois", "tres"));
    assert.deepEqual(web.asked, []);
    await ring();
    assert.deepEqual(await names(), ["um"]);
    await ring();
    assert.deepEqual(await names(), ["um", "dois"]);
    await ring();
    await ring();
    assert.deepEqual(web.asked, ["/robots.txt", "/um", "/dois", "/tres"]);
    assert.ok((place().alarm?.at ?? 0) > bed.clock.now() + 20 * HOUR_MS);
    assert.deepEqual(await shownPages(), ["dois", "tres", "um"]);
  });

  it("notes once why a page cannot be read, and goes on with the next", async () => {
    web.serve("/vazia", "<!doctype html><title>x</title>", HTML);
    await putSite(bed, SITE, sources("nowhere", "vazia", "um"));
    for (let count = 0; count < 5; count += 1) await ring();
    const listed = await pages();
    assert.deepEqual(
      listed.map(({ name, problem }) => [name, problem === undefined]),
      [
        ["nowhere", false],
        ["vazia", false],
        ["um", true],
      ],
    );
    assert.equal(listed[1]?.problem?.code, "no-text");
    for (const { problem } of listed.slice(0, 2)) assert.ok((problem?.message.length ?? 0) > 10);
    assert.deepEqual(web.asked.filter((path) => path === "/vazia").length, 1);
  });

  it("lets the pages of removed sources go, and keeps those added by hand", async () => {
    await putSite(bed, SITE, sources("um", "dois"));
    await add("tres");
    for (let count = 0; count < 3; count += 1) await ring();
    await putSite(bed, SITE, sources("dois"));
    assert.deepEqual((await names()).sort(), ["dois", "tres"]);
    assert.deepEqual(await shownPages(), ["dois", "tres"]);
    await putSite(bed, SITE);
    assert.deepEqual(await shownPages(), ["tres"]);
  });

  it("keeps a page of the settings as one when the owner adds it again by hand", async () => {
    await putSite(bed, SITE, sources("um"));
    await ring();
    assert.equal((await add("um")).status, 201);
    await putSite(bed, SITE);
    assert.deepEqual(await shownPages(), []);
  });

  it("[F50] goes on at the next request after its alarm was lost", async () => {
    await putSite(bed, SITE, sources("um", "dois"));
    await ring();
    for (const lost of [null, { at: bed.clock.now() - 1, cancel() {} }]) {
      place().alarm?.cancel();
      place().alarm = lost;
      bed.platform.kill();
      await ring();
      await snapshot();
      await ring();
    }
    assert.deepEqual(await names(), ["um", "dois"]);
  });

  it("notes the problem of a page whose rows were refused, and keeps its earlier passages", async () => {
    await putSite(bed, SITE, sources("um"));
    place().storage.failNextPuts = 1;
    await ring();
    assert.equal((await pages())[0]?.problem?.code, "internal-error");
    assert.ok(bed.platform.logs.some(({ event }) => event === "page-unread"));
    assert.equal((await add("um")).status, 201);
    const before = await shownPages();
    place().storage.failNextPuts = 1;
    await assert.rejects(add("um"));
    assert.deepEqual(await shownPages(), before);
  });
});

describe("a site's room reading a page", () => {
  const DAY_MS = 24 * 60 * 60_000;

  beforeEach(() => putSite(bed, SITE));

  function visits(path: string): number {
    return web.asked.filter((asked) => asked === path).length;
  }

  it("asks for it once a day, also after a restart, unless it is forced", async () => {
    await putSite(bed, SITE, { knowledge: { rereadHours: 0 } });
    await add("um");
    bed.platform.kill();
    bed.clock.advance(DAY_MS - 1);
    await add("um");
    assert.equal(visits("/um"), 1);
    await add("um", true);
    assert.equal(visits("/um"), 2);
    bed.clock.advance(DAY_MS);
    await add("um");
    assert.equal(visits("/um"), 3);
  });

  it("asks after a day with the page's validators, and keeps an unchanged page", async () => {
    const etag = '"v1"';
    web.handle("/um", (request, response) => {
      const isKnown = request.headers["if-none-match"] === etag;
      response.writeHead(isKnown ? 304 : 200, { ...HTML, etag }).end(isKnown ? "" : pageOf("um"));
    });
    await add("um");
    const before = (await snapshot()).passages;
    bed.clock.advance(DAY_MS);
    assert.equal((await add("um")).status, 201);
    assert.equal(web.headersOf("/um")?.["if-none-match"], etag);
    assert.deepEqual((await snapshot()).passages, before);
    await add("um", true);
    assert.equal(web.headersOf("/um")?.["if-none-match"], undefined);
  });

  it("obeys the site's robots.txt, and reads it again when it is forced", async () => {
    web.serve("/robots.txt", "User-agent: *\nDisallow: /um\n", { "content-type": "text/plain" });
    const refused = await add("um");
    assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [422, "robots"]);
    assert.equal(visits("/um"), 0);
    assert.equal((await add("dois")).status, 201);
    web.serve("/robots.txt", "", { "content-type": "text/plain" });
    assert.equal((await add("um")).status, 422);
    assert.equal((await add("um", true)).status, 201);
  });

  it("says that a site cannot be reached where its robots.txt cannot be asked for", async () => {
    web.serve("/robots.txt", "", {}, 503);
    const busy = (await (await add("um")).json()) as { code: string; message: string };
    assert.equal(busy.code, "http-status");
    assert.match(busy.message, /robots\.txt .*503/);
    const { origin } = web;
    await web.close();
    const body = JSON.stringify({ url: `${origin}/um`, force: true });
    const gone = await bed.platform.callRoom("site", SITE, "/pages", { method: "POST", body });
    assert.equal(((await gone.json()) as { code: string }).code, "network");
    web = await startEvilWeb();
  });

  it("reads Markdown and plain text, and names the alternative to other files", async () => {
    web.serve("/guia.md", "# Guia\n\n## Moagem\n\nUse moagem média no coador.\n", {
      "content-type": "text/markdown",
    });
    web.serve("/nota.txt", "A loja abre aos sábados das 9h às 13h.", { "content-type": "text/plain" });
    assert.equal((await add("guia.md")).status, 201);
    assert.equal((await add("nota.txt")).status, 201);
    const { passages } = await snapshot();
    const headings = passages.map(({ heading }) => heading);
    assert.ok(headings.includes("Guia › Moagem"), headings.join());
    assert.ok(passages.some(({ text }) => text.includes("sábados")));
    const refused = await add("zip");
    const { code, message } = (await refused.json()) as { code: string; message: string };
    assert.deepEqual([refused.status, code], [422, "unsupported-type"]);
    assert.ok(message.length > 20);
  });

  it("[F32] reads a page again whose stored reading is unreadable", async () => {
    await add("um");
    for (const key of place().storage.rows.keys()) {
      if (key.startsWith("readpage:")) place().storage.rows.set(key, { count: 1, piece: "{" });
    }
    assert.equal((await add("um")).status, 201);
    assert.equal(visits("/um"), 2);
  });

  it("climbs to a render service where a page is made by JavaScript, and remembers that of its host", async () => {
    const shell = '<!doctype html><title>App</title><div id="root"></div><script src="/a.js"></script>';
    const asked: string[] = [];
    web.handle("/content", (request, response) => {
      asked.push(request.headers.authorization ?? "");
      response.writeHead(200, HTML).end(pageOf("app", 5));
    });
    bed = startStill({
      variables: { PROSA_RENDERER_URL: web.origin, PROSA_RENDERER_TOKEN: "render-token" },
    });
    await putSite(bed, SITE);
    for (const name of ["app", "app2"]) web.serve(`/${name}`, shell, HTML);
    assert.equal((await add("app")).status, 201);
    assert.equal((await add("app2")).status, 201);
    assert.deepEqual(asked, ["Bearer render-token", "Bearer render-token"]);
    assert.deepEqual([visits("/app"), visits("/app2")], [2, 0]);
    assert.ok((await snapshot()).passages.some(({ text }) => text.includes("custa dez reais")));
  });
});

describe("a site's room keeping its knowledge", () => {
  it("refuses a page beyond the passages of a site with the reason, and accepts it once there is room", async () => {
    await putSite(bed, SITE);
    const full = {
      url: "https://loja.example/tudo",
      title: "Tudo",
      language: "pt-BR",
      passages: PASSAGES_MAX,
      chunks: 0,
      readAt: 0,
      isSource: false,
    };
    place().storage.rows.set("page:full", full);
    const refused = await add("um");
    assert.equal(refused.status, 422);
    const { code, message } = (await refused.json()) as { code: string; message: string };
    assert.equal(code, "knowledge-full");
    assert.match(message, new RegExp(String(PASSAGES_MAX)));
    place().storage.rows.set("page:full", { ...full, passages: PASSAGES_MAX - 1 });
    assert.equal((await add("um")).status, 201);
  });

  it("replaces a page that is read again, also by a shorter one", async () => {
    await putSite(bed, SITE);
    web.serve("/um", pageOf("um", 400), HTML);
    await add("um");
    const long = (await snapshot()).passages.length;
    assert.ok(rowsOf("passages:").length > 1, "the long page takes several rows");
    web.serve("/um", pageOf("um", 1), HTML);
    await add("um", true);
    assert.ok((await snapshot()).passages.length < long);
    assert.equal(rowsOf("passages:").length, 1);
  });

  it("makes a version of every change, and answers 304 to a room that holds it", async () => {
    await putSite(bed, SITE);
    const versions = [(await snapshot()).version];
    await add("um");
    versions.push((await snapshot()).version);
    await putSite(bed, SITE);
    versions.push((await snapshot()).version);
    assert.equal(new Set(versions).size, 3);
    const headers = { "if-none-match": versions[2] ?? "" };
    assert.equal((await bed.platform.callRoom("site", SITE, "/snapshot", { headers })).status, 304);
  });

  it("gives no snapshot of a new version while pages are still on their way out", async () => {
    await putSite(bed, SITE, sources("um"));
    await ring();
    const { storage } = place();
    const remove = storage.delete.bind(storage);
    const seen: SiteSnapshot[] = [];
    storage.delete = async (keys) => {
      seen.push(await snapshot());
      await remove(keys);
    };
    await putSite(bed, SITE);
    const last = await snapshot();
    assert.ok(seen.some(({ passages }) => passages.length > 0));
    assert.ok(seen.every(({ version }) => version !== last.version));
    assert.deepEqual(last.passages, []);
  });

  it("[F32] sets unreadable passages aside, and serves the rest", async () => {
    await putSite(bed, SITE);
    await add("um");
    await add("dois");
    const key = [...place().storage.rows.keys()].find((one) => one.startsWith("passages:"));
    place().storage.rows.set(key ?? "", "wreck");
    assert.equal((await shownPages()).length, 1);
    assert.ok(bed.platform.logs.some(({ event }) => event === "passages-unreadable"));
  });

  it("keeps the settings it was given", async () => {
    await putSite(bed, SITE, { retentionDays: 3 });
    bed.platform.kill();
    const response = await bed.platform.callRoom("site", SITE, "/settings");
    const settings = siteSettingsSchema.parse(await response.json());
    assert.equal(settings.retentionDays, 3);
  });
});

describe("a site's own phrases", () => {
  const phrases = { "barista-course": ["vocês dão curso de barista?", "quero aprender a fazer latte art"] };

  it("are learned once, by the site's room, for all rooms that ask for it", async () => {
    await putSite(bed, SITE, { phrases });
    const { intents } = await snapshot();
    assert.ok(intents?.labels.includes("barista-course"));
    const rows = rowsOf("intents:");
    for (const row of rows) assert.ok(JSON.stringify(row).length < 100 * 1_024);
    const { puts } = place().storage;
    await putSite(bed, SITE, { phrases, name: "Outra" });
    assert.equal(place().storage.puts, puts + 1, "the settings alone");
    assert.deepEqual(rowsOf("intents:"), rows);
  });

  it("are forgotten with the settings that held them", async () => {
    await putSite(bed, SITE, { phrases });
    await putSite(bed, SITE);
    assert.equal((await snapshot()).intents, undefined);
    assert.deepEqual(rowsOf("intents:"), []);
  });
});
