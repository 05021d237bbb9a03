import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSentiment } from "./sentiment.ts";

describe("readSentiment", () => {
  it("hears praise, complaint and plain questions", () => {
    assert.equal(readSentiment("amei, chegou antes do prazo", "pt-BR").label, "positive");
    assert.equal(readSentiment("veio quebrado e ninguém responde", "pt-BR").label, "negative");
    assert.equal(readSentiment("vocês abrem sábado?", "pt-BR").label, "neutral");
  });

  it("turns a word that is denied", () => {
    assert.equal(readSentiment("não gostei", "pt-BR").label, "negative");
    assert.equal(readSentiment("this is not good", "en").label, "negative");
    assert.equal(readSentiment("nada a reclamar", "pt-BR").label, "positive");
  });

  it("puts anger below a report of a problem", () => {
    const anger = readSentiment(
      "isso é um absurdo, péssimo, vocês são uma vergonha, vou no procon",
      "pt-BR",
    ).score;
    assert.ok(anger < -0.6);
    assert.ok(readSentiment("meu pedido não chegou", "pt-BR").score > -0.6);
  });

  it("takes questions about delay, returns and faults for questions", () => {
    for (const text of [
      "quanto tempo demora pra chegar?",
      "posso trocar se não servir?",
      "tem garantia contra defeito?",
      "qual o melhor?",
    ]) {
      assert.equal(readSentiment(text, "pt-BR").label, "neutral", text);
    }
  });

  it("reads English, Spanish and faces", () => {
    assert.equal(readSentiment("worst service ever, I want a refund", "en").label, "negative");
    assert.equal(readSentiment("me encanta, llegó muy rápido", "es").label, "positive");
    assert.equal(readSentiment("😡😡", "pt-BR").label, "negative");
  });
});
