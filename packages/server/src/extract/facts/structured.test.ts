import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { readPage } from "../page.ts";
import { parseLenient } from "./json-ld.ts";
import { currencyOf, parseAmount } from "./price.ts";
import { availabilityOf } from "./product.ts";

const url = "https://loja.example/moedor";
const productOf = (html: string) => readPage(html, url).products[0];

describe("JSON-LD that is broken", () => {
  const read = (data: string) =>
    readPage(`<title>Bule</title><script type="application/ld+json">${data}</script><p>Um bule.</p>`, url);

  for (const [what, size, data] of [
    ["strings without end", 50_000, (size: number) => `{${'"\\'.repeat(size)}`],
    ["comments without end", 50_000, (size: number) => `{${"/* ".repeat(size)}`],
    ["nothing but spaces", 300_000, (size: number) => `{${" ".repeat(size)}x}`],
  ] as const) {
    it(`[I10] takes time in proportion to ${what}`, () => {
      assert.equal(read(data(size)).products.length, 0);
      assertProportional((part) => read(data(part)), size);
    });
  }

  it("is read where its references lead in a circle", () => {
    const things = ["a", "b"].map((id, at, ids) => ({
      "@id": id,
      "@type": "Product",
      name: { "@id": ids[1 - at] },
      brand: "Aurora",
    }));
    assert.equal(read(JSON.stringify(things)).products.length, 2);
  });
});

describe("products in other notations than JSON-LD", () => {
  it("have no currency but one that a price can be written in", () => {
    const currency = (stated: string) => {
      const product = { "@type": "Product", name: "Bule", offers: { price: "10", priceCurrency: stated } };
      return productOf(`<script type="application/ld+json">${JSON.stringify(product)}</script>`)?.currency;
    };
    assert.deepEqual(["brl", "R$", "kes", "BR", "X1X", "Pesos argentinos"].map(currency), [
      "BRL",
      "BRL",
      "KES",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("reads microdata, with references and with values in attributes", () => {
    const product = productOf(`<div itemscope itemtype="https://schema.org/Product" itemref="more">
      <h1 itemprop="name">Moedor</h1><span itemprop="brand" itemscope itemtype="https://schema.org/Brand">Aurora</span>
      <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
        <meta itemprop="priceCurrency" content="BRL"><span itemprop="price" content="89.90">R$ 89,90</span>
        <link itemprop="availability" href="https://schema.org/OutOfStock"></div></div>
      <div id="more"><span itemprop="sku">M-1</span><img itemprop="image" src="/m.jpg"></div>`);
    assert.deepEqual(product, {
      name: "Moedor",
      brand: "Aurora",
      price: 89.9,
      currency: "BRL",
      availability: "out-of-stock",
      sku: "M-1",
      image: "https://loja.example/m.jpg",
    });
  });

  it("takes one product in two notations for one, whose name is a link's words", () => {
    const page = readPage(
      `<script type="application/ld+json">{"@type":"Product","name":"Moedor Manual Aurora","sku":"M-1","offers":{"price":"89.90"}}</script>
      <div itemscope itemtype="https://schema.org/Product"><a itemprop="name" href="/moedor">Moedor Manual Aurora 40 g</a>
      <meta itemprop="sku" content="M-1"><meta itemprop="brand" content="Aurora"></div>`,
      url,
    );
    assert.deepEqual(page.products, [
      { name: "Moedor Manual Aurora", price: 89.9, sku: "M-1", brand: "Aurora" },
    ]);
  });

  it("ends microdata that refers to itself", () => {
    const html =
      '<div id="a" itemscope itemtype="https://schema.org/Product" itemref="a"><p itemprop="name">X</p></div>';
    assert.equal(productOf(html)?.name, "X");
  });

  it("reads RDFa", () => {
    const product =
      productOf(`<div vocab="https://schema.org/" typeof="Product"><h1 property="name">Moedor</h1>
      <div property="offers" typeof="Offer"><span property="price">89.90</span><meta property="priceCurrency" content="BRL">
      </div></div>`);
    assert.deepEqual([product?.name, product?.price, product?.currency], ["Moedor", 89.9, "BRL"]);
  });

  it("reads Open Graph", () => {
    const product =
      productOf(`<meta property="og:type" content="product"><meta property="og:title" content="Moedor">
      <meta property="product:price:amount" content="89.90"><meta property="product:price:currency" content="BRL">
      <meta property="product:availability" content="in stock"><meta property="product:brand" content="Aurora">`);
    assert.deepEqual(product, {
      name: "Moedor",
      price: 89.9,
      currency: "BRL",
      availability: "in-stock",
      brand: "Aurora",
    });
  });

  it("joins what JSON-LD spreads over scripts by their ids, and variants' prices to a range", () => {
    const product =
      productOf(`<script type="application/ld+json">{"@type":"Product","name":"Moedor","offers":{"@id":"#o"}}</script>
      <script type="application/ld+json">{"@id":"#o","@type":"AggregateOffer","lowPrice":"79.90","highPrice":"99.90","priceCurrency":"BRL"}</script>`);
    assert.deepEqual([product?.price, product?.highPrice], [79.9, 99.9]);
  });
});

describe("a product that only the page shows", () => {
  const shown = (inner: string) =>
    productOf(
      `<html lang="pt-BR"><title>Moedor Manual Aurora | Loja</title><body><nav>Marcas</nav><h1>Moedor Manual Aurora</h1>${inner}`,
    );

  it("is read from the price by its heading, where something sells it", () => {
    const product = shown(`<del class="preco-antigo">R$ 119,90</del><span class="preco">R$ 89,90</span>
      <p>ou 3x de R$ 29,97</p><p class="frete-preco">Frete: R$ 15,00</p><p>Código do produto: MM-204</p><p>Marca: Aurora</p>
      <button>Adicionar ao carrinho</button><div class="relacionados"><span class="price">R$ 12,00</span></div>`);
    assert.deepEqual(product, {
      name: "Moedor Manual Aurora",
      price: 89.9,
      currency: "BRL",
      availability: "in-stock",
      sku: "MM-204",
      brand: "Aurora",
    });
  });

  it("is read where the cents are raised and the code is in the next cell", () => {
    const product = shown(`<p class="price"><span>R$</span> <span>1.289</span><sup> 90</sup></p>
      <table><tr><th>Product code</th><td>AB-1289</td></tr></table><input type="submit" value="Comprar">`);
    assert.deepEqual([product?.price, product?.sku], [1289.9, "AB-1289"]);
  });

  it("is out of stock where the page says so and nothing buys it", () => {
    const product = shown(
      '<span class="preco">R$ 89,90</span><p>Produto indisponível</p><button>Avise-me</button>',
    );
    assert.equal(product?.availability, "out-of-stock");
  });

  it("is none where nothing is sold, whatever amounts the page names", () => {
    assert.equal(
      shown('<p class="preco">Frete fixo de R$ 19,90 para a capital.</p><p>R$ 19,90</p>'),
      undefined,
    );
  });

  it("is none where the page lists several", () => {
    const card = (name: string, price: string) =>
      `<li><a href="/${name}"><h3>${name}</h3><p class="preco">${price}</p></a><button>Comprar</button></li>`;
    const cards = [card("Moedor", "R$ 249,00"), card("Chaleira", "R$ 279,00"), card("Coador", "R$ 36,90")];
    assert.equal(shown(`<ul>${cards.join("")}</ul>`), undefined);
  });

  it("is none where each row of a list leads to the page of what it prices", () => {
    const row = (name: string, price: string) =>
      `<li><a href="/${name}">${name}</a> <span class="price">${price}</span></li>`;
    const rows = [row("moedor", "R$ 249,00"), row("chaleira", "R$ 279,00"), row("coador", "R$ 36,90")];
    assert.equal(shown(`<ul>${rows.join("")}</ul><p>Esgotado</p>`), undefined);
  });

  it("fills in what the structured data leaves out and overrides none of its prices", () => {
    const data =
      '<script type="application/ld+json">{"@type":"Product","name":"Moedor Manual Aurora","offers":{"price":"85"}}</script>';
    const product = shown(`${data}<span class="preco">R$ 89,90</span><button>Comprar</button>`);
    assert.deepEqual([product?.price, product?.currency, product?.availability], [85, "BRL", "in-stock"]);
  });
});

describe("parseAmount", () => {
  it("reads amounts however they are grouped", () => {
    const cases: [text: string, amount: number][] = [
      ["R$ 1.759,99", 1759.99],
      ["1,759.99", 1759.99],
      ["1 759,99 €", 1759.99],
      ["1'759.99", 1759.99],
      ["1.299", 1299],
      ["1.29", 1.29],
      ["0.125", 0.125],
      ["12.345.678", 12345678],
      ["€ 499,-", 499],
      ["89,9", 89.9],
    ];
    for (const [text, amount] of cases) assert.equal(parseAmount(text), amount, text);
    assert.equal(parseAmount("sob consulta"), undefined);
  });
});

describe("words for currency and availability", () => {
  it("reads symbols and codes", () => {
    const texts = ["R$ 10", "US$ 10", "$10", "10 €", "EUR 10", "10 zł", "dez"];
    assert.deepEqual(
      texts.map((text) => currencyOf(text)),
      ["BRL", "USD", undefined, "EUR", "EUR", "PLN", undefined],
    );
    assert.equal(currencyOf("$10", "MXN"), "MXN");
  });

  it("reads schema.org's terms and shops' own words", () => {
    assert.deepEqual(
      [
        "http://schema.org/InStock",
        "in stock",
        "OutOfStock",
        "Esgotado",
        "Indisponível",
        "Disponível",
        "PreOrder",
        "?",
      ].map(availabilityOf),
      [
        "in-stock",
        "in-stock",
        "out-of-stock",
        "out-of-stock",
        "out-of-stock",
        "in-stock",
        "pre-order",
        undefined,
      ],
    );
  });
});

describe("parseLenient", () => {
  it("mends what people paste into pages", () => {
    for (const text of [
      '{"a":"b"}',
      '{"a":"b",}',
      '{"a":"b"};',
      '<!--{"a":"b"}-->',
      '//<![CDATA[\n{"a":"b"}\n//]]>',
      '/* note */ {"a":"b"}',
      '{ // note\n "a":"b"}',
      "{&quot;a&quot;:&quot;b&quot;}",
    ]) {
      assert.deepEqual(parseLenient(text), { a: "b" }, text);
    }
    assert.deepEqual(parseLenient('{"a":"one\ntwo","u":"http://x/y"}'), { a: "one two", u: "http://x/y" });
    assert.equal(parseLenient("{nothing"), undefined);
  });
});

describe("an organisation", () => {
  it("is read with its days in a row joined and said in the page's language", () => {
    const data = {
      "@type": "LocalBusiness",
      name: "Empório",
      telephone: "+55 35 3222-1000",
      openingHoursSpecification: [
        {
          dayOfWeek: ["Monday", "Tuesday", "https://schema.org/Wednesday"],
          opens: "08:00",
          closes: "18:00:00",
        },
        { dayOfWeek: "Saturday", opens: "09:00", closes: "13:00" },
      ],
    };
    const page = readPage(
      `<html lang="es"><script type="application/ld+json">${JSON.stringify(data)}</script>`,
      url,
    );
    assert.deepEqual(page.organisation?.openingHours, ["Mo-We 08:00-18:00", "Sa 09:00-13:00"]);
    assert.match(
      page.passages[0]?.text ?? "",
      /Horario de atención: lunes a miércoles 08:00-18:00; sábado 09:00-13:00/,
    );
  });

  it("is the site's own, not the maker of the product that a page shows", () => {
    const maker = {
      "@type": "Organization",
      name: "Fábrica",
      telephone: "+55 11 4000-0000",
      email: "sac@fabrica.example",
      url: "https://fabrica.example",
    };
    const product = {
      "@type": "Product",
      name: "Bule",
      brand: maker,
      offers: { price: "10.00", priceCurrency: "BRL", seller: { "@type": "Store", name: "Empório" } },
    };
    const store = { "@type": "Store", name: "Empório", telephone: "+55 35 3222-1000" };
    const read = (...things: unknown[]) =>
      readPage(
        `<html lang="pt"><script type="application/ld+json">${JSON.stringify(things)}</script></html>`,
        url,
      ).organisation;
    assert.equal(read(product, store)?.phone, "+55 35 3222-1000");
    assert.equal(read(product)?.name, "Empório");
    assert.equal(read(product)?.phone, undefined);
  });

  it("is reached by each of the numbers and addresses that it gives as one", () => {
    const organisation = {
      "@type": "Organization",
      name: "Loja",
      telephone: "(11) 4002-8922 / (11) 99999-8888",
      email: "Vendas: vendas@loja.example, SAC@loja.example",
    };
    const data = `<script type="application/ld+json">${JSON.stringify(organisation)}</script>`;
    const { contacts } = readPage(`<title>Loja</title>${data}`, url);
    assert.deepEqual(contacts.phones, ["(11) 4002-8922", "(11) 99999-8888"]);
    assert.deepEqual(contacts.emails, ["vendas@loja.example", "sac@loja.example"]);
  });
});
