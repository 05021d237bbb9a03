import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { SitePages } from "./site-pages.ts";

const PAGE = {
  url: "https://loja.example/um",
  title: "Um",
  language: "pt-BR",
  readAt: 1,
  isInSettings: true,
} as const;

let storage: MemoryStorage;
let pages: SitePages;

beforeEach(() => {
  storage = new MemoryStorage();
  pages = new SitePages({ storage, log() {} });
});

function passagesOf(count: number, length: number) {
  return Array.from({ length: count }, (_, index) => passage({ id: `p${index}`, text: "x".repeat(length) }));
}

describe("SitePages", () => {
  it("reads the passages of a page in their order, from any number of rows", async () => {
    const passages = passagesOf(50, 2_000);
    const row = await pages.put(PAGE, passages);
    assert.ok((row?.chunks ?? 0) > 1);
    assert.deepEqual(await pages.passages(), passages);
    for (const value of storage.rows.values()) assert.ok(JSON.stringify(value).length < 34_000);
  });

  it("refuses a page that does not fit in one step, and keeps its earlier form", async () => {
    const before = passagesOf(2, 10);
    await pages.put(PAGE, before);
    assert.equal(await pages.put(PAGE, passagesOf(101, 29_900)), null);
    assert.deepEqual(await pages.passages(), before);
    assert.ok(await pages.put(PAGE, passagesOf(100, 29_000)));
  });

  it("removes every row of a page, and none of the others", async () => {
    const other = passagesOf(1, 20);
    await pages.put({ ...PAGE, url: "https://loja.example/dois" }, other);
    await pages.put(PAGE, passagesOf(50, 2_000));
    await pages.remove(PAGE);
    assert.deepEqual(await pages.passages(), other);
    assert.equal(storage.rows.size, 2);
  });

  it("shows none of a longer page's rows when they could not be deleted", async () => {
    await pages.put(PAGE, passagesOf(50, 2_000));
    storage.delete = async () => {
      throw new Error("disk busy");
    };
    await assert.rejects(pages.put(PAGE, passagesOf(1, 10)));
    assert.equal((await pages.passages()).length, 1);
  });

  it("gives a page that several sources read once, as it was read last", async () => {
    const older = [passage({ id: "https://loja.example/um#0", text: "antes" })];
    const newer = [passage({ id: "https://loja.example/um#0", text: "depois" })];
    await pages.put({ ...PAGE, source: "s1", readAt: 2 }, newer);
    await pages.put(PAGE, older);
    assert.deepEqual(await pages.passages(), newer);
    const ofSettings = ({ source }: { source?: string | undefined }) => (source === undefined ? 0 : null);
    assert.deepEqual(await pages.passages(ofSettings), older);
    assert.deepEqual(await pages.passagesOf({ url: PAGE.url, source: "s1" }), newer);
    await pages.remove({ url: PAGE.url, source: "s1" });
    assert.deepEqual(await pages.passages(), older);
  });

  it("gives pages of a greater rank first, with it as their priority", async () => {
    for (const [rank, url] of ["a", "b", "c"].entries()) {
      const { origin } = new URL(PAGE.url);
      await pages.put({ ...PAGE, url: `${origin}/${url}`, readAt: rank }, [passage({ id: `${url}#0` })]);
    }
    const ranked = (await pages.passages(({ readAt }) => readAt)).map(({ id, priority }) => [id, priority]);
    assert.deepEqual(ranked, [
      ["c#0", 2],
      ["b#0", 1],
      ["a#0", undefined],
    ]);
  });

  it("replaces a page's row, and keeps its passages", async () => {
    const passages = passagesOf(2, 20);
    const problem = { code: "network", message: "Try again later." };
    assert.equal(await pages.find(PAGE), undefined);
    const kept = await pages.put(PAGE, passages);
    assert.ok(kept);
    await pages.renew({ ...kept, problem, readAt: 9 });
    const [row] = await pages.list();
    assert.deepEqual([row?.problem, row?.readAt, row?.passages], [problem, 9, 2]);
    assert.deepEqual(await pages.passages(), passages);
  });
});
