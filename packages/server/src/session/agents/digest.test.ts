import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent, Message } from "@prosa/protocol";
import type { PastTurn } from "../../turn/memory.ts";
import { DIGEST_ITEMS_MAX, digestOf } from "./digest.ts";

let seq = 0;

function said(author: Message["author"], text: string, more: Partial<Message> = {}): DurableEvent {
  seq += 1;
  const message = { id: `message-${seq}`, author, parts: [{ type: "text" as const, text }], ...more };
  return { type: "said", seq, at: seq * 1_000, message };
}

const turn = (id: string, intent: string, action: string): PastTurn => ({
  id,
  visitor: "",
  assistant: "",
  intent,
  action,
  cited: [],
});

describe("digestOf", () => {
  it("pairs what was asked with the answer of the assistant, and leaves greetings and the wish for a person out", () => {
    const events = [
      said("visitor", "Oi", { id: "visitor-1" }),
      said("assistant", "Olá!", { replyTo: "visitor-1" }),
      said("visitor", "Qual o prazo de troca?", { id: "visitor-2" }),
      said("assistant", "São **30 dias**.", { replyTo: "visitor-2" }),
      said("visitor", "Quero falar com uma pessoa", { id: "visitor-3" }),
      said("assistant", "Vou chamar alguém.", { replyTo: "visitor-3" }),
    ];
    const turns = [
      turn("visitor-1", "greeting", "answer"),
      turn("visitor-2", "returns", "answer"),
      turn("visitor-3", "human", "hand-over"),
    ];
    assert.deepEqual(digestOf(events, turns), [
      { question: "Qual o prazo de troca?", by: "assistant", answer: "São 30 dias." },
    ]);
  });

  it("keeps what the visitor said with the wish for a person, until a person answers it", () => {
    const text = "Meu pedido 48213 chegou com a luminária quebrada. Quero falar com uma pessoa";
    const events = [
      said("visitor", text, { id: "visitor-1" }),
      said("assistant", "", {
        replyTo: "visitor-1",
        parts: [
          { type: "text", text: "Vou chamar alguém." },
          {
            type: "citation",
            title: "Contato",
            url: "https://loja.example/contato",
            quote: "(35) 3555-0148",
          },
        ],
      }),
    ];
    const turns = [turn("visitor-1", "human", "hand-over")];
    assert.deepEqual(digestOf(events, turns), [{ question: text }]);
    const answered = [...events, said("agent", "Troco para você hoje.")];
    assert.deepEqual(digestOf(answered, turns), [
      { question: text, by: "agent", answer: "Troco para você hoje." },
    ]);
  });

  it("leaves open what the assistant declined, until a person answers it with the longest of their words", () => {
    const events = [
      said("visitor", "Meu pedido sumiu", { id: "visitor-1" }),
      said("assistant", "Não sei dizer.", { replyTo: "visitor-1" }),
    ];
    const turns = [turn("visitor-1", "order-status", "decline")];
    assert.deepEqual(digestOf(events, turns), [{ question: "Meu pedido sumiu" }]);
    assert.deepEqual(digestOf([...events, said("agent", "Oi, boa tarde!")], turns), [
      { question: "Meu pedido sumiu" },
    ]);
    const later = [
      said("agent", "Oi, Ana!"),
      said("agent", "Ele chega amanhã."),
      said("agent", "Ok?"),
      said("visitor", "Muito obrigada!"),
    ];
    assert.deepEqual(digestOf([...events, ...later], turns), [
      { question: "Meu pedido sumiu", by: "agent", answer: "Ele chega amanhã." },
    ]);
  });

  it("takes messages in a row to a person as one question, and a message that was replaced out", () => {
    const events = [
      said("visitor", "O número é 4471", { id: "visitor-1" }),
      said("visitor", "chegou quebrado", { id: "visitor-2" }),
      said("agent", "Sinto muito, mando outro."),
      said("visitor", "Quando chegua?", { id: "visitor-3" }),
      said("visitor", "Quando chega?", { id: "visitor-4", replaces: "visitor-3" }),
    ];
    assert.deepEqual(digestOf(events, []), [
      { question: "O número é 4471 chegou quebrado", by: "agent", answer: "Sinto muito, mando outro." },
      { question: "Quando chega?" },
    ]);
  });

  it("knows an answer of long ago by its source, and lists the last questions alone", () => {
    const citation = { type: "citation" as const, title: "Trocas", quote: "30 dias" };
    const events = Array.from({ length: DIGEST_ITEMS_MAX + 1 }, (_, at) => [
      said("visitor", `Pergunta ${at}`, { id: `visitor-${at}` }),
      said("assistant", "Resposta", {
        replyTo: `visitor-${at}`,
        parts: [{ type: "text", text: `Resposta ${at}` }, citation],
      }),
    ]).flat();
    const digest = digestOf(events, []);
    assert.equal(digest.length, DIGEST_ITEMS_MAX);
    assert.deepEqual(digest[0], { question: "Pergunta 1", by: "assistant", answer: "Resposta 1" });
  });
});
