import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { decidedTurn, passage } from "../../../test/decided-turn.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { retrieve } from "../evidence/retrieve.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import { normaliseTurn } from "../query/read-text.ts";
import { understand } from "../understand.ts";
import { decide } from "./decide.ts";
import { RULES, weigh } from "./rules.ts";

const gym = createKnowledge(
  [
    passage({
      id: "classes",
      kind: "table",
      title: "Aulas",
      heading: "Horários › Aulas",
      text: "Boxe; Dias: segunda e quarta; Hora: 20h\nZumba; Dias: sábado; Hora: 10h",
    }),
    passage({
      id: "hours",
      title: "Horários",
      heading: "Horários › Funcionamento",
      text: "Segunda a sexta das 6h às 23h. Sábado das 8h às 16h.",
    }),
  ],
  "1",
);

const club = createKnowledge(
  [
    passage({
      id: "house",
      kind: "table",
      title: "Horários",
      heading: "Horários › Funcionamento",
      text: "Segunda a sexta; Horário: 6h às 22h\nSábado; Horário: 8h às 16h",
    }),
    passage({
      id: "court",
      title: "Quadra",
      heading: "Quadra › Atendimento",
      text: "De terça a domingo, das 9h às 20h, com reserva.",
    }),
  ],
  "1",
);

function decisionOn(text: string, knowledge = gym) {
  const site = siteSettingsSchema.parse({ name: "Academia" });
  const received = { id: "1", text, site, context: EMPTY_CONTEXT, at: 0 };
  return decide(retrieve(understand(normaliseTurn(received), { knowledge }), { knowledge }));
}

describe("RULES", () => {
  it("gives each rule an id of its own", () => {
    const ids = RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("ends in a rule that acts on every turn", () => {
    const nothing = { ...decidedTurn({ evidence: [] }), quotes: [], chance: 0, findings: [] };
    assert.equal(RULES.at(-1)?.act(weigh(nothing))?.action, "decline");
  });

  it("takes no hours of the house for those of a section that has its own", () => {
    for (const text of ["a quadra abre no sábado?", "que horas fecha a quadra?"])
      assert.deepEqual(
        decisionOn(text, club).evidence.map(({ passage: { id } }) => id),
        ["court"],
        text,
      );
    assert.deepEqual(
      decisionOn("que horas abre no sábado?", club).evidence.map(({ passage: { id } }) => id),
      ["house"],
    );
  });

  it("finds no agreement in a heading alone where the place or the kind of thing asked for is missing", () => {
    const town = createKnowledge(
      [
        passage({
          id: "bus",
          title: "Transporte",
          heading: "Ônibus",
          text: "Estudantes pagam meia com a carteira.",
        }),
        passage({
          id: "nursery",
          title: "Educação",
          heading: "Creche",
          text: "Têm prioridade famílias no cadastro.",
        }),
      ],
      "1",
    );
    assert.equal(decisionOn("tem ônibus pra são paulo?", town).action, "decline");
    assert.equal(decisionOn("quantos anos pra creche?", town).action, "decline");
    assert.equal(decisionOn("ônibus", town).action, "answer");
  });

  it("takes a heading that is named for no answer on whether there is something else below it", () => {
    const school = createKnowledge(
      [
        passage({
          id: "lunch",
          title: "Rotina",
          heading: "Almoço",
          text: "O almoço está incluído no integral.",
        }),
        passage({ id: "yard", title: "Rotina", heading: "Recreio", text: "São dois por dia, no pátio." }),
      ],
      "1",
    );
    assert.equal(decisionOn("o almoço tem sobremesa?", school).action, "decline");
    assert.equal(decisionOn("almoço", school).action, "answer");
  });

  it("answers where the site is by the one address of its front page, and by none of several", () => {
    const front = passage({
      id: "front",
      url: "https://academia.example/",
      title: "Academia",
      heading: "",
      text: "Treine perto de casa. Avenida Manoel Ribas, 2040, Curitiba. Aberta todo dia.",
    });
    const shops = passage({
      ...front,
      text: "Rua das Flores, 10, Curitiba. Rua do Sol, 20, Londrina. Rua da Praia, 30, Recife.",
    });
    const elsewhere = passage({ ...front, url: "https://academia.example/parceiros" });
    for (const text of ["qual o endereço?", "onde fica?", "what's your address?", "¿dónde están?"]) {
      const { action, evidence } = decisionOn(text, createKnowledge([front], "1"));
      assert.equal(action, "answer", text);
      assert.deepEqual(
        evidence.map(({ quote }) => quote),
        ["Avenida Manoel Ribas, 2040, Curitiba."],
      );
      assert.equal(decisionOn(text, createKnowledge([shops], "1")).action, "decline", text);
      assert.equal(decisionOn(text, createKnowledge([elsewhere], "1")).action, "decline", text);
    }
    assert.equal(decisionOn("onde compro suplemento?", createKnowledge([front], "1")).action, "decline");
  });

  it("calls nobody for a question without its sign, however sore its words sound", () => {
    assert.equal(decisionOn("trocar de nome no registro, o que precisa").action, "decline");
    assert.equal(decisionOn("o atendimento foi péssimo e horrível").action, "hand-over");
  });

  it("takes a question for the place for no small talk, where no page has an address", () => {
    assert.equal(decisionOn("where are you").action, "decline");
    assert.equal(decisionOn("how are you").action, "answer");
  });

  it("takes no timetable of classes for the hours of the house", () => {
    for (const text of ["que horas abre?", "qual o horário de funcionamento?", "até que horas no sábado?"])
      assert.notDeepEqual(
        decisionOn(text).evidence.map(({ passage: { id } }) => id),
        ["classes"],
        text,
      );
  });
});

describe("the decision's files", () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => !name.endsWith(".test.ts"))
    .map((name) => ({ name, source: readFileSync(path.join(import.meta.dirname, name), "utf8") }));

  it("hold no expression: a message is read before it is decided on", () => {
    const expression = /RegExp|\.(?:test|exec|match|matchAll|search)\(|\.(?:split|replace|replaceAll)\(\//;
    const found = sources.flatMap(({ name, source }) =>
      source.split("\n").flatMap((line) => (expression.test(line) ? [`${name}: ${line.trim()}`] : [])),
    );
    assert.deepEqual(found, []);
  });

  it("hold no number that decides, but in tuning.ts, each with the run that chose it", () => {
    const numbers = sources.flatMap(({ name, source }) =>
      name === "tuning.ts"
        ? []
        : [...source.matchAll(/^const ([A-Z_]+) = -?[\d._]+;/gm)].map(([, own]) => own),
    );
    // Limits of what is shown: more choices, pages, cited passages and letters than these are never sent.
    assert.deepEqual(numbers.sort(), [
      "CHOICES_MAX",
      "CHOICES_MAX",
      "CITED_MAX",
      "DESCRIPTION_LENGTH",
      "PAGES_MAX",
      "SUBJECT_LENGTH",
    ]);
  });
});
