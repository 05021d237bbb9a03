import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Behaviour, ScriptedRequest } from "../../test/scripted-llm.ts";
import type { SiteQuestion } from "../sites/questions.ts";
import { createGoldScript } from "./gold-script.ts";
import { isGrounded } from "./groundedness.ts";
import { lostAt } from "./losses.ts";
import { sourcesIn } from "./prompted-sources.ts";

const QUOTE = "Você tem 30 dias corridos para trocar.";
const question: SiteQuestion = {
  id: "x-01",
  turns: ["dá pra trocar?"],
  lang: "pt",
  kind: "answerable",
  gold: [{ page: "trocas", quote: QUOTE }],
  accept: [["30 dias"]],
  expect: "answer",
  note: "yes/no: sim",
};
const unknown: SiteQuestion = { ...question, kind: "unanswerable", gold: [], accept: [], note: "" };

function prompt(...sources: string[]): ScriptedRequest["body"]["messages"] {
  const fences = sources.map((text, place) => `<<<FONTE ${place + 1} abc\nPágina: Loja\n${text}\nabc>>>`);
  return [
    { role: "system", content: `<<<FONTE 9 abc\n${QUOTE}\nabc>>>` },
    { role: "user", content: fences.join("\n\n") },
  ];
}

function said(of: SiteQuestion, sources: string[], isLast = true): string {
  const script = createGoldScript(() => ({ question: of, isLast }));
  const messages = prompt(...sources);
  const request = { index: 0, headers: {}, body: { model: "x", messages }, over: Promise.resolve() };
  return wordsOf(script(request));
}

function wordsOf(behaviour: Behaviour): string {
  assert.equal(behaviour.type, "stream");
  const steps = behaviour.type === "stream" && Symbol.iterator in behaviour.steps ? [...behaviour.steps] : [];
  return steps.map((step) => ("text" in step ? step.text : "")).join("");
}

describe("sourcesIn", () => {
  it("reads the sources of the visitor's messages and of tools, not what stands elsewhere", () => {
    const tool = { role: "tool", content: "<<<FONTE 3 abc\nFrete\nabc>>>" };
    assert.deepEqual(
      sourcesIn([...prompt("Um", "Dois"), tool]).map(({ number, text }) => [number, text]),
      [
        [1, "Página: Loja\nUm"],
        [2, "Página: Loja\nDois"],
        [3, "Frete"],
      ],
    );
  });
});

describe("createGoldScript", () => {
  it("says the gold facts with their source where the prompt holds them", () => {
    assert.equal(
      said(question, ["Frete grátis.", QUOTE]),
      `Sim. ${QUOTE} [2]\n@@{"action":"answer","citations":[2]}`,
    );
    assert.match(
      said(question, ["O prazo é de 30 dias. Leve a nota."]),
      /^Sim\. O prazo é de 30 dias\. \[1\]/,
    );
  });

  it("declines where it does not, and what nobody can answer", () => {
    assert.match(said(question, ["O prazo é de 130 dias."]), /"action":"decline"/);
    assert.match(said(unknown, [QUOTE]), /"action":"decline"/);
  });

  it("answers an earlier message from the first source", () => {
    assert.match(said(question, ["Frete grátis.", QUOTE], false), /^Frete grátis\. \[1\]/);
  });
});

describe("lostAt", () => {
  const wrong = { hasContent: false, isRight: false, isPointed: false, isInEvidence: false };
  const way = { isAsked: true, isInPrompt: true, words: QUOTE };

  it("names the first step at which the answer was lost", () => {
    assert.equal(lostAt(question, wrong, { ...way, isAsked: false }), "by-rules");
    assert.equal(lostAt(question, wrong, { ...way, isInPrompt: false }), "before");
    assert.equal(lostAt(question, wrong, { ...way, words: "Não sei." }), "by-model");
    assert.equal(lostAt(question, wrong, way), "after");
  });

  it("names none where nothing was lost", () => {
    assert.equal(lostAt(question, { ...wrong, isRight: true }, way), undefined);
    assert.equal(lostAt(unknown, wrong, way), undefined);
  });
});

describe("isGrounded", () => {
  it("finds each figure of a reply in the sources, however it is written", () => {
    const sources = [{ text: "Custa R$ 1.299,90 até 05/11." }];
    assert.ok(isGrounded("São 1299,90, até 5/11, e 30 dias.", sources, { ...question, accept: [["511"]] }));
    assert.ok(!isGrounded("São 1.199,90.", sources, question));
  });
});
