import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Passage } from "../../knowledge/passage.ts";
import { linksTo } from "./render-answer.ts";

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
