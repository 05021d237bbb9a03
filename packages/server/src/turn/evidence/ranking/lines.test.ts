import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../../test/decided-turn.ts";
import { createKnowledge } from "../../../knowledge/search/search.ts";
import { type Candidate, readPool } from "./features.ts";
import { chooseRows, chooseRun, runText } from "./quotes.ts";

const QUESTION = { text: "prazo de troca", written: "prazo de troca", language: "pt-BR" } as const;

/** A passage of this text, as it is found for a question. */
function candidate(text: string, kind: "prose" | "table" = "prose"): Candidate {
  const knowledge = createKnowledge([passage({ id: "a#0", text, kind, heading: "Trocas" })], "1");
  const [found] = readPool(QUESTION, knowledge.search({ ...QUESTION, limit: 1 }), knowledge).candidates;
  assert.ok(found);
  return found;
}

describe("chooseRun", () => {
  const prose = candidate("O prazo de troca é de 30 dias. Guarde a nota. A loja abre às nove.");

  it("takes the lines whose chances are worth their letters", () => {
    const run = chooseRun(prose, [0.7, 0.25, 0.05], { letters: 700, price: 0.5 });
    assert.deepEqual(run.picked, [0, 1]);
    assert.equal(runText(prose, run), "O prazo de troca é de 30 dias. Guarde a nota.");
  });

  it("keeps to the letters allowed, but for a single line that is longer", () => {
    assert.deepEqual(chooseRun(prose, [0.4, 0.4, 0.2], { letters: 36, price: 0 }).picked, [1, 2]);
    assert.deepEqual(chooseRun(prose, [1, 0, 0], { letters: 5, price: 0 }).picked, [0]);
  });

  it("ends neither in a line that opens a list nor in a question", () => {
    const list = candidate("Para pedir a troca:\n- Guarde a nota.\n- Chame no WhatsApp.");
    const run = chooseRun(list, [0.9, 0.05, 0.05], { letters: 700, price: 0.5 });
    assert.deepEqual(run.picked, [0, 1]);
    const asked = candidate("Qual o prazo de troca?\nTrinta dias.");
    assert.deepEqual(chooseRun(asked, [0.9, 0.1], { letters: 700, price: 0.01 }).picked, [0, 1]);
  });
});

describe("chooseRows", () => {
  const table = candidate(
    "Dia | Horas | Onde\nSegunda; Horas: 9h às 18h\nSábado; Horas: 9h às 14h\nDomingo; fechada",
    "table",
  );

  it("takes the rows that likely answer, wherever they are, and never the names of the columns", () => {
    assert.equal(table.units.length, 3);
    assert.deepEqual(chooseRows(table, [0.5, 0.05, 0.45], 700).picked, [0, 2]);
    assert.deepEqual(chooseRows(table, [0.1, 0.8, 0.1], 700).picked, [1]);
  });
});
