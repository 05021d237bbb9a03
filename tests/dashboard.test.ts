import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { filesOf, ROOT } from "./source.ts";

const NAME = /\b(?:prosa|process)_[a-z0-9_]+\b/g;
const namesIn = (text: string) => new Set([...text.matchAll(NAME)].map(([name]) => name));
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

describe("docs/dashboard.md", () => {
  const page = read("docs/dashboard.md");
  const [before = "", queries = ""] = page.split("## Panels");
  const listed = namesIn(before.split("## Series")[1] ?? "");
  const files = filesOf(["packages/server/src/hosts/node/metrics/*.ts"]).filter(
    (file) => !/test\.ts$/.test(file),
  );
  const told = namesIn(files.map(read).join("\n"));

  it("lists every series that the server tells, and no other", () => {
    assert.ok(told.size > 15);
    assert.deepEqual([...listed].sort(), [...told].sort());
  });

  it("asks for series that are listed", () => {
    const asked = [...namesIn(queries)].map((name) => name.replace(/_bucket$/, ""));
    assert.deepEqual(
      asked.filter((name) => !listed.has(name)),
      [],
    );
  });
});
