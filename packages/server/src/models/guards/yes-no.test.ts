import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { passage } from "../../../test/decided-turn.ts";
import { createYesNoCheck } from "./yes-no.ts";

const RETURNS = "Não aceitamos devolução depois de 30 dias da compra.";

/** The text that is let through, or null where the opening contradicts the site. */
function checked(
  reply: string,
  {
    source = RETURNS,
    question = "Aceitam devolução depois de 30 dias?",
    language = "pt-BR" as Language,
  } = {},
): string | null {
  const sources = [passage({ text: source, language })];
  const through = (pieces: readonly string[]) => {
    const check = createYesNoCheck({ question, language, sources: () => sources });
    const text = pieces.map((piece) => check.push(piece)).join("") + check.end();
    return check.isContradicted ? null : text;
  };
  const whole = through([reply]);
  assert.equal(through([...reply]), whole);
  return whole;
}

describe("createYesNoCheck", () => {
  it("lets words go at once that cannot become a yes or a no, and keeps those that can", () => {
    const first = (piece: string) =>
      createYesNoCheck({ question: "", language: "pt-BR", sources: () => [] }).push(piece);
    for (const piece of ["Até ", "Em ", "The ", "No momento", "Hasta "]) assert.equal(first(piece), piece);
    for (const piece of ["N", "Sim", "Yes ", "Por sup", " **Cl"]) assert.equal(first(piece), "", piece);
  });

  for (const reply of [
    "Sim, aceitamos devolução depois de 30 dias da compra. [1]",
    "Sim! Aceitamos a devolução depois de 30 dias [1].",
    "Sim.",
  ]) {
    it(`stops a yes where the site says no: ${reply}`, () => {
      assert.equal(checked(reply), null);
    });
  }

  it("stops a no where the site says yes, in any of the languages", () => {
    const en = {
      source: "We ship wholesale orders to Canada.",
      question: "Do you ship to Canada?",
      language: "en",
    } as const;
    assert.equal(checked("No, we do not ship orders to Canada.", en), null);
    const es = { source: "Aceptamos devoluciones sin factura.", question: "x", language: "es" } as const;
    assert.equal(
      checked("No, no aceptamos devoluciones.", { ...es, source: "Aceptamos devoluciones." }),
      null,
    );
  });

  for (const reply of [
    "Não, não aceitamos devolução depois de 30 dias da compra. [1]",
    "Não. O prazo de devolução é de 30 dias da compra.",
    "Sim, mas não aceitamos devolução depois de 30 dias.",
    "Sim, entregamos em todo o estado.",
    "Aceitamos devolução em até 30 dias da compra.",
    "Simples: leve a nota à loja.",
    "Nosso prazo é de 30 dias.",
  ]) {
    it(`lets through what it does not contradict: ${reply}`, () => {
      assert.equal(checked(reply), reply);
    });
  }

  it("waits no longer than for the first statement", () => {
    const check = createYesNoCheck({ question: "?", language: "pt-BR", sources: () => [] });
    assert.equal(check.push("Sim, entregamos em todo"), "");
    assert.equal(check.push(" o estado. Em"), "Sim, entregamos em todo o estado. Em");
    assert.equal(check.push(" 5 dias"), " 5 dias");
    const plain = createYesNoCheck({ question: "?", language: "pt-BR", sources: () => [] });
    assert.equal(plain.push("Entregamos "), "Entregamos ");
  });
});
