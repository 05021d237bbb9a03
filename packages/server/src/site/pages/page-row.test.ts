import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPageRow, writePageRow } from "./page-row.ts";

const STORED = {
  url: "https://loja.example/um",
  title: "Um",
  language: "pt-BR",
  passages: 2,
  chunks: 1,
  readAt: 5,
  isSource: false,
};

describe("a page's row", () => {
  it("keeps its stored form through reading and writing", () => {
    for (const stored of [
      STORED,
      { ...STORED, isSource: true },
      { ...STORED, source: "source-1", problem: { code: "gone", message: "Gone." }, failures: 3 },
    ]) {
      const row = readPageRow(stored);
      assert.ok(row);
      assert.deepEqual(writePageRow(row), stored);
    }
  });

  it("tells a page of the settings from one that was added", () => {
    assert.equal(readPageRow({ ...STORED, isSource: true })?.isInSettings, true);
    assert.equal(readPageRow(STORED)?.isInSettings, undefined);
  });

  it("is left out where it cannot be read", () => {
    for (const stored of [undefined, null, {}, { ...STORED, passages: "two" }])
      assert.equal(readPageRow(stored), undefined);
  });
});
