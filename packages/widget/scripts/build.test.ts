import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { it } from "node:test";
import { buildTagFiles } from "./build.ts";
import { closureOf } from "./closure.ts";

const dist = resolve(import.meta.dirname, "../../../node_modules/.cache/prosa/tag-files");

it("has the loader ask for every file of an opening at once, as a later one costs a slow line a round trip", async () => {
  await buildTagFiles(dist);
  const namedBy = (file: string) =>
    [...readFileSync(resolve(dist, file), "utf8").matchAll(/chunks\/[\w-]+\.js/g)].map(([path]) => path);
  const [start = "", ...others] = namedBy("prosa.js");
  assert.match(start, /^chunks\/start-[\w-]{8}\.js$/);
  assert.deepEqual([others, closureOf(dist, start)], [[], [start]]);
  const asked = namedBy(start).sort();
  assert.ok(asked.length > 3);
  assert.deepEqual([...new Set(asked.flatMap((path) => closureOf(dist, path)))].sort(), asked);
});
