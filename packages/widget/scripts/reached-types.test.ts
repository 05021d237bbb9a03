import assert from "node:assert/strict";
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { keepReachedTypes } from "./reached-types.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prosa-types-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("keepReachedTypes", () => {
  it("keeps what an entry reaches, by every kind of import, and removes the rest", async () => {
    put("index.d.ts", `export type { A } from "./a/a.ts";\nexport * from "./b.ts";\n`);
    put("a/a.d.ts", `import type { C } from "../c.ts";\nexport type A = C | import("./d.ts").D;\n`);
    put("b.d.ts", `import { html } from "lit";\nexport type B = typeof html;\n`);
    for (const name of ["c", "a/d", "e", "a/f"]) put(`${name}.d.ts`, "export type X = 1;\n");
    put("e.js", "");
    await keepReachedTypes(folder, ["index.d.ts"]);
    const left = globSync("**/*.*", { cwd: folder }).map((path) => path.replaceAll("\\", "/"));
    assert.deepEqual(left.sort(), ["a/a.d.ts", "a/d.d.ts", "b.d.ts", "c.d.ts", "e.js", "index.d.ts"]);
  });

  it("says which declaration is missing", async () => {
    put("index.d.ts", `export * from "./gone.ts";\n`);
    await assert.rejects(keepReachedTypes(folder, ["index.d.ts"]), /gone\.d\.ts/);
  });
});
