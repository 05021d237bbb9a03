import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { before, describe, it } from "node:test";

interface Manifest {
  modules: {
    declarations: {
      tagName?: string;
      attributes?: { name: string }[];
      events?: { name: string }[];
      members?: { kind: string; name: string }[];
    }[];
  }[];
}

const read = (file: string) => readFile(path.resolve(import.meta.dirname, file), "utf8");
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

// Angular's and Astro's own tools are not among those of the repository: what their examples ask of the chat is held here.
describe("the chat of the examples that are built elsewhere", () => {
  let names: Record<"attributes" | "events" | "fields" | "methods", string[]>;

  before(async () => {
    const manifest: Manifest = JSON.parse(await read("../packages/widget/custom-elements.json"));
    const declared = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === "prosa-chat");
    const members = declared?.members ?? [];
    names = {
      attributes: declared?.attributes?.map(({ name }) => name) ?? [],
      events: declared?.events?.map(({ name }) => name) ?? [],
      fields: members.filter(({ kind }) => kind === "field").map(({ name }) => name),
      methods: members.filter(({ kind }) => kind === "method").map(({ name }) => name),
    };
  });

  it("is known to its manifest: attributes, properties, events and methods of the Angular example", async () => {
    const template = await read("angular-app/src/questions-page.html");
    const [tag = ""] = template.match(/<prosa-chat[\s\S]*?>/) ?? [];
    const asked = {
      attributes: found(tag, /\s([a-z-]+)="/g),
      events: found(tag, /\s\(([\w-]+)\)="/g),
      fields: found(tag, /\s\[(\w+)\]="/g),
      methods: found(await read("angular-app/src/main.ts"), /nativeElement\.(\w+)\(/g),
    };
    for (const kind of ["attributes", "events", "fields", "methods"] as const) {
      assert.ok(asked[kind].length > 0, `The template asks for no ${kind}.`);
      for (const name of asked[kind]) assert.ok(names[kind].includes(name), `There is no ${kind}: ${name}.`);
    }
  });

  it("is known to its manifest: the settings of the script tag and the calls of the Astro example", async () => {
    const settings = found(await read("astro-app/src/layouts/page.astro"), /\sdata-([a-z-]+)=/g);
    const calls = found(await read("astro-app/src/pages/index.astro"), /Prosa\?\.\("(\w+)"/g);
    assert.deepEqual([settings, calls], [["site"], ["send"]]);
    for (const name of settings) assert.ok(names.attributes.includes(name));
    for (const name of calls) assert.ok(names.methods.includes(name));
  });
});
