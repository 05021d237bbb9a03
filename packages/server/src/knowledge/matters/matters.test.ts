import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../test/decided-turn.ts";
import type { Knowledge, Passage } from "../passage.ts";
import { createKnowledge } from "../search/search.ts";
import { nextQuestionsFor } from "./next-questions.ts";
import { startersFor } from "./starters.ts";

const SITE = "https://clinica.example";

function page(path: string, title: string, pieces: readonly Partial<Passage>[]): Passage[] {
  return pieces.map((piece, at) =>
    passage({
      id: `${SITE}/${path}#${at}`,
      url: `${SITE}/${path}`,
      title: `${title} | Clínica Vida`,
      ...piece,
    }),
  );
}

const question = (heading: string, text: string): Partial<Passage> => ({ kind: "question", heading, text });

const faq = page("duvidas", "Dúvidas frequentes", [
  question(
    "Dúvidas › Preciso de jejum para o exame de sangue?",
    "Sim, de oito horas, salvo outra orientação.",
  ),
  question("Dúvidas › Vocês aceitam meu convênio?", "Aceitamos os convênios Alfa e Beta."),
  question("Dúvidas › E se eu faltar?", "A falta sem aviso custa metade da consulta."),
  question("Dúvidas › Você ficou com alguma dúvida?", "Escreva para a recepção."),
  question("Dúvidas › Posso remarcar a consulta?", "Pode, até um dia antes."),
]);
const home = page("", "Clínica Vida", [
  { heading: "Clínica Vida", text: "Cuidamos da sua família desde 1990." },
]);
const hours = page("contato", "Contato", [
  { heading: "Contato › Horário de atendimento", text: "Segunda a sexta, das 7h às 19h." },
  { heading: "Contato", kind: "contact", text: "Telefone: (21) 3333-4444" },
]);
const privacy = page("privacidade", "Política de privacidade", [
  question("Que dados vocês guardam no site?", "Os que você envia pelo formulário."),
]);
const services = ["cardiologia", "ortopedia", "pediatria"].flatMap((name) =>
  page(`servicos/${name}`, `Consulta de ${name}`, [
    { heading: `Consulta de ${name}`, text: `Atendemos ${name} de segunda a quarta.` },
    { heading: `Consulta de ${name} › Como se preparar`, text: `Traga exames de ${name} anteriores.` },
  ]),
);
const clinic = createKnowledge([...home, ...privacy, ...services, ...faq, ...hours], "1");

describe("startersFor", () => {
  it("begins with the site's own questions and its opening hours", () => {
    assert.deepEqual(startersFor(clinic, "pt-BR"), [
      "Preciso de jejum para o exame de sangue?",
      "Vocês aceitam meu convênio?",
      "Horário de funcionamento",
    ]);
  });

  it("offers a visitor of another language what the site can answer in any", () => {
    assert.deepEqual(startersFor(clinic, "en"), ["Opening hours", "How can I contact you?"]);
    assert.deepEqual(startersFor(clinic, "es"), ["Horario de atención", "¿Cómo puedo contactarlos?"]);
  });

  it("names a site's services where it has no questions, and no heading that all their pages share", () => {
    assert.deepEqual(startersFor(createKnowledge(services, "1"), "pt-BR"), [
      "Consulta de cardiologia",
      "Consulta de ortopedia",
      "Consulta de pediatria",
    ]);
  });

  it("has nothing to offer for a site without knowledge", () => {
    assert.deepEqual(startersFor(createKnowledge([], "1"), "pt-BR"), []);
  });

  it("asks about products where there are some", () => {
    const goods = ["Chaleira Bruma", "Moedor Serra"].map((name, at) =>
      passage({
        id: `p#${at}`,
        url: `${SITE}/p${at}`,
        kind: "product",
        heading: name,
        text: name,
        product: { name },
      }),
    );
    assert.deepEqual(startersFor(createKnowledge(goods, "1"), "pt-BR"), ["Quais produtos vocês vendem?"]);
  });
});

describe("nextQuestionsFor", () => {
  const after = (place: number, said: readonly string[] = [], knowledge: Knowledge = clinic) =>
    nextQuestionsFor(knowledge, faq.slice(place, place + 1), "pt-BR", said);

  it("are those that stand next on the page, without those that lean or ask the visitor", () => {
    assert.deepEqual(after(0), ["Vocês aceitam meu convênio?", "Posso remarcar a consulta?"]);
    assert.deepEqual(after(4), ["Vocês aceitam meu convênio?", "Preciso de jejum para o exame de sangue?"]);
  });

  it("are none that was asked before", () => {
    assert.deepEqual(after(0, ["voces aceitam meu convenio?"]), ["Posso remarcar a consulta?"]);
  });

  it("are none in another language than the visitor's", () => {
    assert.deepEqual(nextQuestionsFor(clinic, faq.slice(0, 1), "en", []), []);
  });

  it("are the site's own after a product", () => {
    const kettle = passage({
      id: "k#0",
      url: `${SITE}/k`,
      kind: "product",
      heading: "Chaleira",
      text: "Chaleira",
    });
    const shop = createKnowledge([kettle, ...faq], "1");
    assert.deepEqual(nextQuestionsFor(shop, [kettle], "pt-BR", []), [
      "Preciso de jejum para o exame de sangue?",
      "Vocês aceitam meu convênio?",
    ]);
  });
});
