import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Passage } from "../../knowledge/passage.ts";
import { packOf } from "../../language/packs.ts";
import { sureEvidence } from "../findings.ts";
import { linksTo, renderQuotes } from "./render-answer.ts";

function page(title: string, heading: string): Passage {
  return {
    id: "1",
    url: "https://ajuda.example/1",
    title,
    heading,
    text: "Clique em Excluir.",
    kind: "prose",
    language: "pt-BR",
  };
}

describe("linksTo", () => {
  it("names a page by its heading, which may have a dash of its own, without the site's name", () => {
    assert.equal(
      linksTo([page("Agenda - Como excluir | Ajuda – Clínica", "Agenda - Como excluir › Definição")]),
      "- [Agenda - Como excluir › Definição](https://ajuda.example/1)",
    );
    assert.equal(linksTo([page("Trocas | Loja", "Trocas | Loja")]), "- [Trocas](https://ajuda.example/1)");
  });

  it("names a page without a heading of its own by what stands before the site's name", () => {
    const name = (title: string) => linksTo([page(title, "Prazos")]);
    assert.equal(name("Trocas – Loja"), "- [Trocas › Prazos](https://ajuda.example/1)");
    assert.equal(name("Vendas - Trocas | Loja"), "- [Vendas - Trocas › Prazos](https://ajuda.example/1)");
  });
});

describe("renderQuotes", () => {
  const rest = { ...page("Registro", "Registro › Emancipação"), id: "2", text: "Leve os documentos." };
  const table: Passage = {
    ...page("Prazos", "Prazos"),
    id: "3",
    url: "https://ajuda.example/3",
    kind: "table",
  };
  const quotesOf = (...passages: Passage[]) =>
    renderQuotes(
      passages.map((one) => sureEvidence(one)),
      "pt-BR",
      packOf("pt-BR").reply,
    );

  it("says a heading once above pieces of one section", () => {
    const first = page("Registro", "Registro › Emancipação");
    assert.equal(quotesOf(first, rest), "**Emancipação**\n\nClique em Excluir.\n\nLeve os documentos.");
    const other = { ...rest, heading: "Registro › Ausência" };
    assert.match(quotesOf(first, other), /\*\*Ausência\*\*\n\nLeve os documentos\.$/);
  });

  it("names a table by its page too, unless they have one name", () => {
    assert.match(quotesOf(table, rest), /^\*\*Prazos\*\*\n/);
    assert.match(quotesOf({ ...table, heading: "Prazos › Sul" }, rest), /^\*\*Prazos: Sul\*\*\n/);
  });
});
