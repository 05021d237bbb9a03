import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { LongRows } from "./long-rows.ts";

let storage: MemoryStorage;
let rows: LongRows;

beforeEach(() => {
  storage = new MemoryStorage();
  rows = new LongRows(storage, "long:");
});

describe("LongRows", () => {
  it("reads back a value, in one row or in many, none over the platform's limit", async () => {
    for (const length of [0, 10, 29_000, 500_000]) {
      const value = { text: "é😀".repeat(length / 3) };
      assert.equal(await rows.put("a", value, { beside: length }), true);
      assert.deepEqual(await rows.get("a"), value);
      assert.equal(await storage.get("beside"), length);
    }
    for (const row of storage.rows.values()) assert.ok(JSON.stringify(row).length * 3 < 100 * 1024);
  });

  it("leaves nothing of a longer value behind, nor of one that is removed", async () => {
    await rows.put("a", "x".repeat(100_000));
    await rows.put("ab", 1);
    await rows.put("a", "y");
    assert.equal(storage.rows.size, 2);
    await rows.remove("a");
    assert.equal(await rows.get("a"), undefined);
    assert.equal(await rows.get("ab"), 1);
  });

  it("refuses a value that does not fit in one step, and keeps the earlier one", async () => {
    await rows.put("a", 1);
    assert.equal(await rows.put("a", "x".repeat(3_000_000)), false);
    assert.equal(await rows.get("a"), 1);
  });

  it("[F32] gives nothing for a value that is not whole", async () => {
    for (const wreck of [undefined, "wreck", { count: 4, piece: "x" }]) {
      await rows.put("a", "x".repeat(100_000));
      const key = [...storage.rows.keys()].sort()[2] ?? "";
      if (wreck === undefined) storage.rows.delete(key);
      else storage.rows.set(key, wreck);
      const got = await rows.get("a");
      assert.ok(got === undefined || wreck !== undefined);
    }
  });
});
