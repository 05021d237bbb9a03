import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { folderOf, processOf } from "./peers.ts";
import { redistribute } from "./redistribute.ts";
import { RoomsFile } from "./rooms-file.ts";
import { createStorages } from "./storage.ts";

const ROOMS = Array.from({ length: 40 }, (_, index) => `main/session-${index}`);

describe("rooms among processes", () => {
  let data: string;

  beforeEach(() => {
    data = mkdtempSync(path.join(tmpdir(), "prosa-data-"));
  });

  afterEach(() => {
    rmSync(data, { recursive: true });
  });

  const withFile = async <T>(index: number, work: (file: RoomsFile) => Promise<T>): Promise<T> => {
    const file = new RoomsFile(folderOf(data, index));
    try {
      return await work(file);
    } finally {
      file.close();
    }
  };
  const roomsIn = (index: number) =>
    withFile(index, async ({ db }) =>
      db
        .prepare("SELECT DISTINCT room FROM rows")
        .all()
        .map(({ room }) => room),
    );

  it("move with rows and alarms to the processes that hold them when the number changes, and back", async () => {
    redistribute(data, 1);
    await withFile(0, async (file) => {
      for (const room of ROOMS) await createStorages(file)(room).put({ name: room });
      await file.step(() => file.db.exec(`INSERT INTO alarms SELECT DISTINCT room, 7 FROM rows`));
    });
    for (const count of [3, 2]) {
      redistribute(data, count);
      for (let index = 0; index < 3; index += 1)
        assert.deepEqual(
          await roomsIn(index),
          ROOMS.filter((room) => processOf(room, count) === index).sort(),
        );
    }
    redistribute(data, 1);
    await withFile(0, async (file) => {
      for (const room of ROOMS) assert.equal(await createStorages(file)(room).get("name"), room);
      assert.equal(file.db.prepare("SELECT * FROM alarms").all().length, ROOMS.length);
    });
  });

  it("move again from the beginning after a move that was cut off", async () => {
    redistribute(data, 1);
    const [first = "", ...others] = ROOMS.filter((room) => processOf(room, 2) === 1);
    await withFile(0, (file) => createStorages(file)(first).put({ name: first }));
    // The copy was made, and the original not deleted yet.
    await withFile(1, (file) => createStorages(file)(first).put({ name: first }));
    await withFile(0, (file) => createStorages(file)(others[0] ?? "").put({ name: "other" }));
    redistribute(data, 2);
    assert.deepEqual(await roomsIn(0), []);
    assert.deepEqual(await roomsIn(1), [first, others[0]].sort());
  });

  it("spread evenly, the same way in every release", () => {
    const first = Array.from({ length: 1_000 }, (_, index) => processOf(`main/${index}`, 2)).filter(
      (one) => one === 0,
    );
    assert.ok(first.length > 400 && first.length < 600, String(first.length));
    assert.deepEqual(
      ["main/one", "site/loja", "directory/directory"].map((key) => processOf(key, 1_000)),
      [847, 815, 392],
    );
  });
});
