import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../../test/decided-turn.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import { converse } from "../pipeline.ts";
import type { RecordedTurn } from "../turn.ts";

const hours = passage({
  id: "hours",
  title: "Clínica Vida",
  heading: "Horário de atendimento",
  text: "Atendemos de segunda a sexta, das 8h às 18h.",
});
const ownWords = passage({
  id: "emergency",
  title: "Clínica Vida",
  heading: "Contato para emergências",
  text: "Em caso de emergência, ligue para 192 ou procure o Hospital Santa Clara.",
});

async function answerTo(
  text: string,
  passages: readonly Passage[],
  settings: object = {},
): Promise<RecordedTurn> {
  const site = siteSettingsSchema.parse({ name: "Clínica Vida", ...settings });
  const received = { id: "1", text, site, context: EMPTY_CONTEXT, at: 0 };
  const deps = { knowledge: createKnowledge([...passages], "1"), model: createEmbeddedModel() };
  const steps = converse(received, deps, new AbortController().signal);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

function callsOf({ reply }: RecordedTurn): string[] {
  return reply.cards.flatMap(({ actions = [] }) =>
    actions.flatMap((action) => (action.type === "contact" ? [action.to] : [])),
  );
}

describe("a message that tells of a danger", () => {
  it("is told whom to call, reads the site's own words, and reaches a person", async () => {
    const turn = await answerTo("meu pai está com dor no peito, o que eu faço?", [hours, ownWords]);
    assert.equal(turn.decision.action, "hand-over");
    assert.equal(turn.decision.reason, "danger medical");
    assert.match(turn.reply.text, /^Isso pode ser uma emergência\. \*\*Ligue agora para 192 \(SAMU\)\*\*/);
    assert.match(turn.reply.text, /Hospital Santa Clara/);
    assert.deepEqual(callsOf(turn), ["192"]);
    assert.deepEqual(
      turn.reply.citations.map(({ quote }) => quote),
      [ownWords.text],
    );
  });

  it("is answered alike where the site says nothing of emergencies", async () => {
    const turn = await answerTo("quero me matar", [hours]);
    assert.equal(turn.decision.reason, "danger crisis");
    assert.match(turn.reply.text, /188 \(CVV\)/);
    assert.deepEqual(callsOf(turn), ["188", "192"]);
    assert.deepEqual(turn.reply.citations, []);
  });

  it("gives the numbers of the country that the owner wrote down", async () => {
    const emergency = { medical: "911", police: "911", fire: "911", crisis: "988 (Lifeline)" };
    const medical = await answerTo("I think I'm having a heart attack", [hours], { emergency });
    assert.match(medical.reply.text, /Call 911 now/);
    const crisis = await answerTo("i want to kill myself", [hours], { emergency });
    assert.match(crisis.reply.text, /988 \(Lifeline\)/);
    const police = await answerTo("mi esposo me golpea", [hours], { emergency });
    assert.match(police.reply.text, /llama al 911/);
  });

  it("comes before the site's other questions in the same message", async () => {
    const turn = await answerTo("vocês abrem sábado? minha mãe não consegue respirar. qual o telefone?", [
      hours,
    ]);
    assert.equal(turn.decision.reason, "danger medical");
  });

  it("does not hide a question about the site's services", async () => {
    const turn = await answerTo("vocês atendem dor no peito?", [hours, ownWords]);
    assert.doesNotMatch(turn.decision.reason, /danger/);
  });
});
