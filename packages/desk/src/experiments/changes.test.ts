import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { added, adopted, begun, ended, idFor, removed } from "./changes.ts";

const GREETING = {
  id: "hello",
  title: "Olá",
  part: "greeting",
  variants: [{ id: "warm", greeting: { "pt-BR": "Oi!" } }],
  metric: "resolved",
} as const;
const SETTINGS = siteSettingsSchema.parse({
  name: "Loja",
  greeting: { "pt-BR": "Bem-vindo", en: "Welcome" },
  guidance: { persona: "Bia", tone: "calm" },
});
const withOne = siteSettingsSchema.parse(added({ ...GREETING, variants: [...GREETING.variants] })(SETTINGS));

describe("changes of a site's experiments", () => {
  it("add one, begin and end it, and take it away", () => {
    assert.deepEqual(
      withOne.experiments.map(({ id, isRunning }) => [id, isRunning]),
      [["hello", true]],
    );
    assert.equal(ended("hello")(withOne).experiments?.[0]?.isRunning, false);
    const draft = siteSettingsSchema.parse(ended("hello")(withOne));
    assert.equal(begun("hello")(draft).experiments?.[0]?.isRunning, true);
    assert.deepEqual(removed("hello")(withOne).experiments, []);
  });

  it("adopt a variant's words, keep those of other languages, and end the experiment", () => {
    const settings = siteSettingsSchema.parse(adopted("hello", "warm")(withOne));
    assert.deepEqual(settings.greeting, { "pt-BR": "Oi!", en: "Welcome" });
    assert.equal(settings.experiments[0]?.isRunning, false);
    assert.deepEqual(adopted("hello", "other")(withOne), withOne);
  });

  it("adopt the messages that a variant says first, or that it says none", () => {
    const said = [{ text: { "pt-BR": "Posso ajudar?" }, after: 20 }];
    const written = {
      ...GREETING,
      part: "proactive" as const,
      metric: "wrote" as const,
      variants: [
        { id: "asks", proactive: said },
        { id: "silent", proactive: [] },
      ],
    };
    const before = siteSettingsSchema.parse({ ...SETTINGS, proactive: [{ text: { en: "Hello" } }] });
    const settings = siteSettingsSchema.parse(added(written)(before));
    assert.deepEqual(siteSettingsSchema.parse(adopted("hello", "asks")(settings)).proactive, said);
    assert.deepEqual(siteSettingsSchema.parse(adopted("hello", "silent")(settings)).proactive, []);
  });

  it("change of guidance what a variant asks for, and keep the rest", () => {
    const tone = {
      ...GREETING,
      part: "guidance" as const,
      variants: [{ id: "brief", guidance: { tone: "brief" } }],
    };
    const settings = siteSettingsSchema.parse(added(tone)(SETTINGS));
    assert.deepEqual(settings.experiments[0]?.variants[0]?.guidance, { persona: "Bia", tone: "brief" });
    assert.deepEqual(siteSettingsSchema.parse(adopted("hello", "brief")(settings)).guidance, {
      persona: "Bia",
      tone: "brief",
    });
  });

  it("make ids of titles, each once", () => {
    assert.equal(idFor("Saudação calorosa!", []), "saudacao-calorosa");
    assert.equal(idFor("Saudação", ["saudacao", "saudacao-2"]), "saudacao-3");
    assert.equal(idFor("¿?", []), "x");
    assert.ok(idFor("Um título que não acaba nunca mais", []).length <= 24);
  });
});
