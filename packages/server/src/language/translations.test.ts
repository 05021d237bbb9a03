import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "@prosa/protocol";
import { expressionMeans, translationsOf } from "./vocabulary.ts";

function wordsFor(word: string, language: Language, target: Language): string[] {
  return translationsOf(word, language, target).flatMap(({ words }) => words);
}

describe("translationsOf", () => {
  it("translates everyday words between all three languages, in both directions", () => {
    assert.ok(wordsFor("password", "en", "pt-BR").includes("senha"));
    assert.ok(wordsFor("senha", "pt-BR", "en").includes("password"));
    assert.ok(wordsFor("contrasena", "es", "en").includes("password"));
    assert.ok(wordsFor("anuncio", "es", "pt-BR").includes("propaganda"));
    assert.ok(wordsFor("apagar", "pt-BR", "es").includes("borrar"));
  });

  it("finds a plural by its singular and a form of a verb by its infinitive", () => {
    assert.ok(wordsFor("faturas", "pt-BR", "en").includes("invoice"));
    assert.ok(wordsFor("caracteres", "es", "en").includes("character"));
    assert.ok(wordsFor("entro", "pt-BR", "en").includes("enter"));
    assert.ok(wordsFor("citizens", "en", "es").includes("ciudadano"));
  });

  it("finds a Spanish verb whose stem changes, or that a pronoun is joined to, by its infinitive", () => {
    assert.ok(wordsFor("pide", "es", "en").includes("ask"));
    assert.ok(wordsFor("cierran", "es", "en").includes("close"));
    assert.ok(wordsFor("duermen", "es", "en").includes("sleep"));
    assert.ok(wordsFor("probarlo", "es", "en").includes("try"));
  });

  it("translates in either direction what only one of them finds by its spelling", () => {
    assert.ok(wordsFor("estacao", "pt-BR", "en").includes("station"));
    assert.ok(wordsFor("furniture", "en", "pt-BR").includes("movel"));
    assert.ok(wordsFor("muebles", "es", "pt-BR").includes("movel"));
  });

  it("adds the sure meaning of a word's base form to doubtful ones of the word as it is written", () => {
    assert.ok(wordsFor("happens", "en", "pt-BR").includes("acontecer"));
    assert.deepEqual(
      wordsFor("happen", "en", "pt-BR").slice(0, 1),
      wordsFor("happens", "en", "pt-BR").slice(0, 1),
    );
    assert.ok(wordsFor("anuncio", "es", "pt-BR").includes("propaganda"));
  });

  it("knows a word of several words by all of them", () => {
    const [first] = translationsOf("breakfast", "en", "pt-BR").filter(({ words }) => words.length > 1);
    assert.deepEqual(first?.words, ["cafe", "manha"]);
  });

  it("tells nothing of a name, and nothing within one language", () => {
    assert.deepEqual(wordsFor("rainguard", "en", "es"), []);
    assert.deepEqual(wordsFor("senha", "pt-BR", "pt-BR"), []);
  });
});

describe("expressionMeans", () => {
  it("knows two words that are one in another language, in their order", () => {
    assert.deepEqual(expressionMeans("cafe", "manha", "pt-BR", "en"), ["breakfast"]);
    assert.deepEqual(expressionMeans("manha", "cafe", "pt-BR", "en"), []);
  });

  it("knows nothing within one language, or of words that mean only what each does", () => {
    assert.deepEqual(expressionMeans("cafe", "manha", "pt-BR", "pt-BR"), []);
    assert.deepEqual(expressionMeans("senha", "esquecida", "pt-BR", "en"), []);
  });
});
