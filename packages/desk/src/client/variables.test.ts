import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fillVariables } from "./variables.ts";

const KNOWN = { visitor: "Marina Couto", email: "marina@example.com", agent: "Lia", site: "Aurora" };

describe("fillVariables", () => {
  it("fills in every variable, with the first word of the visitor's name", () => {
    assert.equal(
      fillVariables("Oi, {{visitor}}! {{ agent }}, {{site}}: {{email}}", KNOWN),
      "Oi, Marina! Lia, Aurora: marina@example.com",
    );
  });

  it("says the words after the bar where nothing is known, and nothing without them", () => {
    assert.equal(fillVariables("Oi, {{visitor|tudo bem}}? {{email}}.", {}), "Oi, tudo bem? .");
    assert.equal(fillVariables("Oi, {{visitor|tudo bem}}?", KNOWN), "Oi, Marina?");
  });

  it("leaves alone what names no variable, and takes values as they are", () => {
    assert.equal(fillVariables("{{preço}} {{other|x}} {visitor}", KNOWN), "{{preço}} {{other|x}} {visitor}");
    assert.equal(fillVariables("{{visitor}}", { visitor: "{{email}}", email: "x" }), "{{email}}");
    assert.equal(fillVariables("{{agent}}", { agent: "$& $1" }), "$& $1");
  });
});
