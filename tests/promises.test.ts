import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { PAGE, readDefinitions, readProofs, withProofs } from "./promises.ts";
import { ROOT } from "./source.ts";

const proofs = readProofs();
const definitions = readDefinitions();

describe("docs/promises.md", () => {
  it("defines each id once", () => {
    const ids = definitions.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it("defines every id that a test carries, as built", () => {
    const built = new Set(definitions.filter(({ isBuilt }) => isBuilt).map(({ id }) => id));
    assert.deepEqual(
      proofs.filter(({ id }) => !built.has(id)),
      [],
    );
  });

  it("has a test for every id that it calls built", () => {
    const proven = new Set(proofs.map(({ id }) => id));
    assert.deepEqual(
      definitions.filter(({ id, isBuilt }) => isBuilt && !proven.has(id)),
      [],
    );
  });

  it("lists the tests as they are; `npm run promises` writes the lists", () => {
    const page = readFileSync(join(ROOT, PAGE), "utf8");
    assert.equal(page, withProofs(page, proofs, definitions));
  });
});
