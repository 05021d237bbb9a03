import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { inSiteForm, isVerbOf, readActivity } from "./read-text.ts";

const knowledge = createKnowledge(
  [passage({ text: "Moemos na hora do envio. Abrimos aos sábados. Código: MOE-01." })],
  "1",
);

describe("verb forms", () => {
  for (const [question, written] of [
    ["vcs moe na hora?", "vcs moemos na hora?"],
    ["vocês moem na hora?", "vocês moem na hora?"],
    ["vocês abrem sábado?", "vocês abrem sábado?"],
    ["vocês gravam nome?", "vocês gravam nome?"],
  ] as const) {
    it(`looks for “${question}” as “${written}”`, () => {
      assert.equal(inSiteForm(question, "pt-BR", knowledge), written);
    });
  }

  it("searches a Spanish verb whose vowel changes by its infinitive", () => {
    assert.equal(inSiteForm("¿muelen el café?", "es", knowledge), "¿moler el café?");
  });

  it("takes a verb for correct where the site has another form of it", () => {
    assert.equal(isVerbOf("moem", "pt-BR", knowledge), true);
    assert.equal(isVerbOf("gravam", "pt-BR", knowledge), false);
  });

  for (const [language, question] of [
    ["pt-BR", "voces moem o cafe?"],
    ["pt-BR", "e moem tambem?"],
    ["en", "do you also grind it?"],
    ["es", "¿muelen el cafe?"],
  ] as const) {
    it(`recognises the answer to “${question}”`, () => {
      const doing = readActivity(question, language, knowledge);
      assert.equal(doing?.isMet("moemos na hora do envio"), true);
      assert.equal(doing?.isMet("cafe moido na hora"), false);
    });
  }

  it("has no answer type where the question is about something else, or no page has the verb", () => {
    assert.equal(readActivity("a chaleira moe?", "pt-BR", knowledge), undefined);
    assert.equal(readActivity("voces torram?", "pt-BR", knowledge), undefined);
  });
});
