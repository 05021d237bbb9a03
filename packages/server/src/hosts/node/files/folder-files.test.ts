import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { createFolderFiles } from "./folder-files.ts";

describe("files in a folder", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "prosa-files-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("keeps what is put, for one room and for the next that opens the folder", async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    await createFolderFiles(root)("main/one").put("file-0001", bytes);
    const again = createFolderFiles(root);
    assert.deepEqual(await again("main/one").get("file-0001"), bytes);
    assert.equal(await again("main/two").get("file-0001"), null);
    assert.deepEqual(readdirSync(path.join(root, "main", "one")), ["file-0001"]);
  });

  it("removes the files of one room alone, and none of a room that has none", async () => {
    const filesOf = createFolderFiles(root);
    for (const room of ["main/one", "main/two"]) await filesOf(room).put("file-0001", Uint8Array.of(1));
    await filesOf("main/one").deleteAll();
    await filesOf("main/none").deleteAll();
    assert.deepEqual(readdirSync(path.join(root, "main")), ["two"]);
  });

  it("never leaves its folder", async () => {
    const filesOf = createFolderFiles(root);
    assert.throws(() => filesOf("main/.."), /other characters/);
    await assert.rejects(filesOf("main/one").put("../two", Uint8Array.of(1)), /other characters/);
  });
});
