import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { buildNpmFiles } from "./build.ts";
import { readContract } from "./contract.ts";

const widget = resolve(import.meta.dirname, "..");

function run(command: string, ...rest: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, rest, { cwd: widget, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

describe("the element's contract", () => {
  it("equals the committed manifest and the frameworks' types", () => {
    const { status, said } = run(process.execPath, "scripts/manifest.ts", "--check");
    assert.equal(status, 0, said);
  });

  it("names every property of the element that a page may set, and every method", () => {
    const { attributes, events, fields, methods } = readContract();
    assert.ok(fields.length >= attributes.filter(({ name }) => name !== "dir").length);
    const names = methods.map(({ name }) => name);
    assert.ok(["open", "close", "send"].every((name) => names.includes(name)));
    assert.ok(events.every(({ name }) => name.startsWith("prosa-")));
  });

  it("has an example for each method, event, slot and part", () => {
    const examples = readFileSync(resolve(widget, "EXAMPLES.md"), "utf8");
    const { methods, events, slots, parts } = readContract();
    const wanted = [
      ...methods.map(({ name }) => `chat.${name}(`),
      ...events.map(({ name }) => `addEventListener("${name}"`),
      ...slots.map(({ name }) => `slot="${name}"`),
      ...parts.map(({ name }) => `::part(${name})`),
    ];
    assert.deepEqual(
      wanted.filter((use) => !examples.includes(use)),
      [],
    );
  });

  it("compiles in templates of React, Preact, Vue and Svelte, and refuses properties that would break there", () => {
    const { status, said } = run(resolve(widget, "../../node_modules/.bin/tsc"), "-p", "types/test");
    assert.equal(status, 0, said);
  });
});

describe("the npm entries", () => {
  const files = resolve(widget, "../../node_modules/.cache/prosa/npm-entries");

  before(() => buildNpmFiles(files));

  it("do nothing when they are imported where there is no document, as in Node", () => {
    for (const entry of ["index.js", "define.js"]) {
      const address = JSON.stringify(pathToFileURL(resolve(files, entry)).href);
      // A second time as well, as applications do that draw pages of several parts in advance.
      const script = `await import(${address} + "?second");
        process.stdout.write(typeof (await import(${address})).ProsaChat);`;
      const { status, said } = run(process.execPath, "--input-type=module", "-e", script);
      assert.deepEqual({ status, said }, { status: 0, said: "function" });
    }
  });

  it("say in a server component, as of Next, what to do instead", () => {
    const script = 'await import("@prosa/widget/define")';
    const rest = ["--conditions=react-server", "--input-type=module", "-e", script];
    const { status, said } = run(process.execPath, ...rest);
    assert.equal(status, 0, said);
    assert.match(said, /does nothing in a server component.*'use client'/);
  });

  it("have a client that needs neither Lit nor a document to be imported", () => {
    const address = JSON.stringify(pathToFileURL(resolve(files, "client.js")).href);
    const script = `process.stdout.write(typeof (await import(${address})).createChatClient);`;
    const { status, said } = run(process.execPath, "--input-type=module", "-e", script);
    assert.deepEqual({ status, said }, { status: 0, said: "function" });
    const libraries = [...new Set(librariesOf("client.js"))];
    assert.deepEqual(libraries, ["idb-keyval"]);
  });

  /** The libraries that an entry imports before it runs. */
  function librariesOf(file: string): string[] {
    const code = readFileSync(resolve(files, file), "utf8");
    return [...code.matchAll(/(?:^|;)(?:import|export)\b[^"'`;()]*["'`]([^"'`]+)["'`]/gm)].flatMap(
      ([, path = ""]) => (path.startsWith(".") ? librariesOf(join(dirname(file), path)) : [path]),
    );
  }
});

describe("the npm package", () => {
  const read = (path: string) => JSON.parse(readFileSync(resolve(widget, path), "utf8"));

  it("says what it is, under which licence, and how to find it", () => {
    const { keywords, license, description } = read("package.json");
    assert.ok(keywords.length >= 5);
    assert.match(description, /prosa-chat/);
    const text = readFileSync(resolve(widget, "LICENSE"), "utf8");
    assert.match(text, new RegExp(license));
    assert.equal(text, readFileSync(resolve(widget, "../../LICENSE"), "utf8"));
  });

  it("tells editors the element's attributes, and the words that each may have", () => {
    const [tag] = read("html-custom-data.json").tags;
    const { attributes } = readContract();
    assert.deepEqual(
      tag.attributes.map(({ name }: { name: string }) => name),
      attributes.map(({ name }) => name),
    );
    const theme = tag.attributes.find(({ name }: { name: string }) => name === "theme");
    assert.deepEqual(theme.values, [{ name: "auto" }, { name: "light" }, { name: "dark" }]);
    const [element] = read("web-types.json").contributions.html.elements;
    assert.equal(element.name, "prosa-chat");
    assert.equal(element.attributes.length, attributes.length);
    assert.equal(read("package.json")["web-types"], "web-types.json");
    assert.equal(read("web-types.json").version, read("package.json").version);
  });
});
