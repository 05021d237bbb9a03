import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutGreeting } from "./read-text.ts";

describe("withoutGreeting", () => {
  it("leaves the question that a greeting opens", () => {
    assert.equal(withoutGreeting("Bom dia! Quanto custa a chaleira?"), "Quanto custa a chaleira?");
    assert.equal(withoutGreeting("oi, tudo bem? vocês entregam aqui?"), "vocês entregam aqui?");
    assert.equal(withoutGreeting("Hola, buenas tardes, ¿cuánto tarda?"), "¿cuánto tarda?");
  });

  it("keeps a message that only greets, and words that begin like one", () => {
    assert.equal(withoutGreeting("Boa tarde!"), "Boa tarde!");
    assert.equal(withoutGreeting("Oitenta reais é muito"), "Oitenta reais é muito");
  });
});
