import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { valueAt, withValue, wordPathOf } from "./paths.ts";

const DOCUMENT = { name: "Loja", form: { fields: [{ name: "email" }, { name: "phone" }] } };

describe("a path in the document", () => {
  it("leads to a value, and to nothing where there is none", () => {
    assert.equal(valueAt(DOCUMENT, ["form", "fields", 1, "name"]), "phone");
    assert.equal(valueAt(DOCUMENT, ["form", "consent", "en"]), undefined);
  });

  it("takes another value, in a copy", () => {
    const changed = withValue(DOCUMENT, ["form", "fields", 0, "isRequired"], true);
    assert.deepEqual(valueAt(changed, ["form", "fields"]), [
      { name: "email", isRequired: true },
      { name: "phone" },
    ]);
    assert.equal(valueAt(DOCUMENT, ["form", "fields", 0, "isRequired"]), undefined);
    assert.deepEqual(withValue({}, ["looks", "accent"], "#a8432b"), { looks: { accent: "#a8432b" } });
  });

  it("loses its value, and its element of a list, to nothing", () => {
    assert.deepEqual(withValue(DOCUMENT, ["form"], undefined), { name: "Loja" });
    assert.deepEqual(valueAt(withValue(DOCUMENT, ["form", "fields", 0], undefined), ["form", "fields"]), [
      { name: "phone" },
    ]);
  });

  it("has the words of its names alone", () => {
    assert.equal(wordPathOf(["form", "fields", 1, "name"]), "form.fields.name");
  });
});
