import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { filesOf, ROOT } from "./source.ts";

const LINES_MAX = 400;
const FILES_MAX = 25;
const ROOT_FILES_MAX = 5;

const sources = filesOf([
  "packages/**/*.{ts,mjs}",
  "examples/**/*.{ts,tsx,mjs,vue}",
  "tests/*.ts",
  "*.{ts,mjs}",
]).filter((path) => !path.endsWith(".d.ts"));

describe("sizes", () => {
  it(`keeps every file within ${LINES_MAX} lines`, () => {
    const larger = sources.filter(
      (path) => readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 > LINES_MAX,
    );
    assert.deepEqual(larger, []);
  });

  it(`keeps at most ${FILES_MAX} files beside each other`, () => {
    const counts = countBy(sources.map((path) => dirname(path)));
    const larger = [...counts].filter(([, count]) => count > FILES_MAX).map(([folder]) => folder);
    assert.deepEqual(larger, []);
  });

  it("keeps no compiled file beside its source", () => {
    const compiled = filesOf(["packages/**/*.{js,d.ts,js.map}", "examples/**/*.{js,d.ts,js.map}"]).filter(
      (path) => existsSync(join(ROOT, path.replace(/(\.d\.ts|\.js\.map|\.js)$/, ".ts"))),
    );
    assert.deepEqual(compiled, []);
  });

  it("keeps little more than the entry at a package's source root", () => {
    for (const name of ["protocol", "widget", "desk", "server"]) {
      const files = filesOf([`packages/${name}/src/*.ts`]);
      assert.ok(files.length <= ROOT_FILES_MAX, `${name}: ${files.join(", ")}`);
    }
  });
});

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
