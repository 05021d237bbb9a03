import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { endlessFamilyOf, mayBePage } from "./addresses.ts";

const familyOf = (path: string) => endlessFamilyOf(`https://site.example${path}`);

describe("endlessFamilyOf", () => {
  it("knows a calendar's page by the date that ends its path, however it is written", () => {
    for (const path of [
      "/agenda/2026/03/01",
      "/agenda/2026-03",
      "/agenda/2026-W12/",
      "/agenda/20260301",
      "/agenda/01/03/2026",
      "/agenda/01-03-2026/",
      "/agenda/03-2026",
      "/agenda/2026/março",
      "/agenda/marzo-2026",
      "/agenda/2026/march/1",
      "/agenda/mar/2026",
      "/agenda/2026.03.01",
      "/agenda/2026/w09",
    ])
      assert.equal(familyOf(path), "/agenda", path);
  });

  it("knows it by a date, a time or a count in its parameters", () => {
    for (const query of [
      "?data=2026-03-01",
      "?d=01-03-2026",
      "?start=2026-03-01T00:00:00",
      "?from=2026-03-01T00:00:00Z",
      "?ts=1772323200",
      "?mes=3&ano=2026",
      "?paged=7",
      "?y=2026&m=3",
      "?month=marzo&yr=2026",
      "?date=mar-2026",
    ])
      assert.equal(familyOf(`/agenda${query}`), "/agenda", query);
  });

  it("takes no number, year or month inside a name for a date", () => {
    for (const path of [
      "/produtos/10482",
      "/produtos/20269901",
      "/relatorio-2026",
      "/news/our-picnic-in-may-2026",
      "/maio/ofertas",
      "/modelo/12-34-2026",
      "/produto?id=2026",
      "/sala?tamanho=3",
      "/agenda/100%",
    ])
      assert.equal(familyOf(path), undefined, path);
  });
});

describe("mayBePage", () => {
  const isPage = (path: string) => mayBePage(`https://site.example${path}`);

  it("leaves out what a visitor has in a cart or an account, in three languages, with all below it", () => {
    for (const path of [
      "/cart/add",
      "/carrinho/",
      "/es/carrito",
      "/minha-conta/pedidos",
      "/mi-cuenta/direcciones",
      "/shop/my-account/orders",
      "/finalizar-compra",
      "/entrar",
      "/iniciar-sesion",
      "/sacola",
      "/en/basket/",
      "/checkout/entrega",
      "/meus-pedidos/12",
      "/recuperar-senha",
      "/lost-password",
      "/busca?q=vaso",
      "/?s=vaso",
      "/vasos?order=asc",
      "/vasos?add_to_wishlist=3",
    ])
      assert.ok(!isPage(path), path);
  });

  it("leaves out paths that repeat themselves, by one part or by several in turn", () => {
    for (const path of ["/a/a/a", "/a/b/a/b/a/b", "/x/en/a/b/en/a/b/en/a/b/"]) assert.ok(!isPage(path), path);
    for (const path of ["/a/a/b", "/a/b/a/b", "/guia/1/11/111"]) assert.ok(isPage(path), path);
  });

  it("reads pages whose names begin or end like those", () => {
    for (const path of [
      "/docs/admin",
      "/help/login",
      "/help/add-to-cart",
      "/cartoes",
      "/cart-policy",
      "/bags",
      "/cestas/de-natal",
      "/basket/wicker",
      "/conta-digital",
      "/search-engine?query-plan=1",
      "/produto?s=azul",
      "/docs/cart/totals",
      "/entrar-em-contato",
      "/checkout-com-pix",
      "/minha-conta-digital",
      "/feedback",
    ])
      assert.ok(isPage(path), path);
  });
});
