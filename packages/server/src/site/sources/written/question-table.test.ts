import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SiteRefusal } from "../../pages/site-refusal.ts";
import { questionsOfCsv } from "./question-table.ts";

function refusalOf(csv: string): string {
  try {
    questionsOfCsv(csv);
  } catch (error) {
    assert.ok(error instanceof SiteRefusal);
    return error.message;
  }
  assert.fail("the table was taken");
}

describe("questionsOfCsv", () => {
  it("knows the columns in three languages, in any order and case", () => {
    const table = "Resposta;PERGUNTA;Palavras-chave;Categoria\nSim;Tem gás?;gás, fogão;Cozinha";
    assert.deepEqual(questionsOfCsv(table), [
      { question: "Tem gás?", answer: "Sim", category: "Cozinha", keywords: ["gás", "fogão"] },
    ]);
    assert.deepEqual(questionsOfCsv("pregunta,respuesta,notas\n¿Sí?,No,x"), [
      { question: "¿Sí?", answer: "No" },
    ]);
  });

  it("says which columns it needs", () => {
    for (const table of ["", "um,dois\n1,2", "question\nx"])
      assert.match(refusalOf(table), /question,answer/);
    assert.match(refusalOf("question,answer"), /0/);
  });

  it("names the row that is not usable, and its column", () => {
    assert.match(refusalOf("q,a\nOi?,\n"), /Row 2 .*answer/);
    assert.match(refusalOf(`q,a\nOi?,Olá\n${"x".repeat(501)},y`), /Row 3 .*question/);
    assert.match(refusalOf("q,a,url\nOi?,Olá,javascript:alert(1)"), /Row 2 .*url/);
  });
});
