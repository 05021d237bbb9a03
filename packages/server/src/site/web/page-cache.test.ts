import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { StoredPage } from "../../extract/crawl/reader.ts";
import { readPage } from "../../extract/page.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { hostMethods } from "./host-methods.ts";
import { PageCache } from "./page-cache.ts";

const ORIGIN = "https://loja.example";

let storage: MemoryStorage;
let cache: PageCache;

beforeEach(() => {
  storage = new MemoryStorage();
  cache = new PageCache(storage, () => 1);
});

function stored(path: string, fetchedAt = 1, text = "Um café da serra, torrado às terças."): StoredPage {
  const page = readPage(`<title>${path}</title><main><p>${text}</p></main>`, `${ORIGIN}${path}`);
  return { page, method: "static", fetchedAt, etag: '"v1"' };
}

describe("PageCache", () => {
  it("gives a page back with its validators, without the text that its passages repeat", async () => {
    const page = stored("/um");
    await cache.put(`${ORIGIN}/um`, page);
    const got = await cache.get(`${ORIGIN}/um`);
    assert.deepEqual(got, { ...page, page: { ...page.page, text: "" } });
    assert.equal(await cache.get(`${ORIGIN}/dois`), undefined);
  });

  it("knows the canonical address behind another one", async () => {
    await cache.put(`${ORIGIN}/um`, stored("/um"));
    await cache.setCanonical(`${ORIGIN}/1`, `${ORIGIN}/um`);
    assert.equal(await cache.canonicalOf(`${ORIGIN}/1`), `${ORIGIN}/um`);
    assert.equal(await cache.canonicalOf(`${ORIGIN}/2`), undefined);
    assert.equal(await cache.get(`${ORIGIN}/1`), undefined);
  });

  it("does not keep a page that is too long, and drops its earlier form", async () => {
    await cache.put(`${ORIGIN}/um`, stored("/um"));
    const long = stored("/um");
    const passages = Array.from({ length: 4_000 }, () => ({
      heading: "",
      text: "x".repeat(900),
      kind: "prose" as const,
    }));
    await cache.put(`${ORIGIN}/um`, { ...long, page: { ...long.page, passages } });
    assert.equal(await cache.get(`${ORIGIN}/um`), undefined);
    assert.equal(storage.rows.size, 0);
  });

  it("[I10] forgets the half that was read longest ago when there are too many", async () => {
    for (let at = 1; at <= 4; at += 1) await cache.put(`${ORIGIN}/${at}`, stored(`/${at}`, at));
    for (let at = 5; at <= 1_000; at += 1)
      storage.rows.set(`read:other-${at}`, { canonical: "", fetchedAt: at < 502 ? 0 : at });
    await cache.put(`${ORIGIN}/new`, stored("/new", 2_000));
    const heads = [...storage.rows.keys()].filter((key) => key.startsWith("read:"));
    assert.equal(heads.length, 501);
    assert.equal(await cache.get(`${ORIGIN}/3`), undefined);
    assert.equal((await cache.get(`${ORIGIN}/4`))?.fetchedAt, 4);
    assert.equal((await cache.get(`${ORIGIN}/new`))?.fetchedAt, 2_000);
    assert.equal([...storage.rows.keys()].filter((key) => key.startsWith("readpage:")).length, 2);
  });

  it("[F32] reads unreadable rows as no page", async () => {
    await cache.put(`${ORIGIN}/um`, stored("/um"));
    for (const key of storage.rows.keys()) {
      const row = storage.rows.get(key);
      storage.rows.set(key, { wreck: true });
      assert.equal(await cache.get(`${ORIGIN}/um`), undefined);
      storage.rows.set(key, row);
    }
  });
});

describe("hostMethods", () => {
  it("keeps the method of each host, for the last 200 of them", async () => {
    const methods = hostMethods(storage);
    for (let host = 0; host < 201; host += 1) await methods.set(`h${host}`, "browserlike");
    await methods.set("h1", "rendered");
    assert.equal(await methods.get("h0"), undefined);
    assert.equal(await methods.get("h1"), "rendered");
    assert.equal(await methods.get("h200"), "browserlike");
  });

  it("[F32] begins again where its row is unreadable", async () => {
    await storage.put({ methods: [["h", "magic"]] });
    assert.equal(await hostMethods(storage).get("h"), undefined);
  });
});
