import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { SETTINGS_EN } from "../words/en.ts";
import { issuesAt, issuesOf } from "./issues.ts";
import { settingsNode, shapeOf } from "./node.ts";

const EN_ISSUES = SETTINGS_EN.issues;
const SETTINGS = siteSettingsSchema.parse({ name: "Loja" });

describe("the form of settings", () => {
  it("has a shape of its own for every setting but the few that are written as JSON", () => {
    const shapes = Object.entries(settingsNode().properties ?? {}).map(([name, node]) => [
      name,
      shapeOf(node),
    ]);
    const asJson = shapes.filter(([, shape]) => shape === "json").map(([name]) => name);
    assert.deepEqual(asJson, ["phrases"]);
    const shapeBy = Object.fromEntries(shapes);
    assert.equal(shapeBy.answering, "choice");
    assert.equal(shapeBy.greeting, "by-language");
    assert.equal(shapeBy.files, "choices");
    assert.equal(shapeBy.proactive, "list");
    assert.equal(shapeBy.retentionDays, "number");
  });

  it("finds nothing to say of settings as the server keeps them", () => {
    assert.deepEqual(issuesOf(SETTINGS, EN_ISSUES), []);
  });

  it("says at each field what the server would refuse, from both sides of a limit", () => {
    const textAt = (change: object, ...path: (string | number)[]) =>
      issuesAt(issuesOf({ ...SETTINGS, ...change }, EN_ISSUES), path)[0]?.text;
    assert.equal(textAt({ retentionDays: 365 }, "retentionDays"), undefined);
    assert.equal(textAt({ retentionDays: 366 }, "retentionDays"), "No more than 365.");
    assert.equal(textAt({ retentionDays: 1 }, "retentionDays"), undefined);
    assert.equal(textAt({ retentionDays: 0 }, "retentionDays"), "No less than 1.");
    assert.equal(textAt({ name: "" }, "name"), "Write something.");
    assert.equal(textAt({ name: "x".repeat(101) }, "name"), "At most 100.");
    assert.equal(textAt({ name: undefined }, "name"), "Fill in this field.");
    assert.equal(textAt({ looks: { accent: "red" } }, "looks", "accent"), "The format is not right.");
    assert.equal(textAt({ origins: ["https://loja.example/x"] }, "origins"), "This value does not fit.");
    assert.equal(textAt({ proactive: [{ text: {} }] }, "proactive", 0), "This value does not fit.");
  });

  it("wants the consent in the site's first language, as the server does", () => {
    const form = { fields: [{ name: "email", isRequired: false }], consent: { en: "We only answer you." } };
    const issues = issuesOf({ ...SETTINGS, form }, EN_ISSUES);
    assert.deepEqual(
      issues.map(({ path }) => path),
      [["form", "consent"]],
    );
  });
});
