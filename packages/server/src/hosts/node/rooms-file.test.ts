import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { RoomsFile } from "./rooms-file.ts";
import { createStorages } from "./storage.ts";

describe("the file of rooms", () => {
  let folder: string;
  let file: RoomsFile;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-rooms-"));
    file = new RoomsFile(folder);
  });

  afterEach(() => {
    file.close();
    rmSync(folder, { recursive: true });
  });

  /** A second connection sees only what was committed. */
  const reopen = () => {
    file.close();
    file = new RoomsFile(folder);
    return createStorages(file);
  };

  it("keeps each room's rows apart, with the values that structured clones have", async () => {
    const storageOf = createStorages(file);
    const value = { text: "água", at: 7, bytes: new Uint8Array([1, 2]), missing: undefined };
    await storageOf("main/one").put({ key: value });
    const one = reopen()("main/one");
    assert.deepEqual(await one.get("key"), value);
    assert.equal(await createStorages(file)("main/on").get("key"), undefined);
  });

  it("lists by prefix, from a start, in the order of keys, up to a limit", async () => {
    const storage = createStorages(file)("main/one");
    await storage.put({ "e:2": 2, "e:1": 1, "e:3": 3, "f:1": 9, e: 0 });
    const list = async (range: Parameters<typeof storage.list>[0]) => [...(await storage.list(range))];
    assert.deepEqual(await list({ prefix: "e:" }), [
      ["e:1", 1],
      ["e:2", 2],
      ["e:3", 3],
    ]);
    assert.deepEqual(await list({ prefix: "e:", start: "e:2", limit: 1 }), [["e:2", 2]]);
    assert.deepEqual(await list({ prefix: "g" }), []);
  });

  it("undoes a step that fails, whole, and none of those that came with it", async () => {
    const storageOf = createStorages(file);
    const before = storageOf("main/before").put({ a: 1 });
    const failing = file.step(() => {
      file.db.exec("INSERT INTO rows (room, key, value) VALUES ('main/failing', 'a', x'00')");
      throw new Error("in the middle");
    });
    const after = storageOf("main/after").put({ a: 3 });
    await assert.rejects(failing, /in the middle/);
    await Promise.all([before, after]);
    const later = reopen();
    assert.deepEqual(
      await Promise.all(["before", "failing", "after"].map((room) => later(`main/${room}`).get("a"))),
      [1, undefined, 3],
    );
  });

  it("[I2] confirms steps of one turn of the loop together, and none before the transaction ends", async () => {
    const storageOf = createStorages(file);
    let confirmed = 0;
    const writing = ["one", "two", "three"].map(async (room) => {
      await storageOf(`main/${room}`).put({ a: 1 });
      confirmed += 1;
      assert.equal(file.db.isTransaction, false);
    });
    await Promise.resolve();
    assert.deepEqual([file.db.isTransaction, confirmed], [true, 0]);
    await Promise.all(writing);
    assert.equal(confirmed, 3);
  });

  it("rejects every step of a transaction that the disk refuses, and takes the next", async () => {
    const storage = createStorages(file)("main/one");
    const writing = storage.put({ a: 1 });
    file.db.exec("ROLLBACK");
    await assert.rejects(writing);
    await storage.put({ a: 2 });
    assert.equal(await reopen()("main/one").get("a"), 2);
  });

  it("refuses more rows in a step, and larger values, than the other hosts take", async () => {
    const storage = createStorages(file)("main/one");
    const many = Object.fromEntries(Array.from({ length: 129 }, (_, index) => [`key${index}`, 1]));
    await assert.rejects(storage.put(many), /128 rows/);
    await assert.rejects(storage.put({ a: 1, b: "x".repeat(128 * 1024) }), /b is too large/);
    assert.equal(await storage.get("a"), undefined);
  });

  it("deletes rows by key, and all of one room with its alarm", async () => {
    const storageOf = createStorages(file);
    await storageOf("main/one").put({ a: 1, b: 2 });
    await storageOf("main/two").put({ a: 1 });
    await file.step(() => file.db.exec("INSERT INTO alarms VALUES ('main/one', 7)"));
    await storageOf("main/one").delete(["a"]);
    assert.deepEqual([...(await storageOf("main/one").list({ prefix: "" })).keys()], ["b"]);
    await storageOf("main/one").deleteAll();
    assert.equal((await storageOf("main/one").list({ prefix: "" })).size, 0);
    assert.equal(file.db.prepare("SELECT * FROM alarms").all().length, 0);
    assert.equal(await storageOf("main/two").get("a"), 1);
  });

  it("lets no second process have the folder", () => {
    assert.throws(() => new RoomsFile(folder), /Another server holds/);
  });
});
