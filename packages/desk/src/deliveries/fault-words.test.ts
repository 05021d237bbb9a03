import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { faultWords } from "./fault-words.ts";

const FILES = [
  "webhook/exporter.ts",
  "hubspot/exporter.ts",
  "hubspot/client.ts",
  "salesforce/exporter.ts",
  "salesforce/client.ts",
  "crm/read-state.ts",
  "room/sender.ts",
];

/** Every sentence on a delivery that the server writes itself, with a word in place of its parts. */
function sentences(): string[] {
  return FILES.flatMap((name) => {
    const file = new URL(`../../../server/src/exporters/${name}`, import.meta.url);
    const source = readFileSync(file, "utf8")
      .replace(/throw new Error\(.*/g, "")
      // A person who does not exist, for a dry run.
      .replace(/SAMPLE_STATE[\s\S]*/, "");
    const found = [...source.matchAll(/(?<!import )(["`])([A-Z][^"`\n]*[a-z}] [^"`\n]*[.}])\1/g)];
    return found.map(([, , text = ""]) => text.replace(/\$\{[^}]*\}/g, "503"));
  }).filter((text) => !/^(?:SELECT|Bearer|Give an address that begins) /.test(text));
}

describe("the fault of a delivery", () => {
  it("is told in the owner's language, whichever sentence of the server's it is", () => {
    const all = sentences();
    assert.ok(all.length > 25, all.join("\n"));
    for (const fault of all) {
      const [en, ...others] = (["en", "pt-BR", "es"] as const).map((one) => faultWords(fault, one));
      assert.equal(en, fault);
      for (const words of others) assert.notEqual(words, fault);
      assert.equal(new Set(others).size, 2, fault);
      if (fault.includes("503"))
        assert.ok(
          others.every((words) => words.includes("503")),
          fault,
        );
    }
  });

  it("keeps the words of the far end", () => {
    assert.equal(
      faultWords("The token lacks a scope: crm.objects.contacts.write", "pt-BR"),
      "Falta uma permissão ao token: crm.objects.contacts.write",
    );
    const theirs = "REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]";
    assert.equal(faultWords(theirs, "es"), theirs);
  });
});
