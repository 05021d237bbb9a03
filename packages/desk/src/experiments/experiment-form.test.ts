import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { FIRST_CHOICES, type FormChoices, readForm } from "./experiment-form.ts";

const CONTEXT = { languages: ["pt-BR", "en"], taken: ["primeiras"], isDraft: false } as const;

function read(fields: Readonly<Record<string, string>>, choices: FormChoices, isDraft = false) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: "Primeiras", days: "14", effect: "8", ...fields }))
    form.set(name, value);
  return readForm(form, choices, { ...CONTEXT, isDraft });
}

/** The experiment as the server would keep it; fails where its schema refuses it. */
function kept(written: ReturnType<typeof read>) {
  const [experiment] = siteSettingsSchema.parse({ name: "Loja", experiments: [written] }).experiments;
  return experiment;
}

describe("the form of an experiment", () => {
  it("gives starters by language, a line each, without languages that were left empty", () => {
    const fields = { "name-1": "Só trocas", "pt-BR-1": "Como troco?\n\n Qual o prazo? ", "en-1": "" };
    const experiment = kept(read(fields, FIRST_CHOICES));
    assert.deepEqual(experiment?.variants, [
      { id: "so-trocas", starters: { "pt-BR": ["Como troco?", "Qual o prazo?"] } },
    ]);
    const { id, days, effect, split, isRunning, metric } = experiment ?? {};
    assert.deepEqual(
      [id, days, effect, split, isRunning, metric],
      ["primeiras-2", 14, 0.08, "even", true, "pressed"],
    );
  });

  it("names each variant once, and takes a bandit with two of them", () => {
    const fields = { "name-1": "Um", "pt-BR-1": "A?", "name-2": "Um", "pt-BR-2": "B?", bandit: "on" };
    const experiment = kept(read(fields, { ...FIRST_CHOICES, variants: 2 }));
    assert.deepEqual(
      experiment?.variants.map(({ id }) => id),
      ["um", "um-2"],
    );
    assert.equal(experiment?.split, "bandit");
    assert.equal(
      kept(read({ ...fields, "name-1": "control" }, { ...FIRST_CHOICES, variants: 2 }))?.variants[0]?.id,
      "control-2",
    );
  });

  it("gives a message that is said first with its conditions, and one that says nothing", () => {
    const fields = {
      "name-1": "frete",
      "pt-BR-1": "Posso ajudar?",
      "after-1": "20",
      "scrolled-1": "50",
      "path-1": "/carrinho*",
      "name-2": "calado",
      "after-2": "20",
    };
    const experiment = kept(read(fields, { part: "proactive", metric: "wrote", variants: 2 }));
    assert.deepEqual(experiment?.variants, [
      {
        id: "frete",
        proactive: [{ text: { "pt-BR": "Posso ajudar?" }, after: 20, scrolled: 0.5, path: "/carrinho*" }],
      },
      { id: "calado", proactive: [] },
    ]);
  });

  it("gives a greeting, wishes for the LLM, and an amount where the value counts", () => {
    const greeting = read(
      { "name-1": "a", "pt-BR-1": "Oi!" },
      { part: "greeting", metric: "value", variants: 1 },
    );
    assert.deepEqual(
      [kept(greeting)?.variants[0]?.greeting, kept(greeting)?.effect],
      [{ "pt-BR": "Oi!" }, 8],
    );
    const fields = { "name-1": "b", "tone-1": "calmo", "say-1": "frete\nprazo", "closing-1": "diga o passo" };
    const guidance = kept(read(fields, { part: "guidance", metric: "resolved", variants: 1 }, true));
    assert.deepEqual(guidance?.variants[0]?.guidance, {
      tone: "calmo",
      say: ["frete", "prazo"],
      strategies: { closing: "diga o passo" },
    });
    assert.equal(guidance?.isRunning, false);
  });
});
