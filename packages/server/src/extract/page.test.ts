import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { costOf } from "../../test/growth.ts";
import { readPage } from "./page.ts";
import { MARKUP_BUDGET } from "./parse/markup.ts";
import { PASSAGE_LENGTH } from "./parse/passages.ts";

const url = "https://loja.example.com.br/produtos/cafeteira";
const fixture = (name: string) =>
  readFileSync(new URL(`../../test/extract/${name}`, import.meta.url), "utf8");

describe("readPage", () => {
  const shop = readPage(fixture("product.html"), url);

  it("reads what a page says of itself", () => {
    assert.equal(shop.title, "Cafeteira Italiana Aurora 6 xícaras | Empório Serra");
    assert.equal(shop.language, "pt-BR");
    assert.equal(shop.description, "Cafeteira italiana de alumínio, para seis xícaras.");
    assert.equal(shop.canonical, "https://loja.example.com.br/produtos/cafeteira-aurora");
  });

  it("reads the product in JSON-LD and says it in the page's language", () => {
    const [product] = shop.products;
    assert.ok(product);
    assert.deepEqual(
      { ...product, description: undefined },
      {
        name: "Cafeteira Italiana Aurora 6 xícaras",
        price: 129.9,
        currency: "BRL",
        availability: "in-stock",
        sku: "CAF-006",
        gtin: "7891234567895",
        brand: "Aurora",
        image: "https://loja.example.com.br/img/aurora.jpg",
        rating: { value: 4.7, best: 5, count: 132 },
        description: undefined,
      },
    );
    const passage = shop.passages.find((one) => one.kind === "product");
    assert.equal(passage?.heading, "Cafeteira Italiana Aurora 6 xícaras");
    assert.match(passage?.text ?? "", /Preço: R\$ 129,90\. Disponível em estoque\. Marca: Aurora\./);
    assert.match(passage?.text ?? "", /4,7 de 5 \(132 avaliações\)/);
  });

  it("keeps headings as a path above each passage", () => {
    const care = shop.passages.find((one) => one.text.includes("Lave à mão"));
    assert.equal(care?.heading, "Cafeteira Italiana Aurora 6 xícaras › Cuidados");
    assert.equal(care?.kind, "prose");
  });

  it("keeps lists and tables", () => {
    assert.ok(shop.passages.some((one) => one.text.includes("- 1 filtro de alumínio")));
    const table = shop.passages.find((one) => one.kind === "table");
    assert.match(table?.text ?? "", /Capacidade: 300 ml/);
  });

  it("reads questions from folded answers and from FAQ data, each once", () => {
    assert.deepEqual(
      shop.questions.map((one) => one.question),
      ["Serve em fogão de indução?", "Posso trocar se não gostar?"],
    );
    const question = shop.passages.find((one) => one.heading.endsWith("› Posso trocar se não gostar?"));
    assert.equal(question?.kind, "question");
    assert.match(question?.text ?? "", /^Sim, em até 7 dias/);
    assert.equal(shop.passages.filter((one) => one.heading.endsWith("Serve em fogão de indução?")).length, 1);
  });

  it("leaves menus, scripts and notices of cookies out of the text", () => {
    for (const word of ["Início", "cookies", "dataLayer", "Comprar", "Copyright"]) {
      assert.ok(!shop.text.includes(word), word);
    }
  });

  it("reads contacts from the footer all the same", () => {
    assert.deepEqual(shop.contacts.phones, ["(35) 3222-1000"]);
    assert.deepEqual(shop.contacts.whatsapps, ["5535999990000"]);
    assert.deepEqual(shop.contacts.emails, ["ajuda@loja.example.com.br"]);
    assert.deepEqual(shop.contacts.addresses, ["Rua das Flores, 120, Varginha, MG, 37002-000, BR"]);
    assert.deepEqual(shop.contacts.socials, ["https://www.instagram.com/emporioserra"]);
    const contact = shop.passages.find((one) => one.kind === "contact");
    assert.match(contact?.text ?? "", /Horário de atendimento: segunda a sexta 09:00-18:00/);
  });

  it("lists links in order, absolute, each once, without fragments and other schemes", () => {
    assert.deepEqual(shop.links.slice(0, 3), [
      "https://loja.example.com.br/",
      "https://loja.example.com.br/produtos/",
      "https://loja.example.com.br/entrega",
    ]);
    assert.ok(shop.links.every((one) => /^https?:/.test(one) && !one.includes("#")));
    assert.equal(new Set(shop.links).size, shop.links.length);
  });

  it("cuts long texts between sentences and never inside a word", () => {
    const words = Array.from({ length: 600 }, (_, index) => `palavra${index}${index % 12 === 11 ? "." : ""}`);
    const page = readPage(`<main><h1>Longo</h1><p>${words.join(" ")}</p></main>`, url);
    assert.ok(page.passages.length > 4);
    assert.deepEqual(
      page.passages.flatMap((one) => one.text.split(/\s+/)),
      words,
    );
    for (const one of page.passages) assert.ok(one.text.length <= PASSAGE_LENGTH, String(one.text.length));
    for (const one of page.passages.slice(0, -1)) assert.ok(one.text.endsWith("."), one.text.slice(-20));
  });

  it("[I10] cuts a table whose head alone is longer than a passage", { timeout: 5_000 }, () => {
    const columns = Array.from({ length: 20 }, (_, at) => `Coluna ${at} ${"de nome comprido ".repeat(3)}`);
    const row = (tag: string, cells: readonly string[]) =>
      `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
    const rows = [
      row("th", columns),
      ...["um", "dois"].map((one) =>
        row(
          "td",
          columns.map((_, at) => `${one}${at}`),
        ),
      ),
    ];
    const page = readPage(`<title>Tabela</title><main><table>${rows.join("")}</table></main>`, url);
    const tables = page.passages.filter(({ kind }) => kind === "table");
    assert.match(tables.map(({ text }) => text).join(" "), /um0.*um19.*dois0.*dois19/s);
    assert.ok(tables.every(({ text }) => text.length <= PASSAGE_LENGTH));
  });

  it("[I10] cuts a word that takes no end", () => {
    const page = readPage(`<title>Fim</title><main><p>${"a".repeat(200_000)}</p></main>`, url);
    assert.equal(page.passages.map(({ text }) => text).join("").length, 200_000);
    assert.ok(page.passages.every(({ text }) => text.length <= 2 * PASSAGE_LENGTH));
  });

  it("survives broken JSON-LD and reads what can be mended", () => {
    const broken = '<script type="application/ld+json">{"@type": "Product", "name": </script>';
    const mendable =
      '<script type="application/ld+json">/* loja */ {"@type":"Product","name":"Moedor\nmanual", "offers":{"price":"89,90","priceCurrency":"BRL"},}</script>';
    const page = readPage(`${broken}${mendable}<p>Oi</p>`, url);
    assert.deepEqual(
      page.products.map(({ name, price, currency }) => ({ name, price, currency })),
      [{ name: "Moedor manual", price: 89.9, currency: "BRL" }],
    );
  });

  it("keeps words apart that have elements of their own", () => {
    const page = readPage(
      "<address>Rua das Flores, 12<br>Centro<div>Varginha, MG</div></address><table><tr><td>a<br>b</td><td>c<b>d</b></td></tr></table>",
      url,
    );
    assert.deepEqual(page.contacts.addresses, ["Rua das Flores, 12, Centro, Varginha, MG"]);
    assert.match(page.text, /a b \| cd/);
  });

  it("keeps words apart that a line break parts, wherever they are", () => {
    const { passages, contacts } = readPage(
      `<html lang="pt"><main><h1>Nossa<br>loja</h1><p>Rua Um, 10, Centro<br>Gonçalves</p><table><tr><td>Rua<br>Dois</td><td>20</td></tr></table></main>
      <a href="tel:+5535355501480">(35)<br>3555-0148</a>
      <div itemscope itemtype="https://schema.org/Store"><b itemprop="name">Loja<br>Um</b><p itemprop="address">Rua Um, 10, Centro<br>Gonçalves</p></div></html>`,
      url,
    );
    const all = passages.map((passage) => `${passage.heading}\n${passage.text}`).join("\n");
    assert.match(all, /Nossa loja/);
    assert.match(all, /Loja Um/);
    assert.match(all, /Rua Dois: 20/);
    assert.doesNotMatch(all + contacts.addresses.join(), /CentroGonçalves|Nossaloja|\)3555/);
  });

  it("leaves lines out that only lead elsewhere, and other products' teasers", () => {
    const product = { "@type": "Product", name: "Bule", offers: { price: "10.00", priceCurrency: "BRL" } };
    const { passages } = readPage(
      `<html lang="pt"><script type="application/ld+json">${JSON.stringify(product)}</script><main>
      <h1>Bule</h1><p>Bule de ágata para um litro.</p><p><a href="/pedir">Pedir agora</a> <a href="/frete">Ver frete</a></p>
      <h2>Combina com</h2><ul><li><a href="/xicara"><h3>Xícara</h3></a><p>De barro, feita à mão.</p></li></ul></main></html>`,
      url,
    );
    const all = passages.map((passage) => passage.text).join("\n");
    assert.match(all, /Bule de ágata/);
    assert.doesNotMatch(all, /Ver frete|feita à mão/);
  });

  it("says the profile by which the site can be written to", () => {
    const { passages } = readPage(
      '<html lang="pt"><main><p>Fale com a gente pelas redes, de segunda a sexta.</p><a href="https://www.instagram.com/loja.um/">Instagram</a></main></html>',
      url,
    );
    assert.match(passages.find(({ kind }) => kind === "contact")?.text ?? "", /Instagram: @loja\.um/);
  });

  it("takes a question in its headings and in its data for one", () => {
    const data = { "@type": "Question", name: "Tem garantia?", acceptedAnswer: { text: "Sim, de um ano." } };
    const page = readPage(
      `<h1>Dúvidas</h1><h2>Tem garantia?</h2><p>Sim, de um ano.</p><script type="application/ld+json">${JSON.stringify(data)}</script>`,
      url,
    );
    assert.deepEqual(
      page.passages.map(({ heading, text, kind }) => [heading, text, kind]),
      [["Dúvidas › Tem garantia?", "Sim, de um ano.", "question"]],
    );
  });

  it("reads pages that leave out the tags that HTML lets them", () => {
    const page = readPage(
      "<!doctype html><html lang=es><title>Envíos</title><h1>Envíos</h1><p>Tres días.",
      url,
    );
    assert.deepEqual([page.title, page.language, page.text], ["Envíos", "es", "Envíos\nTres días."]);
  });

  it("reads dates, author and the way to the page", () => {
    const data = {
      "@graph": [
        {
          "@type": "BlogPosting",
          author: { name: "Ana Lima" },
          datePublished: "2026-03-04T10:00:00-03:00",
          dateModified: "2026-03-05",
        },
        {
          "@type": "BreadcrumbList",
          itemListElement: [
            { position: 2, name: "Blog" },
            { position: 1, item: { name: "Início" } },
          ],
        },
      ],
    };
    const page = readPage(`<script type="application/ld+json">${JSON.stringify(data)}</script><p>Oi`, url);
    assert.equal(page.author, "Ana Lima");
    assert.equal(page.publishedAt, "2026-03-04T13:00:00.000Z");
    assert.equal(page.modifiedAt, "2026-03-05T00:00:00.000Z");
    assert.deepEqual(page.breadcrumbs, ["Início", "Blog"]);
  });

  it("reads anything at all without throwing", () => {
    for (const html of [
      "",
      "<",
      "<!--",
      "plain words",
      "<html",
      "<p",
      "<script>",
      '<a href="http://[">x</a>',
      "\0\0",
      "</p></p>",
    ]) {
      assert.equal(typeof readPage(html, url).text, "string", html);
    }
    assert.equal(readPage("plain words", url).text, "plain words");
  });
});

describe("the language of a page", () => {
  const menu = `<nav><a href="/a">Acerca del posgrado</a> <a href="/b">Apoyos y becas</a></nav>`;
  const foot =
    "<footer><p>Atención de lunes a viernes en el edificio de la coordinación, con los tutores y sus alumnos.</p></footer>";
  const read = (main: string) =>
    readPage(
      `<html lang="en"><body>${menu}<main><h1>${main}</h1></main>${foot}</body></html>`,
      "https://posgrado.example.mx/cursos",
    ).language;

  it("is that of its menu and foot where it has too few words to contradict its label", () => {
    assert.equal(read("Seminario de Tesis"), "es");
  });

  it("stays its label's where its own words agree", () => {
    assert.equal(
      read("</h1><p>This is what you need to know about it when you are here with us.</p><h1>"),
      "en",
    );
  });
});

describe("a page without text", () => {
  it("says what its headings say, where they hold a figure", () => {
    const page = readPage(
      `<html lang="en"><title>Location</title><body><h1>Location</h1><iframe src="/map"></iframe><h2>Mill Street 16, Kortemark</h2></body></html>`,
      "https://festival.example/location",
    );
    assert.deepEqual(
      page.passages.map(({ heading, text }) => [heading, text]),
      [["Location", "Mill Street 16, Kortemark"]],
    );
  });
});

describe("a fold of links", () => {
  it("has its title above its text, also where it asks nothing", () => {
    const fold = (id: string, title: string, text: string) =>
      `<div class="card"><div class="card-header"><a class="card-link" data-toggle="collapse" href="#${id}">${title}</a></div><div id="${id}" class="collapse"><div class="card-body">${text}</div></div></div>`;
    const page = readPage(
      `<html lang="pt-BR"><title>Livro E</title><body><h2>Livro E</h2><div id="accordion">${fold("one", "Emancipação", "Será registrada por escritura pública.")}${fold("two", "Ausência", "Será registrada por ordem do juízo.")}</div></body></html>`,
      "https://oficio.example/livro-e",
    );
    assert.deepEqual(
      page.passages.map(({ heading, text }) => [heading, text]),
      [
        ["Livro E › Emancipação", "Será registrada por escritura pública."],
        ["Livro E › Ausência", "Será registrada por ordem do juízo."],
      ],
    );
  });
});

describe("[F30] readPage on hostile markup", () => {
  const cases: [name: string, html: string][] = [
    ["100,000 nested tags", `${"<div>".repeat(100_000)}fundo${"</div>".repeat(100_000)}`],
    ["100,000 tags that never close", `<p>fundo${"<b>".repeat(100_000)}`],
    ["nesting that hides from the count of tags", `<!doctype html>fundo${"<p><td>".repeat(20_000)}`],
    ["a million attributes on one tag", `<p ${"a ".repeat(1_000_000)}>fundo</p>`],
    ["a million attributes on many tags", `fundo${`<p ${"a=1 ".repeat(100)}>`.repeat(10_000)}`],
    ["a million tags", `fundo${"<i></i>".repeat(420_000)}`],
    ["svgs that never close", `fundo${"<svg>".repeat(100_000)}`],
    ["comments that never close", `fundo${"<!-".repeat(500_000)}`],
    ["nesting within the count of open tags", `fundo${"<p><td>".repeat(2_400)}`],
    ["quotes that never close", `fundo${'<a b="'.repeat(400_000)}`],
    ["entities without end", `fundo${"&amp;#38;".repeat(300_000)}`],
    [
      "deep JSON-LD",
      `fundo<script type="application/ld+json">${"[".repeat(200_000)}${"]".repeat(200_000)}</script>`,
    ],
    [
      "a deep description",
      `fundo<script type="application/ld+json">${JSON.stringify({ "@type": "Product", name: "x", description: "<p><td>".repeat(2_400) })}</script>`,
    ],
    [
      "deep things",
      `fundo<script type="application/ld+json">${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}</script>`,
    ],
  ];
  // A long page of an honest shop, and the tree that is built of it, are the measure of the work that a page may take.
  const ordinary = `<main>${"<p>Uma frase de uma página comum, com palavras.</p>".repeat(20_000)}</main>`;
  let ordinaryCost = 0;
  before(() => {
    ordinaryCost = costOf(() => readPage(ordinary, url));
  });
  for (const [name, html] of cases) {
    it(`reads the words for no more than the work of ten long pages: ${name}`, () => {
      const cost = costOf(() => assert.match(readPage(html.slice(0, 3 * 1024 * 1024), url).text, /fundo/));
      assert.ok(cost < 10 * ordinaryCost, `took the work of ${(cost / ordinaryCost).toFixed(1)} pages`);
    });
  }

  it("builds no tree above the budget", () => {
    assert.equal(readPage("<div>".repeat(MARKUP_BUDGET.depth + 2), url).isTextOnly, true);
    assert.equal(readPage("<p>".repeat(MARKUP_BUDGET.tags + 1), url).isTextOnly, true);
    assert.equal(readPage(`<p ${"a ".repeat(MARKUP_BUDGET.attributesPerTag + 1)}>`, url).isTextOnly, true);
    assert.equal(readPage("<div><p>curta</p></div>", url).isTextOnly, false);
  });
});
