import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { replyAt } from "../../../test/conversations/reply-at.ts";
import { passage } from "../../../test/decided-turn.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";

const school = createKnowledge(
  [
    passage({
      id: "dates",
      url: "https://escola.example/calendario",
      title: "Calendário",
      heading: "Datas do ano",
      text: "Início das aulas: 3 de fevereiro\nÚltimo dia de aula: 15 de dezembro\nFesta junina: 19 de junho, às 16h\nMostra de ciências: 21 de agosto, das 9h às 13h\nReunião de pais: todo bimestre, às 19h",
    }),
    passage({
      id: "apps",
      url: "https://escola.example/livros",
      title: "Biblioteca",
      heading: "Livros digitais",
      text: "O aplicativo empresta e recolhe sozinho, depois de 21 dias.",
    }),
  ],
  "1",
);

const replyTo = (...messages: string[]) => replyAt({ knowledge: school }, ...messages);

describe("addSubject", () => {
  it("takes of several lines with an hour the one on what was asked about before", async () => {
    assert.equal(
      await replyTo("que dia é a festa junina?", "que horas?"),
      "Festa junina: 19 de junho, às 16h",
    );
    assert.match(await replyTo("quando é a mostra de ciências?", "que horas?"), /9h às 13h/);
  });

  it("takes no section that names a thing for how many there are of it", async () => {
    assert.doesNotMatch(await replyTo("quantos livros vocês têm?"), /21 dias/);
    assert.match(await replyTo("tem livros digitais?"), /21 dias/);
  });
});

describe("a bare question after an answer", () => {
  const garden = createKnowledge(
    [
      passage({
        id: "visit",
        url: "https://jardim.example/visita",
        title: "Visita guiada ao herbário",
        heading: "Visita guiada ao herbário",
        text: "O herbário recebe grupos em visita guiada, com um botânico da casa.",
      }),
      passage({
        id: "costs",
        url: "https://jardim.example/visita",
        title: "Visita guiada ao herbário",
        heading: "Custos",
        text: "O serviço é gratuito.",
      }),
      passage({
        id: "parking",
        url: "https://jardim.example/chegar",
        title: "Como chegar",
        heading: "Estacionamento",
        text: "O estacionamento fica ao lado do portão. O estacionamento custa R$ 12,00 por dia.",
      }),
    ],
    "1",
  );

  it("is answered from what the answer rests on, or from its page", async () => {
    assert.match(await replyAt({ knowledge: garden }, "tem estacionamento?", "quanto custa?"), /R\$ 12,00/);
    assert.match(
      await replyAt({ knowledge: garden }, "tem visita guiada ao herbário?", "e custa qto?"),
      /gratuito/,
    );
  });

  it("is a question of the site by itself, whatever was talked of before", async () => {
    const deaths = createKnowledge(
      [
        passage({
          id: "home",
          kind: "question",
          title: "Óbito",
          heading: "Óbito › Se a pessoa morreu em casa, o que é preciso fazer?",
          text: "O médico que a acompanhava fornece o atestado.",
        }),
        passage({
          id: "papers",
          kind: "question",
          title: "Óbito",
          heading: "Óbito › Quais os documentos para registrar o óbito?",
          text: "O principal documento é o atestado, e também a identidade e o CPF.",
        }),
      ],
      "1",
    );
    const talk = ["meu pai morreu em casa oq eu faço", "e q documentos precisa pra registrar o obito"];
    assert.match(await replyAt({ knowledge: deaths }, ...talk), /o CPF/);
  });

  it("is not where nothing was answered before", async () => {
    assert.doesNotMatch(
      await replyAt({ knowledge: garden }, "vocês alugam bicicleta?", "quanto custa?"),
      /R\$|gratuito/,
    );
  });
});
