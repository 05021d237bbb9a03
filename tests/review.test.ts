import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { filesOf, ROOT } from "./source.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const code = filesOf(["packages/**/*.ts"]);
const findings = [...read("docs/security.md").matchAll(/^\| ([RS]\d+) \| .+? \| (.+) \|$/gm)].map(
  ([, id = "", now = ""]) => ({ id, now }),
);

describe("the findings of the review in docs/security.md", () => {
  it("are all there, each mended or answered", () => {
    const ids = (letter: string, count: number) =>
      Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);
    assert.deepEqual(
      findings.map(({ id }) => id),
      [...ids("R", 15), ...ids("S", 12)],
    );
    for (const { id, now } of findings) assert.match(now, /^(mended|answered)\b/, id);
  });

  it("name tests that exist, by their files and their names", () => {
    for (const { id, now } of findings) {
      const named = [...now.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = ""]) => ({
        name,
        file: code.find((file) => file === `packages/server/${name}` || file.endsWith(`/${name}`)),
      }));
      for (const { name, file } of named) assert.ok(file, `${id}: ${name}`);
      for (const [, words = "", name = ""] of now.matchAll(/"([^"]+)" of `([^`]+)`/g)) {
        const file = named.find((one) => one.name === name)?.file ?? "";
        assert.ok(read(file).includes(`it("${words}`), `${id}: ${words}`);
      }
    }
  });
});
