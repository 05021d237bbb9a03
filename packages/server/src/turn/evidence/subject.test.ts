import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../../test/decided-turn.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import { converse } from "../pipeline.ts";
import { contextAfter } from "../record.ts";

const school = createKnowledge(
  [
    passage({
      id: "dates",
      url: "https://escola.example/calendario",
      title: "Calendário",
      heading: "Datas do ano",
      text: "Início das aulas: 3 de fevereiro\nÚltimo dia de aula: 15 de dezembro\nFesta junina: 19 de junho, às 16h\nMostra de ciências: 21 de agosto, das 9h às 13h\nReunião de pais: todo bimestre, às 19h",
    }),
    passage({
      id: "apps",
      url: "https://escola.example/livros",
      title: "Biblioteca",
      heading: "Livros digitais",
      text: "O aplicativo empresta e recolhe sozinho, depois de 21 dias.",
    }),
  ],
  "1",
);

/** The reply to the last of some messages. */
async function replyTo(...messages: string[]): Promise<string> {
  let context = EMPTY_CONTEXT;
  let said = "";
  for (const [number, text] of messages.entries()) {
    const site = siteSettingsSchema.parse({ name: "Escola" });
    const received = { id: `${number}`, text, site, context, at: number * 20_000 };
    const deps = { knowledge: school, model: createEmbeddedModel() };
    const steps = converse(received, deps, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    context = contextAfter(step.value, context);
    said = step.value.reply.text;
  }
  return said;
}

describe("addSubject", () => {
  it("takes of several lines with an hour the one on what was asked about before", async () => {
    assert.equal(
      await replyTo("que dia é a festa junina?", "que horas?"),
      "Festa junina: 19 de junho, às 16h",
    );
    assert.match(await replyTo("quando é a mostra de ciências?", "que horas?"), /9h às 13h/);
  });

  it("takes no section that names a thing for how many there are of it", async () => {
    assert.doesNotMatch(await replyTo("quantos livros vocês têm?"), /21 dias/);
    assert.match(await replyTo("tem livros digitais?"), /21 dias/);
  });
});
