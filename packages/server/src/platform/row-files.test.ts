import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import { rowFiles } from "./row-files.ts";

const content = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

describe("rowFiles", () => {
  it("gives back files of every size around its pieces", async () => {
    const files = rowFiles(new MemoryStorage());
    const piece = 90 * 1024;
    for (const length of [1, piece - 1, piece, piece + 1, 11 * piece, 11 * piece + 1, 10 * 1024 * 1024]) {
      await files.put(`file-${length}`, content(length));
      assert.deepEqual(await files.get(`file-${length}`), content(length));
    }
    assert.equal(await files.get("file-of-nobody"), null);
  });

  it("has no file that was not written to its end", async () => {
    const storage = new MemoryStorage();
    const { put } = storage;
    let steps = 0;
    storage.put = (rows) => (++steps === 2 ? Promise.reject(new Error("no power")) : put.call(storage, rows));
    const files = rowFiles(storage);
    await assert.rejects(files.put("file-0001", content(2_000_000)), /no power/);
    assert.equal(await files.get("file-0001"), null);
    await files.put("file-0001", content(2_000_000));
    assert.deepEqual(await files.get("file-0001"), content(2_000_000));
  });

  it("removes its rows and no others", async () => {
    const storage = new MemoryStorage();
    const files = rowFiles(storage);
    await storage.put({ "file:one": 1, log: 2 });
    await files.put("file-0001", content(3_000_000));
    await files.deleteAll();
    assert.deepEqual([...storage.rows.keys()].sort(), ["file:one", "log"]);
  });
});
