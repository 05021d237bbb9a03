import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SessionBed, SITE, welcomeOf } from "../../test/session-bed.ts";

const questions = [
  { question: "Vocês aceitam convênio?", answer: "Aceitamos os convênios Alfa e Beta em todas as unidades." },
  { question: "Preciso de jejum para o exame?", answer: "Sim, oito horas de jejum, salvo outra orientação." },
];

async function greeted(language?: "pt-BR" | "en"): Promise<readonly string[] | undefined> {
  const room = await SessionBed.start();
  const body = JSON.stringify({ kind: "questions", title: "Perguntas", questions });
  const added = await room.bed.platform.callRoom("site", SITE, "/sources", { method: "POST", body });
  assert.equal(added.status, 201);
  return welcomeOf(await room.join({ since: 0, epoch: null, ...(language && { language }) })).site.starters;
}

describe("the welcome", () => {
  it("brings the site's own questions to a visitor of its language", async () => {
    const own = ["Vocês aceitam convênio?", "Preciso de jejum para o exame?"];
    assert.deepEqual(await greeted("pt-BR"), own);
    assert.deepEqual(await greeted(), own);
  });

  it("brings none where the site has none in the visitor's language", async () => {
    assert.equal(await greeted("en"), undefined);
  });
});
