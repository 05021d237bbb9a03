import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { readContract } from "./contract.ts";
import { editorData } from "./editor-data.ts";
import { frameworkTypes } from "./framework-types.ts";
import { withTables } from "./tables.ts";

const widget = resolve(import.meta.dirname, "..");
const biome = resolve(widget, "../../node_modules/.bin/biome");

const contract = readContract();
const outdated: string[] = [];
for (const [path, text] of [
  ["custom-elements.json", JSON.stringify(manifest())] as const,
  ["README.md", withTables(readFileSync(resolve(widget, "README.md"), "utf8"), contract)] as const,
  ...frameworkTypes(contract),
  ...editorData(contract),
]) {
  const formatted = path.endsWith(".md") ? text : format(path, text);
  if (process.argv.includes("--check")) {
    if (readFileSync(resolve(widget, path), "utf8") !== formatted) outdated.push(path);
  } else {
    writeFileSync(resolve(widget, path), formatted);
  }
}
if (outdated.length > 0) {
  process.stderr.write(`Run "npm run build:manifest" and commit ${outdated.join(", ")}.\n`);
  process.exitCode = 1;
}

/** The contract as a custom-elements manifest, schema 2.1.0. */
function manifest(): object {
  const type = (text: string) => ({ type: { text } });
  const module = "dist/npm/index.js";
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: module,
        declarations: [
          {
            kind: "class",
            customElement: true,
            name: "ProsaChat",
            tagName: "prosa-chat",
            description: contract.description,
            superclass: { name: "LitElement", package: "lit" },
            attributes: contract.attributes.map(({ name, description, type: text, property }) => ({
              name,
              description,
              ...type(text),
              ...(property ? { fieldName: property } : {}),
            })),
            members: [
              ...contract.fields.map(({ name, description, type: text }) => {
                const attribute = contract.attributes.find(({ property }) => property === name);
                return {
                  kind: "field",
                  name,
                  description,
                  ...type(text),
                  ...(attribute ? { attribute: attribute.name, reflects: attribute.isReflected } : {}),
                };
              }),
              ...contract.methods.map(({ name, description, parameters, returns }) => ({
                kind: "method",
                name,
                description,
                parameters: parameters.map((parameter) => ({
                  name: parameter.name,
                  ...type(parameter.type),
                })),
                return: type(returns),
              })),
            ],
            events: contract.events.map(({ name, description, type: text }) => ({
              name,
              description,
              ...type(text),
            })),
            slots: contract.slots,
            cssParts: contract.parts,
            cssProperties: contract.tokens,
          },
        ],
        exports: [{ kind: "js", name: "ProsaChat", declaration: { name: "ProsaChat", module } }],
      },
      {
        kind: "javascript-module",
        path: "dist/npm/define.js",
        declarations: [],
        exports: [
          {
            kind: "custom-element-definition",
            name: "prosa-chat",
            declaration: { name: "ProsaChat", module },
          },
        ],
      },
    ],
  };
}

function format(path: string, text: string): string {
  const options = { input: text, encoding: "utf8", cwd: widget } as const;
  const { status, stdout, stderr } = spawnSync(biome, ["format", `--stdin-file-path=${path}`], options);
  if (status !== 0) throw new Error(`${path} could not be formatted: ${stderr}`);
  return stdout;
}
