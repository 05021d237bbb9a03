import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Passage } from "../passage.ts";
import { createKnowledge, PASSAGES_MAX } from "./search.ts";

function passage(id: string, heading: string, text: string, parts: Partial<Passage> = {}): Passage {
  return {
    id,
    url: `https://loja.example/${id}`,
    title: "Loja",
    heading,
    text,
    kind: "prose",
    language: "pt-BR",
    ...parts,
  };
}

const knowledge = createKnowledge(
  [
    passage("trocas", "Trocas", "O prazo de troca é de 30 dias corridos, contados da entrega."),
    passage("entrega", "Entrega", "Entregamos em Manaus em até 13 dias úteis."),
    passage("garantia", "Garantia", "As cafeteiras têm garantia de doze meses contra defeitos."),
    passage("contato", "Contato", "Telefone: (35) 3555-0148", { kind: "contact" }),
    passage("entrega-2", "Entrega", "Entregamos em Manaus em até 13 dias úteis."),
  ],
  "1",
);

function ids(text: string): string[] {
  return knowledge.search({ text, language: "pt-BR" }).map((hit) => hit.passage.id);
}

describe("createKnowledge", () => {
  it("finds a passage by other forms of its words, without accents", () => {
    assert.equal(ids("voces entregam em manaus?")[0], "entrega");
    assert.equal(ids("garantias da cafeteira")[0], "garantia");
  });

  it("finds a passage in spite of a slip of the keyboard", () => {
    assert.equal(ids("garatia")[0], "garantia");
  });

  it("finds a compound that the site writes as two words, and two words that it writes as one", () => {
    const goods = createKnowledge(
      [
        passage("fritadeira", "Air Fryer 4 litros", "Frita sem óleo."),
        passage("bateria", "Powerbank", "Carrega o celular duas vezes."),
        passage("forno", "Forno", "Assa e frita com ar."),
      ],
      "1",
    );
    const first = (text: string) => goods.search({ text, language: "pt-BR" })[0]?.passage.id;
    assert.equal(first("airfryer"), "fritadeira");
    assert.equal(first("power bank"), "bateria");
  });

  it("finds a short word that the site writes in two halves", () => {
    const house = createKnowledge(
      [
        passage("net", "Internet", "O Wi-Fi é aberto."),
        passage("rest", "Descanso", "Temos redes na varanda."),
      ],
      "1",
    );
    assert.equal(house.search({ text: "wifi", language: "pt-BR" })[0]?.passage.id, "net");
  });

  it("finds in another language what two words mean together, and compares by the letters of what they mean", () => {
    const inn = createKnowledge(
      [
        passage("meals", "Meals", "Breakfast is included.", { language: "en" }),
        passage("room", "Rooms", "Towels are included.", { language: "en" }),
        passage("key", "Keys", "The morning porter keeps your key.", { language: "en" }),
      ],
      "1",
    );
    const query = { text: "café da manhã", language: "pt-BR" } as const;
    const [first] = inn.search(query);
    assert.equal(first?.passage.id, "meals");
    const { letters } = inn.look(query);
    assert.ok(first && letters.cosine(inn.wordingOf(first.passage).letters.whole) > 0.3);
  });

  it("shows equal texts once", () => {
    assert.equal(ids("Manaus").length, 1);
  });

  it("says how much of the question a passage holds", () => {
    const [whole] = knowledge.search({ text: "prazo de troca", language: "pt-BR" });
    const [part] = knowledge.search({ text: "prazo de troca do liquidificador", language: "pt-BR" });
    assert.ok((whole?.coverage ?? 0) > 0.99);
    assert.ok((part?.coverage ?? 1) < 0.8);
  });

  it("finds nothing for words that hold a sentence together, or none", () => {
    assert.deepEqual(ids("o que é que"), []);
    assert.deepEqual(ids("?!"), []);
  });

  it("lists the passages of one kind", () => {
    assert.deepEqual(
      knowledge.ofKind("contact").map((one) => one.id),
      ["contato"],
    );
  });

  it("puts what its owner prefers before what fits as well", () => {
    const found = (priority: number, text: string) =>
      createKnowledge(
        [
          passage("a", "", "O embrulho para presente custa cinco reais."),
          passage("b", "", text, { kind: "fact", ...(priority > 0 && { priority }) }),
          passage("c", "", "Abrimos aos sábados."),
        ],
        "1",
      ).search({ text: "quanto custa o embrulho?", language: "pt-BR" })[0]?.passage.id;
    const alike = "Neste mês o embrulho para presente não custa nada.";
    assert.equal(found(0, alike), "a");
    assert.equal(found(100, alike), "b");
    assert.equal(found(100, "O frete não custa nada neste mês."), "a");
  });

  it("refuses more passages than fit", () => {
    const many = Array.from({ length: PASSAGES_MAX + 1 }, (_, number) => passage(`p${number}`, "", "texto"));
    assert.throws(() => createKnowledge(many, "1"), RangeError);
  });
});
