import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPage } from "../page.ts";
import type { FetchedDocument } from "./fetch-types.ts";
import { onwardAddress } from "./onward.ts";
import { whyNothing } from "./page-worth.ts";

const url = "https://site.example/pagina";

function fetched(text: string): FetchedDocument {
  return { ok: true, kind: "html", status: 200, url, text, bytes: new TextEncoder().encode(text) };
}

function codeOf(title: string, body: string): string | undefined {
  const text = `<!doctype html><title>${title}</title><a href="/">Início</a><main>${body}</main>`;
  return whyNothing(readPage(text, url), fetched(text))?.code;
}

describe("whyNothing", () => {
  for (const [title, words] of [
    ["Prefeitura", "404. Não encontramos o que você está procurando."],
    ["Oops", "Parece que esta página se perdeu."],
    ["Loja", "Desculpe, o produto que você tentou acessar não está mais disponível."],
    ["Escola", "Nada encontrado. Talvez tente uma busca?"],
    ["Clínica", "Link quebrado ou removido."],
    ["Not found", "The requested URL was not found on this server."],
    ["Hotel", "We can’t seem to find the page you’re looking for."],
    ["NGO", "Sorry, this page isn't available."],
    ["Tienda", "El producto que buscas ya no está disponible."],
    ["Museu", "A página que você procura não está aqui."],
    ["Museu", "Endereço inexistente."],
    ["Museu", "Este conteúdo não está mais em nosso site. Conteúdo indisponível."],
    ["Feira", "O anúncio que você procurava não existe mais."],
    ["Museo", "No hemos podido encontrar la página que buscas."],
    ["Museo", "Este contenido no está disponible."],
    ["Museo", "El recurso solicitado no se ha encontrado."],
    ["Museo", "La dirección que escribiste no es válida."],
    ["Museum", "There is nothing at this address."],
    ["Jobs", "This listing has been removed."],
  ] as const) {
    it(`takes a page that says "${words}" for one that was not found`, () =>
      assert.equal(codeOf(title, `<h1>${words}</h1>`), "soft-404"));
  }

  for (const [title, words] of [
    ["Robot Check", "Sorry, we just need to make sure you're not a robot."],
    ["Pardon our interruption", "Something about your browser made us think you were a bot."],
    ["Verificação", "Confirme que você não é um robô."],
    ["Acceso", "Su solicitud ha sido bloqueada por motivos de seguridad."],
    ["Checkpoint", "We're verifying your browser"],
    ["Request", "Request unsuccessful. Incident ID: 123"],
  ] as const) {
    it(`takes a page that says "${words}" for a wall`, () =>
      assert.equal(codeOf(title, `<p>${words}</p>`), "wall"));
  }

  it("leaves pages alone that speak of what is lost, sold out or not there", () => {
    for (const words of [
      "Se o produto não for encontrado na loja, ligue para o balcão.",
      "Se o item não foi encontrado no vestiário, fale com a portaria.",
      "Si el producto no se encuentra en la tienda, lo pedimos.",
      "If the item was not found in the hall, ask the porter.",
      "Objetos não encontrados devem ser comunicados na recepção em até 30 dias.",
      "Vagas não disponíveis para o 3º ano.",
      "Meu pedido não foi encontrado, e agora? Ligue para a central.",
      "Items that cannot be found after 30 days are given away.",
      "O número 4040 atende de segunda a sexta.",
      "Aula de robótica: monte um robô que não é um brinquedo.",
    ]) {
      assert.equal(codeOf("Avisos", `<h1>Avisos</h1><p>${words}</p>`), undefined, words);
    }
  });
});

describe("onwardAddress", () => {
  it("finds where a script of a page without words goes on to, however it is written", () => {
    for (const text of [
      `<body onload="location.href='/novo'"></body>`,
      '<script>window["location"]["href"] = "/novo"</script>',
      "<script>top.location.replace(`/novo`)</script>",
      '<script>setTimeout(() => { parent.location = "/novo" }, 500)</script>',
    ]) {
      assert.equal(onwardAddress(fetched(text)), "https://site.example/novo", text);
    }
  });
});
