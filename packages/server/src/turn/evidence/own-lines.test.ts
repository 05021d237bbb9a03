import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { replyAt } from "../../../test/conversations/reply-at.ts";
import { passage } from "../../../test/decided-turn.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { ownLines } from "./own-lines.ts";

const contact = passage({
  id: "contact",
  url: "https://oficio.example/localizacao",
  title: "Localização",
  heading: "Localização e Contato",
  text: "Ofício de Notas de Pedra Alta\nRua do Rosário, 190 - Centro\nTel. (19) 3333-2222\nSeg. a Sex. das 08h00 às 17h00 e aos Sáb. das 09:00 ao 12:00",
});
const deeds = passage({
  id: "deeds",
  url: "https://oficio.example/escritura",
  title: "Escritura",
  heading: "Escritura › Como é feita?",
  text: "A escritura é feita no ofício de notas, com hora marcada, de segunda a sexta. O imóvel fica em nome do comprador depois do registro.",
});

function siteOf(...passages: Passage[]) {
  return createKnowledge([contact, deeds, ...passages], "1");
}

function textsOf(way: "address" | "hours", ...passages: Passage[]) {
  return ownLines(way, siteOf(...passages)).map(({ quote }) => quote);
}

const replyTo = (...messages: string[]) =>
  replyAt({ knowledge: siteOf(), name: "Ofício de Notas de Pedra Alta" }, ...messages);

describe("ownLines", () => {
  it("finds the hours and the address on the page of contacts", () => {
    assert.match(textsOf("hours").join("\n"), /^Seg\. a Sex\. das 08h00/);
    assert.deepEqual(textsOf("address"), ["Rua do Rosário, 190 - Centro"]);
  });

  it("takes the whole of a short text under a heading of the address, but not of a part's place", () => {
    const campus = { title: "Ubicación", text: "Edificio D, primer piso\nCiudad Universitaria" };
    const address = passage({ ...campus, id: "campus", heading: "Ubicación › Dirección" });
    const part = passage({ ...campus, id: "part", heading: "Camping › Location" });
    assert.ok(textsOf("address", address).includes(campus.text));
    assert.ok(!textsOf("address", part).includes(campus.text));
  });

  it("prefers hours under their own heading, and gives none where several parts have theirs", () => {
    const hoursOf = (name: string, text: string) =>
      passage({ id: name, title: name, heading: `${name} › Horário de funcionamento`, text });
    assert.deepEqual(textsOf("hours", hoursOf("Atendimento", "Segunda a sexta, das 7h às 19h")), [
      "Segunda a sexta, das 7h às 19h",
    ]);
    const three = ["Piscina", "Quadra", "Sauna"].map((name, at) =>
      hoursOf(name, `Terça a domingo, das ${at + 7}h às 20h`),
    );
    assert.deepEqual(textsOf("hours", ...three), []);
  });
});

describe("a question for the site's address or hours", () => {
  it("is answered from its pages, also by the word of its name for what it is", async () => {
    assert.match(await replyTo("que horas vcs abrem?"), /08h00 às 17h00/);
    assert.match(await replyTo("onde fica o oficio"), /Rua do Rosário, 190/);
  });

  it("goes on with the day, and from the hours to the address", async () => {
    assert.match(await replyTo("que horas vcs abrem?", "e no sabado?"), /09:00 ao 12:00/);
    assert.match(await replyTo("que horas vcs abrem?", "onde fica?"), /Rua do Rosário, 190/);
  });

  it("is another where it names a thing of its own", async () => {
    assert.doesNotMatch(await replyTo("onde fica o imóvel?"), /Rua do Rosário/);
  });
});
