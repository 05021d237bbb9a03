import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import * as z from "zod/mini";
import { LAYERS } from "./layer-rules.ts";
import { filesOf, ROOT } from "./source.ts";

const LINE_LENGTH_MAX = 100;

const named = z._default(z.array(z.object({ name: z.string(), kind: z.optional(z.string()) })), []);

/** The part of a custom elements manifest that lists what a page may use. */
const manifestSchema = z.object({
  modules: z.array(
    z.object({
      declarations: z.array(
        z.object({
          tagName: z.optional(z.string()),
          members: named,
          events: named,
          slots: named,
          cssParts: named,
        }),
      ),
    }),
  ),
});

const pages = filesOf(["*.md", "docs/**/*.md", "packages/**/*.md", "examples/**/*.md"]);
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

describe("the documents", () => {
  it("link to files and headings that exist", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)]
        .filter(([, target = ""]) => !/^[a-z]+:/.test(target))
        .filter(([, target = "", heading]) => {
          const path = target === "" ? page : join(dirname(page), target);
          return !existsSync(join(ROOT, path)) || (heading && !headingsOf(path).includes(heading));
        })
        .map(([link]) => `${page}: ${link}`),
    );
    assert.deepEqual(broken, []);
  });

  it("name files of the code that exist", () => {
    const broken = pages.flatMap((page) =>
      [
        ...read(page).matchAll(
          /`((?:packages|protocol|widget|server|tests|examples)\/[\w./-]+\.(?:ts|mjs|json))`/g,
        ),
      ]
        .map(([, path = ""]) => path)
        .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, "packages", path)))
        .map((path) => `${page}: ${path}`),
    );
    assert.deepEqual(broken, []);
  });

  it("show each method, event, slot and part of the element in an example", () => {
    const manifest = manifestSchema.parse(JSON.parse(read("packages/widget/custom-elements.json")));
    const text = read("packages/widget/EXAMPLES.md");
    const element = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === "prosa-chat");
    assert.ok(element);
    const wanted = [
      ...element.members.filter(({ kind }) => kind === "method").map(({ name }) => `chat.${name}(`),
      ...element.events.map(({ name }) => `addEventListener("${name}"`),
      ...element.slots.map(({ name }) => `slot="${name}"`),
      ...element.cssParts.map(({ name }) => `::part(${name})`),
    ];
    assert.deepEqual(
      wanted.filter((use) => !text.includes(use)),
      [],
    );
  });

  it("name every layer in the architecture", () => {
    const text = read("docs/architecture.md");
    const missing = Object.values(LAYERS).flatMap((layers) =>
      layers.filter((layer) => !layer.includes(".ts") && !text.includes(`\`${layer.split("/")[0]}/`)),
    );
    assert.deepEqual(missing, []);
  });

  it("name commands that exist", () => {
    const manifests = filesOf(["package.json", "packages/*/package.json", "examples/*/package.json"]);
    const scripts = new Set(
      manifests.flatMap((path) =>
        Object.keys((JSON.parse(read(path)) as { scripts?: object }).scripts ?? {}),
      ),
    );
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)]
        .map(([, script = ""]) => script)
        .filter((script) => !scripts.has(script))
        .map((script) => `${page}: npm run ${script}`),
    );
    assert.deepEqual(broken, []);
  });

  it("say in each layer's folder what it owns", () => {
    const missing = Object.entries(LAYERS).flatMap(([name, layers]) =>
      layers
        .filter((layer) => !layer.endsWith(".ts"))
        .map((layer) => `packages/${name}/src/${layer}/README.md`)
        .filter((path) => !existsSync(join(ROOT, path))),
    );
    assert.deepEqual(missing, []);
  });

  it(`wrap their prose at ${LINE_LENGTH_MAX}`, () => {
    const long = pages.flatMap((page) =>
      prose(read(page))
        .filter((line) => line.length > LINE_LENGTH_MAX && line.trim().includes(" ", 6))
        .map((line) => `${page}: ${line}`),
    );
    assert.deepEqual(long, []);
  });
});

/** The names under which a page's headings can be linked to. */
function headingsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The lines of a page outside code, tables, pictures and generated lists. */
function prose(text: string): string[] {
  return text
    .replace(/^ *```[\s\S]*?^ *```/gm, "")
    .replace(/<!-- tests [\s\S]*?<!-- \/tests -->/g, "")
    .split("\n")
    .filter((line) => !/^(\||!\[)/.test(line));
}
