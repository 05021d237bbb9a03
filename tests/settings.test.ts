import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { filesOf, ROOT } from "./source.ts";

const NAME = /\b(?:PROSA|OPENAI)_[A-Z][A-Z_]*[A-Z]\b/g;

/** Names of values of our own that look like settings. */
const CONSTANTS = /\bconst ((?:PROSA|OPENAI)_[A-Z_]+)\b/g;

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** The settings that the server and its scripts read. */
function settingsRead(): string[] {
  const files = filesOf(["packages/server/src/**/*.ts", "packages/server/scripts/*.ts"]);
  const sources = files.filter((file) => !file.endsWith(".test.ts")).map(read);
  const constants = new Set(
    sources.flatMap((source) => [...source.matchAll(CONSTANTS)].map(([, name]) => name)),
  );
  const names = sources.flatMap((source) => source.match(NAME) ?? []);
  return [...new Set(names)].filter((name) => !constants.has(name)).sort();
}

/** The settings that the rows of a document's tables name. */
function settingsIn(file: string): string[] {
  const rows = read(file)
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return [
    ...new Set(rows.flatMap((row) => [...row.matchAll(/`([A-Z_]+)`/g)].map(([, name = ""]) => name))),
  ].filter((name) => name.match(NAME));
}

describe("the settings", () => {
  const known = settingsRead();
  const listed = settingsIn("docs/operating.md");

  it("are all in the tables of docs/operating.md", () => {
    assert.ok(known.length > 30);
    assert.deepEqual(
      known.filter((name) => !listed.includes(name)),
      [],
    );
  });

  it("are all read by the server, where a table names one", () => {
    const ofReadme = settingsIn("packages/server/README.md");
    // The proxy of compose.yaml reads the domain.
    const elsewhere = ["PROSA_DOMAIN"];
    assert.deepEqual(
      [...listed, ...ofReadme].filter((name) => !known.includes(name) && !elsewhere.includes(name)),
      [],
    );
  });
});
