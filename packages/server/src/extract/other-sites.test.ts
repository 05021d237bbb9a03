import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Page, readPage } from "./page.ts";

const url = "https://site.example.com.br/pagina";
const ABOUT = "<p>A Escola Girassol fica no centro da cidade e recebe alunos do primeiro ao nono ano.</p>";

function page(main: string, head = ""): Page {
  return readPage(
    `<!doctype html><html lang="pt-BR"><head><title>Página</title>${head}</head><body><main><h1>Girassol</h1>${ABOUT}${main}</main></body></html>`,
    url,
  );
}

function words({ passages }: Page): string {
  return passages.map(({ heading, text }) => `${heading}\n${text}`).join("\n");
}

describe("readPage, on other builders and shops", () => {
  const asked = "¿Cómo me inscribo?";
  const answer = "Traiga su documento a la secretaría.";
  const folds: [string, string][] = [
    [
      "Tilda",
      `<div class="t585__wrapper"><div class="t585__header"><div role="button" aria-expanded="false"><span>${asked}</span></div></div><div class="t585__content" hidden><div>${answer}</div></div></div>`,
    ],
    [
      "VTEX",
      `<div><div role="button" tabindex="0"><p>${asked}</p></div><div class="disclosure-content--hidden" aria-hidden="true"><p>${answer}</p></div></div>`,
    ],
  ];
  for (const [name, fold] of folds) {
    it(`reads the answer behind a question that opens it, as ${name} writes it`, () => {
      assert.deepEqual(page(fold).questions, [{ question: asked, answer }]);
    });
  }

  it("leaves a menu behind its button and what is hidden for good out", () => {
    const text = words(
      page(
        `<button aria-expanded="false">Filtrar</button><div hidden><p>Ordenar por nome</p></div>
        <button aria-expanded="false">Dúvidas?</button><div role="menu" aria-hidden="true"><p>Perfil</p></div>`,
      ),
    );
    assert.doesNotMatch(text, /Ordenar|Perfil/);
  });

  it("reads a heading without the sign that opens its fold", () => {
    const text = words(
      page(
        `<h3><button aria-expanded="false"><span>${asked}</span><span aria-hidden="true">+</span></button></h3><div role="region"><p>${answer}</p></div>`,
      ),
    );
    assert.ok(text.includes(`${asked}\n`), text);
  });

  it("writes e-mail addresses out that are disguised with words in brackets", () => {
    for (const written of [
      "ana [arroba] escola.example",
      "ana (at) escola.example",
      "ana[at]escola[dot]example",
    ]) {
      assert.match(words(page(`<p>E-mail: ${written}</p>`)), /ana@escola\.example/, written);
    }
    assert.match(words(page("<p>Reunião (às 9) em escola.example</p>")), /\(às 9\) em escola/);
  });

  it("reads a word without the signs that say where it may break", () => {
    for (const sign of ["&shy;", "\u200b", "\u200c", "\u2060", "<wbr>"]) {
      assert.match(words(page(`<p>A ma${sign}trícula abre hoje.</p>`)), /A matrícula abre/);
    }
  });

  it("leaves sentences out that a template, a script or a designer did not finish", () => {
    for (const left of [
      "%%NOME%%",
      "{$plano.nome}",
      "[% valor %]",
      "R$ NaN",
      "Valor: undefined",
      "Lorem ipsum dolor sit amet",
    ]) {
      const text = words(page(`<p>${left}</p><p>A matrícula abre em fevereiro.</p>`));
      assert.ok(!text.includes(left), left);
      assert.match(text, /abre em fevereiro/);
    }
  });
});

describe("readPage, a translation's own address", () => {
  const canonicalOf = (path: string, stated: string, lang: string) =>
    readPage(
      `<!doctype html><html lang="${lang}"><head><link rel="canonical" href="${stated}"></head><body>${ABOUT}</body></html>`,
      `https://escola.example${path}`,
    ).canonical.slice("https://escola.example".length);

  for (const [path, stated, lang, own] of [
    ["/pt/turmas", "/en/turmas", "pt-BR", "/pt/turmas"],
    ["/turmas", "/es/turmas", "pt-BR", "/turmas"],
    ["/es/turmas", "/turmas", "es", "/es/turmas"],
    ["/turmas?lang=pt", "/turmas?lang=en", "pt-BR", "/turmas?lang=pt"],
    ["/turmas", "/pt-br/turmas", "pt-BR", "/pt-br/turmas"],
    ["/turmas", "/turmas/", "pt-BR", "/turmas/"],
    ["/tv/turmas?cor=1", "/tv/turmas", "pt-BR", "/tv/turmas"],
  ] as const) {
    it(`is ${own} where ${path} states ${stated}`, () => assert.equal(canonicalOf(path, stated, lang), own));
  }
});

describe("readPage, prices of other shops", () => {
  const shop = (main: string, head = '<meta property="og:type" content="product">') => {
    const [product] = page(
      `${main}<button>Comprar</button>`,
      `<meta property="og:title" content="Girassol">${head}`,
    ).products;
    return [product?.price, product?.currency];
  };

  const shown: [string, number, string][] = [
    ["R$ 1.234<sup>,56</sup>", 1234.56, "BRL"],
    ["CLP $ 24.990", 24_990, "CLP"],
    ["$U 1.290", 1_290, "UYU"],
    ["S/ 129.90", 129.9, "PEN"],
    ["De R$ 199,90 por R$ 149,90", 149.9, "BRL"],
    ["antes: R$ 199,90, agora R$ 149,90", 149.9, "BRL"],
  ];
  for (const [written, price, currency] of shown) {
    it(`reads ${written}`, () =>
      assert.deepEqual(shop(`<p class="price">${written}</p>`), [price, currency]));
  }

  it("takes what is shown where the data say less than nothing, or the price that the page calls old", () => {
    for (const [stated, text] of [
      [-1, "R$ 149,90"],
      [199.9, "De R$ 199,90 por R$ 149,90"],
    ] as const) {
      const json = { "@type": "Product", name: "Girassol", offers: { price: stated, priceCurrency: "BRL" } };
      const head = `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
      assert.deepEqual(shop(`<p class="price">${text}</p>`, head), [149.9, "BRL"], text);
    }
  });

  it("takes a price from … to for two prices, not for an old one and its next", () => {
    const json = { "@type": "Product", name: "Girassol", offers: { price: 99, priceCurrency: "BRL" } };
    const head = `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
    assert.deepEqual(shop('<p class="price">De R$ 99,00 a R$ 149,00</p>', head), [99, "BRL"]);
  });
});
