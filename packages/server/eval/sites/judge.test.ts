import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type JudgedReply, judge } from "./judge.ts";
import type { SiteQuestion } from "./questions.ts";

const page = "ajuda/trocas/index.html";
const url = "http://127.0.0.1:1/ajuda/trocas/";
const question: SiteQuestion = {
  id: "x-01",
  turns: ["qual o prazo de troca?"],
  lang: "pt",
  kind: "answerable",
  gold: [{ page, quote: "Você tem 30 dias corridos para trocar." }],
  accept: [["30 dias", "trinta dias"], ["corridos"]],
  expect: "answer",
};

function reply(text: string, change: Partial<JudgedReply> = {}): JudgedReply {
  const quotes = [{ url, text }];
  return { action: "answer", text, quotes, links: [url], evidence: quotes, ...change };
}

describe("judge", () => {
  it("takes the gold passage or all accepted facts for right, whatever their case and accents", () => {
    assert.ok(judge(question, reply("VOCE TEM 30 DIAS CORRIDOS, PARA TROCAR!")).isRight);
    assert.ok(judge(question, reply("Trinta dias, corridos.")).isRight);
  });

  it("takes neither a part of the facts nor a part of a word", () => {
    assert.ok(!judge(question, reply("São 30 dias.")).isRight);
    assert.ok(!judge(question, reply("São 130 dias corridos.")).isRight);
  });

  it("takes nearly all words of the gold passage from its own page alone", () => {
    const loose = "para trocar: você tem 30 dias corridos";
    assert.ok(judge({ ...question, accept: [] }, reply(loose)).isRight);
    const elsewhere = reply(loose, { quotes: [{ url: "http://127.0.0.1:1/outra", text: loose }] });
    assert.ok(!judge({ ...question, accept: [] }, elsewhere).isRight);
  });

  it("reads no more than two quotes of 700 letters", () => {
    const filler = "palavra ".repeat(90);
    const long = `${filler} Você tem 30 dias corridos para trocar.`;
    assert.ok(!judge(question, reply("Veja:", { quotes: [{ url, text: long }] })).isRight);
    const quotes = [filler, filler, "Você tem 30 dias corridos para trocar."].map((text) => ({ url, text }));
    assert.ok(!judge(question, reply("Veja:", { quotes })).isRight);
    assert.ok(!judge(question, reply(`${filler}${filler}30 dias corridos`)).isRight);
  });

  it("takes a yes for wrong where the answer is no", () => {
    const closed = { ...question, note: "yes/no: não" };
    assert.ok(!judge(closed, reply("Sim. Você tem 30 dias corridos para trocar.")).isRight);
    const notYet = { ...question, note: "yes/no: todavía no" };
    assert.ok(!judge(notYet, reply("Sí. Você tem 30 dias corridos para trocar.")).isRight);
    assert.ok(judge(notYet, reply("No. Você tem 30 dias corridos para trocar.")).isRight);
    assert.ok(judge(closed, reply("Não. Você tem 30 dias corridos para trocar.")).isRight);
  });

  it("finds a decline right for what the site does not answer, unless it states something", () => {
    const unknown: SiteQuestion = {
      ...question,
      kind: "unanswerable",
      gold: [],
      accept: [],
      expect: "decline",
    };
    assert.ok(judge(unknown, reply("Não encontrei.", { action: "decline", quotes: [] })).isRight);
    assert.ok(!judge(unknown, reply("Custa R$ 10.")).isRight);
    assert.ok(!judge(unknown, reply("Olá!", { quotes: [] })).isRight);
  });

  it("knows a link to the gold page by its path, an index's by its folder's", () => {
    const declined = reply("Veja", { action: "decline", quotes: [] });
    assert.ok(judge(question, declined).isPointed);
    assert.ok(!judge(question, { ...declined, links: ["http://127.0.0.1:1/ajuda"] }).isPointed);
  });

  it("holds talk to what it is for", () => {
    const talk: SiteQuestion = { ...question, kind: "talk", gold: [], accept: [], expect: "hand-over" };
    assert.ok(judge(talk, reply("Vou chamar alguém.", { action: "hand-over", quotes: [] })).isRight);
    assert.ok(!judge({ ...talk, expect: "talk" }, reply("30 dias.")).isRight);
  });
});
