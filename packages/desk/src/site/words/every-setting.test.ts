import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type SchemaNode, settingsNode, shapeOf } from "../form/node.ts";
import { SETTINGS_WORDS } from "./index.ts";
import { GROUP_OF, type SettingWord } from "./words.ts";

/** Settings that have a page of their own in the desk, which the form leads to. */
const OWN_PAGES: readonly string[] = ["openingHours", "experiments"];
/** What the site counts itself, and no owner writes. */
const OF_THE_SITE: readonly string[] = ["form.version"];

/** Every part of the document that the form shows, with the names that lead to it. */
function fieldsBelow(node: SchemaNode, path = ""): [path: string, node: SchemaNode][] {
  const parts = Object.entries(node.properties ?? node.items?.properties ?? {});
  return parts.flatMap(([name, part]) => {
    const at = path === "" ? name : `${path}.${name}`;
    if (OWN_PAGES.includes(at) || OF_THE_SITE.includes(at)) return [];
    return [[at, part], ...fieldsBelow(part, at)] satisfies [string, SchemaNode][];
  });
}

const FIELDS = fieldsBelow(settingsNode());

/** Fields whose name says all, within a part that says what it is for. */
const NAMED_BY_THEIR_PART = /^(?:guidance\.strategies|tickets\.resolutionHours|form\.fields)\.[\w-]+$/;

describe("every setting of the document", () => {
  it("is in a group of the desk's settings", () => {
    const names = Object.keys(settingsNode().properties ?? {});
    assert.deepEqual(
      names.filter((name) => !(name in GROUP_OF)),
      [],
    );
    assert.ok(FIELDS.length > 90, String(FIELDS.length));
  });

  for (const [language, words] of Object.entries(SETTINGS_WORDS)) {
    const told: Readonly<Record<string, SettingWord | undefined>> = words.paths;

    it(`has a name and a sentence on what it does, in ${language}`, () => {
      const mute = FIELDS.filter(([path]) => {
        const [label = "", hint = ""] = told[path] ?? [];
        return label === "" || (hint === "" && !NAMED_BY_THEIR_PART.test(path));
      });
      assert.deepEqual(
        mute.map(([path]) => path),
        [],
      );
      for (const name of OWN_PAGES) assert.ok(told[name]?.[1], name);
    });

    it(`has words for each of its choices, in ${language}`, () => {
      const choices: Readonly<Record<string, string | undefined>> = words.choices;
      const missing = FIELDS.flatMap(([path, node]) =>
        (node.enum ?? node.items?.enum ?? []).flatMap((one) => (choices[one] ? [] : [`${path}: ${one}`])),
      );
      assert.deepEqual(missing, []);
    });
  }

  it("is a field of its own kind, and as JSON only where it holds names of the owner's making", () => {
    assert.deepEqual(
      FIELDS.filter(([, node]) => shapeOf(node) === "json").map(([path]) => path),
      ["modelOptions.extraBody", "modelOptions.extraHeaders", "httpTools.tools.input", "phrases"],
    );
  });
});
