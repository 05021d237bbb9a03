import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import { EMPTY_CONTEXT } from "../../turn/memory.ts";
import { converse } from "../../turn/pipeline.ts";
import type { ModelText } from "../learning/model-text.ts";
import { intentsOf, keepIntents, trainSiteIntents } from "./intent.ts";

const phrases = {
  "barista-course": [
    "vocês dão curso de barista?",
    "quero aprender a fazer latte art",
    "quando abre turma do curso",
    "tem aula de café para iniciantes?",
    "como me inscrevo no curso",
    "do you teach barista classes",
  ],
  returns: ["a jarra veio trincada de fábrica", "chegou rachado, e agora"],
};

describe("intentsOf", () => {
  it("learns an intent of the owner's own", () => {
    const { name } = intentsOf(phrases).classify("quando começa a próxima turma do curso de barista?");
    assert.equal(name, "barista-course");
  });

  it("teaches a default intent the owner's words", () => {
    assert.equal(intentsOf(phrases).classify("minha jarra veio trincada de fábrica").name, "returns");
    assert.notEqual(intentsOf().classify("minha jarra veio trincada de fábrica").name, "returns");
  });

  it("keeps the default intents beside them", () => {
    for (const [text, name] of [
      ["vcs entregam em manaus?", "delivery"],
      ["can i talk to a real person", "human"],
      ["¿cuánto cuesta la cafetera?", "price"],
      ["oi, bom dia", "greeting"],
    ] as const) {
      assert.equal(intentsOf(phrases).classify(text).name, name, text);
    }
  });

  it("is the shipped one without phrases, and trains once for the same ones", () => {
    assert.equal(intentsOf({}), intentsOf());
    assert.equal(intentsOf({ returns: [] }), intentsOf());
    assert.equal(intentsOf(phrases), intentsOf(structuredClone(phrases)));
  });
});

describe("keepIntents", () => {
  it("has phrases read by a model that was trained elsewhere", () => {
    const own = { "barista-course": ["vocês dão curso de barista?", "quero aprender a fazer latte art"] };
    const trained = trainSiteIntents(own);
    assert.ok(trained);
    const stored: ModelText = JSON.parse(JSON.stringify({ ...trained, labels: trained.labels.map(renamed) }));
    keepIntents(own, stored);
    assert.equal(intentsOf(own).classify("tem curso de barista?").name, "course-of-elsewhere");
    assert.equal(trainSiteIntents({}), null);
  });
});

function renamed(label: string): string {
  return label === "barista-course" ? "course-of-elsewhere" : label;
}

describe("a turn", () => {
  it("is read with the phrases of its site", async () => {
    const site = siteSettingsSchema.parse({ name: "Loja", phrases });
    const text = "quando começa a próxima turma do curso de barista?";
    const received = { id: "1", text, site, context: EMPTY_CONTEXT, at: 0 };
    const deps = { knowledge: createKnowledge([], "1"), model: createEmbeddedModel() };
    const steps = converse(received, deps, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    assert.equal(step.value.reading.intent.name, "barista-course");
  });
});
