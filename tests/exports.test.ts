import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, it } from "node:test";
import { parseSync } from "vite";
import { filesOf, isTest, ROOT } from "./source.ts";

/** Entries of packages and of hosts, whose names are imported from outside the repository or by a runtime. */
const ENTRIES = [
  /^packages\/[^/]+\/src\/index\.ts$/,
  /^packages\/protocol\/src\/desk\.ts$/,
  /^packages\/server\/src\/hosts\//,
  /^packages\/widget\/src\/element\//,
];

/** Names that each file takes from another, by the other's path; `*` where it takes all that it may name. */
const taken = new Map<string, Set<string>>();
/** Exports of source files, as `path name`. */
const offered: { path: string; name: string }[] = [];

function take(path: string, name: string): void {
  taken.set(path, (taken.get(path) ?? new Set()).add(name));
}

for (const path of filesOf([
  "packages/**/*.{ts,mjs}",
  "examples/**/*.ts",
  "tests/*.ts",
  "scripts/*.{ts,mjs}",
  "*.ts",
])) {
  const text = readFileSync(join(ROOT, path), "utf8");
  const { module } = parseSync(path, text);
  const at = (specifier: string) => posix.normalize(posix.join(dirname(path), specifier));
  for (const { moduleRequest, entries } of module.staticImports)
    for (const { importName } of entries) take(at(moduleRequest.value), importName.name ?? "*");
  for (const { entries } of module.staticExports)
    for (const { importName, exportName, moduleRequest } of entries) {
      if (moduleRequest) take(at(moduleRequest.value), importName.name ?? "*");
      else if (exportName.name) offered.push({ path, name: exportName.name });
    }
  // A module that is imported by a call or as a type gives what the importing file names anywhere.
  for (const [, specifier = ""] of text.matchAll(/\bimport\(\s*"(\.[^"]+)"/g))
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) take(at(specifier), word);
}

/** Dead exports that stay: `OnDemand` is named by the declarations of other files. */
const KEPT: readonly string[] = ["packages/widget/src/app/on-demand.ts: OnDemand"];

describe("exports", () => {
  it("are imported by another file, unless they are the package's own", () => {
    const dead = offered
      .filter(
        ({ path, name: one }) =>
          /^packages\/\w+\/src\//.test(path) &&
          !isTest(path) &&
          !ENTRIES.some((entry) => entry.test(path)) &&
          !taken.get(path)?.has(one) &&
          !taken.get(path)?.has("*"),
      )
      .map(({ path, name }) => `${path}: ${name}`);
    assert.deepEqual(dead, KEPT);
  });
});
