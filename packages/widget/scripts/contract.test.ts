import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import { readContract } from "./contract.ts";

const AUTHORS = ["agent", "assistant", "notice", "visitor"];
// Parts by which the widget finds its own elements; there is nothing to style.
const INNER_PARTS = ["notice-bubble", "voice-interrupt"];

const source = globSync("src/**/*.ts", { cwd: resolve(import.meta.dirname, "..") })
  .filter((path) => !path.endsWith(".test.ts"))
  .map((path) => readFileSync(resolve(import.meta.dirname, "..", path), "utf8"))
  .join("\n");
const withoutDocblocks = source.replace(/\/\*\*[\s\S]*?\*\//g, "");

function found(pattern: RegExp, text = withoutDocblocks): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].toSorted();
}

const names = (described: readonly { name: string }[]) => described.map(({ name }) => name).toSorted();

describe("the contract in the class docblock", () => {
  const contract = readContract();

  it("has every event that is dispatched, and no other", () => {
    const dispatched = found(/(?:[eE]mit|CustomEvent)\(\s*"(prosa-[\w-]+)"/g);
    assert.deepEqual(names(contract.events), dispatched);
  });

  it("has every custom property that the styles read, and no other", () => {
    assert.deepEqual(names(contract.tokens), found(/var\((--prosa-[\w-]+)/g));
  });

  it("has every slot, and no other", () => {
    const slots = [...found(/<slot name="([\w-]+)"/g), ...found(/\.name = "(\w+)";/g)];
    assert.deepEqual(names(contract.slots), slots.toSorted());
  });

  it("has every part, and no other", () => {
    const written = [
      ...found(/\bpart="([^"]+)"/g),
      ...found(/\bpart: "([\w-]+)"/g),
      // Toggles and buttons are rendered by a function that is given the part first.
      ...found(/render(?:Toggle|Button)\(\s*"([\w-]+)"/g),
    ]
      .flatMap((parts) => parts.split(" "))
      .flatMap((part) => AUTHORS.map((author) => part.replaceAll(/\$\{\w+\}/g, author)));
    // Some rows name further parts in their description, in backticks.
    const documented = contract.parts.flatMap(({ name, description }) => [
      name,
      ...[...description.matchAll(/`([\w-]+)`/g)].map(([, other = ""]) => other),
    ]);
    assert.deepEqual(
      [...new Set([...documented, ...INNER_PARTS])].toSorted(),
      [...new Set(written)].toSorted(),
    );
  });

  it("describes each property that a page may set", () => {
    for (const { name, description } of contract.fields) assert.match(description, /\.$/, name);
  });
});
