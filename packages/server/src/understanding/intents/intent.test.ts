import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { assertProportional } from "../../../test/growth.ts";

import { defaultIntents } from "../../language/pack/topics.ts";

import { seedPhrases } from "../../language/seed-phrases.ts";
import { sumOf } from "../learning/model-text.ts";
import { classifyIntent, createIntentClassifier } from "./intent.ts";
import { shippedIntents } from "./shipped-intents.ts";

describe("the seed corpus", () => {
  it("has forty phrases of every default intent in Portuguese and fifteen in English and Spanish", () => {
    const phrases = seedPhrases();
    for (const [language, least] of [
      ["pt-BR", 40],
      ["en", 15],
      ["es", 15],
    ] as const) {
      for (const intent of defaultIntents) {
        const count = phrases.filter(
          (phrase) => phrase.language === language && phrase.label === intent,
        ).length;
        assert.ok(count >= least, `${intent} in ${language}: ${count}`);
      }
    }
  });

  it("says a phrase once in a language", () => {
    const seen = new Map<string, string>();
    for (const { text, label, language } of seedPhrases()) {
      const key = `${language} ${text.toLowerCase()}`;
      assert.ok(
        seen.get(key) === undefined || seen.get(key) === label,
        `"${text}" is ${seen.get(key)} and ${label}`,
      );
      seen.set(key, label);
    }
  });
});

describe("the shipped model", () => {
  it("was trained on the present corpus (else run eval/train-intents.ts)", () => {
    assert.equal(shippedIntents.corpus, sumOf(seedPhrases().map(({ label, text }) => `${label} ${text}`)));
  });

  it("takes less than a megabyte", () => {
    assert.ok(JSON.stringify(shippedIntents).length < 1_000_000);
  });
});

describe("classifyIntent", () => {
  it("reads slang, typos and three languages", () => {
    assert.equal(classifyIntent("vcs entregam em manaus?").name, "delivery");
    assert.equal(classifyIntent("qto custa a cafetera").name, "price");
    assert.equal(classifyIntent("kd meu pedido 123").name, "order-status");
    assert.equal(classifyIntent("can i talk to a real person").name, "human");
    assert.equal(classifyIntent("¿cuánto cuesta el envío?").name, "delivery");
  });

  it("finds what a long message is about behind its greeting", () => {
    assert.equal(
      classifyIntent(
        "Boa tarde! Comprei uma chaleira e ela não serviu, gostaria de saber como faço pra trocar",
      ).name,
      "returns",
    );
    assert.equal(
      classifyIntent("oi, vcs entregam a cafeteira de R$ 199,90 em manaus até sexta-feira às 19h30?").name,
      "delivery",
    );
    assert.equal(
      classifyIntent("Hi there, I bought it three months ago and it broke, is it covered by the warranty?")
        .name,
      "warranty",
    );
    assert.equal(classifyIntent("oi, tudo bem?").name === "unknown", false);
  });

  it("answers unknown for what no shop answers, and offers its best guesses", () => {
    const { name, alternatives } = classifyIntent("qual a altura do monte everest");
    assert.equal(name, "unknown");
    assert.ok(alternatives.length > 0);
  });

  it("answers unknown for nothing, signs and gibberish", () => {
    for (const text of ["", "   ", "???", "🙂", "zxqw vbnm plok"])
      assert.equal(classifyIntent(text).name, "unknown", text);
  });

  it("takes time in proportion to a message of 4,000 characters", () => {
    assertProportional((size) => classifyIntent("entrega ".repeat(size)), 500);
  });
});

describe("createIntentClassifier", () => {
  const own = [
    "quero agendar uma aula | marcar aula experimental | posso fazer uma aula teste? | aula grátis | agendar experimental",
    "quais os horários de spinning? | tem spinning de manhã? | horário da aula de bike | spinning sábado | que horas é o spinning",
    "quero trancar o plano | congelar matrícula | pausar mensalidade | trancar matrícula | suspender o plano por um mês",
  ].flatMap((phrases, at) =>
    phrases
      .split(" | ")
      .map((text) => ({ text, label: ["trial-class", "spinning", "freeze-plan"][at] ?? "" })),
  );

  it("learns a site's own intents from a handful of phrases", () => {
    const { classify } = createIntentClassifier([...own, ...[{ text: "oi", label: "greeting" }]], {
      threshold: 0.3,
    });
    assert.equal(classify("dá pra congelar meu plano?").name, "freeze-plan");
    assert.equal(classify("quero marcar uma aula teste").name, "trial-class");
  });

  it("lets an intent with a common name inherit the shipped phrases", () => {
    const { classify } = createIntentClassifier([...own, { text: "oi", label: "saudacao" }], {
      threshold: 0.3,
    });
    assert.equal(classify("boa tarde, tudo certo?").name, "saudacao");
  });

  it("reads a word that no phrase has by what it means", () => {
    const { classify } = createIntentClassifier(
      [
        [
          "company",
          "quem pode abrir uma empresa?",
          "minha empresa quer participar",
          "empresa pode se inscrever?",
        ],
        [
          "relatives",
          "meu irmão pode participar?",
          "posso inscrever minha mãe?",
          "parente pode se inscrever?",
        ],
        ["pay", "quanto vou receber?", "qual é o salário?", "quanto vocês pagam?"],
      ].flatMap(([label = "", ...texts]) => texts.map((text) => ({ text, label }))),
      { threshold: 0 },
    );
    assert.equal(classify("minha firma pode?").name, "company");
    assert.equal(classify("e meus primos?").name, "relatives");
    assert.equal(classify("remuneração").name, "pay");
  });

  it("gives the same answer however often it is trained", () => {
    const once = createIntentClassifier(own).classify("trancar");
    assert.deepEqual(createIntentClassifier(own).classify("trancar"), once);
  });
});
