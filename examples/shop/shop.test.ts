import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";

const SHOP = fileURLToPath(new URL(".", import.meta.url));
const TAG =
  '<script async src="http://localhost:1999/prosa.js" data-site="aurora" data-server="http://localhost:1999"></script>';

interface Page {
  readonly path: string;
  readonly html: string;
  readonly document: Document;
}

const pages: readonly Page[] = readdirSync(SHOP, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".html"))
  .sort()
  .map((path) => {
    const html = readFileSync(join(SHOP, path), "utf8");
    return { path, html, document: parseHTML(html).document };
  });
const products = pages.filter(({ path }) => /^produtos\/(?!index)/.test(path));

function flat(text: string | null | undefined): string {
  return (text ?? "").replaceAll(/\s+/g, " ").trim();
}

function pageAt(path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  assert.ok(page, `${path} exists`);
  return page;
}

function textOf(page: Page, selector = "main"): string {
  return flat(page.document.querySelector(selector)?.textContent);
}

function linkedData(page: Page, type: string): Record<string, unknown> {
  for (const script of page.document.querySelectorAll('script[type="application/ld+json"]')) {
    const value = asRecord(JSON.parse(script.textContent ?? ""));
    if (value["@type"] === type) return value;
  }
  assert.fail(`${page.path} has no ${type}`);
}

function asRecord(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === "object" && value !== null && !Array.isArray(value));
  return value as Record<string, unknown>;
}

function asText(value: unknown): string {
  assert.equal(typeof value, "string");
  return value as string;
}

function asList(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}

function reais(cents: number): string {
  return `R$ ${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
}

function rowsOf(page: Page, heading: string): Map<string, string[]> {
  const section = page.document.getElementById(heading)?.parentElement;
  const rows = [...(section?.querySelectorAll("tbody tr") ?? [])];
  assert.ok(rows.length > 0, `${page.path}#${heading} has a table`);
  return new Map(
    rows.map((row) => [
      flat(row.querySelector("th")?.textContent),
      [...row.querySelectorAll("td")].map((cell) => flat(cell.textContent)),
    ]),
  );
}

describe("the pages of the shop", () => {
  it("carry Prosa by one script tag before </body>, with one line saying that it is all", () => {
    assert.ok(pages.length >= 17);
    for (const { path, html, document } of pages) {
      assert.equal(document.querySelectorAll("script:not([type])").length, 1, path);
      assert.match(html.slice(html.indexOf(TAG) - 120), /all a site needs.*\n\s*<script/, path);
      assert.match(html.slice(html.indexOf(TAG) + TAG.length), /^\s*<\/body>\s*<\/html>\s*$/, path);
    }
  });

  it("are in Portuguese, each with its own title and description and one h1", () => {
    for (const selector of ["title", "h1"]) {
      assert.equal(new Set(pages.map((page) => textOf(page, selector))).size, pages.length, selector);
    }
    for (const { path, document } of pages) {
      assert.equal(document.documentElement.getAttribute("lang"), "pt-BR", path);
      assert.equal(document.querySelectorAll("h1").length, 1, path);
      assert.ok(
        (document.querySelector('meta[name="description"]')?.getAttribute("content") ?? "").length > 30,
      );
    }
  });

  it("load nothing from elsewhere, and every link and picture leads to a file or an id that exists", () => {
    const files = new Set(readdirSync(SHOP, { recursive: true, encoding: "utf8" }));
    for (const { path, document } of pages) {
      for (const element of document.querySelectorAll("[src], link[href]")) {
        if (element.matches("script")) continue;
        assert.doesNotMatch(
          element.getAttribute("src") ?? element.getAttribute("href") ?? "",
          /^(https?:)?\/\//,
        );
      }
      for (const element of document.querySelectorAll("[href], img[src]")) {
        const address = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
        if (/^(https:|mailto:|tel:)/.test(address)) continue;
        const [target = "", fragment = ""] = address.split("#");
        const base = target.startsWith("/shop/")
          ? target.slice("/shop/".length)
          : join(dirname(path), target);
        const file = target === "" ? path : relative(SHOP, join(SHOP, base));
        assert.ok(files.has(file), `${path} → ${address}`);
        if (fragment !== "")
          assert.ok(pageAt(file).document.getElementById(fragment), `${path} → ${address}`);
      }
    }
  });

  it("share one header and one footer", () => {
    for (const selector of [".site-header", ".site-footer"]) {
      const variants = new Set(
        pages.map(({ document }) =>
          flat(document.querySelector(selector)?.innerHTML)
            .replaceAll(/ aria-current="page"/g, "")
            .replaceAll(/"(\.\.\/|\/shop\/)/g, '"'),
        ),
      );
      assert.equal(variants.size, 1, selector);
    }
  });

  it("are all in the sitemap, and no other", () => {
    const sitemap = readFileSync(join(SHOP, "sitemap.xml"), "utf8");
    const listed = [...sitemap.matchAll(/<loc>http:\/\/localhost:8080\/shop\/([^<]*)<\/loc>/g)].map(
      ([, path]) => (path ?? "").replace(/^$|\/$/, (end) => `${end}index.html`),
    );
    const expected = pages.map(({ path }) => path).filter((path) => path !== "404.html");
    assert.deepEqual(listed.sort(), expected);
  });
});

describe("the facts of the shop", () => {
  it("are the same in a product's structured data, its words and the table of prices", () => {
    const prices = new Map(
      [...pageAt("produtos/index.html").document.querySelectorAll("tbody tr")].map((row) => [
        flat(row.querySelector("th")?.textContent),
        [...row.querySelectorAll("td")].map((cell) => flat(cell.textContent)),
      ]),
    );
    assert.ok(products.length >= 7);
    for (const page of products) {
      const product = linkedData(page, "Product");
      const offer = asRecord(product.offers);
      const cents = Math.round(Number(offer.price) * 100);
      const isInStock = offer.availability === "https://schema.org/InStock";
      const pix = reais(Math.round((cents * 95) / 100));
      assert.equal(product.name, textOf(page, "h1"));
      assert.equal(offer.priceCurrency, "BRL");
      assert.equal(textOf(page, ".price"), reais(cents));
      assert.equal(textOf(page, ".stock").startsWith("Em estoque"), isInStock, page.path);
      assert.ok(textOf(page).includes(`no Pix sai por ${pix}`), page.path);
      assert.ok(textOf(page, ".spec").includes(asText(product.sku)), page.path);
      assert.deepEqual(prices.get(asText(product.name)), [
        reais(cents),
        pix,
        isInStock ? "em estoque" : "esgotada",
      ]);
      const instalments = /em até (\d)x de R\$ (\d+),(\d\d) sem juros/.exec(textOf(page));
      if (instalments) {
        const [, count, whole, rest] = instalments;
        const each = Number(whole) * 100 + Number(rest);
        assert.ok(each >= 2500 && Number(count) <= 6, page.path);
        assert.equal(each, Math.round(cents / Number(count)), page.path);
      }
    }
    assert.equal(prices.size, products.length);
  });

  it("name one coffee maker and one product that is out of stock", () => {
    const names = products.map((page) => textOf(page, "h1"));
    assert.deepEqual(
      names.filter((name) => /cafeteira/i.test(name)),
      ["Cafeteira italiana Aurora 6 xícaras"],
    );
    const availabilities = products.map((page) => asRecord(linkedData(page, "Product").offers).availability);
    assert.equal(availabilities.filter((one) => one === "https://schema.org/OutOfStock").length, 1);
  });

  it("have GTINs with a right check digit, and no SKU or GTIN twice", () => {
    const skus = products.map((page) => asText(linkedData(page, "Product").sku));
    const gtins = products.map((page) => asText(linkedData(page, "Product").gtin13));
    assert.equal(new Set(skus).size, products.length);
    assert.equal(new Set(gtins).size, products.length);
    for (const gtin of gtins) {
      const sum = [...gtin].reduce(
        (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
        0,
      );
      assert.equal(sum % 10, 0, gtin);
    }
  });

  it("agree on warranty, freight and exchange wherever they are told", () => {
    const warranty = rowsOf(pageAt("garantia.html"), "prazos");
    for (const page of products) {
      const stated = /Garantia (\d+ (?:meses|dias))/.exec(textOf(page, ".spec"))?.[1];
      if (stated === undefined) continue;
      const short = textOf(page, ".crumbs [aria-current]");
      const row = [...warranty].find(([name]) => short.split(" ").every((word) => name.includes(word)));
      assert.deepEqual(row?.[1], [stated], page.path);
    }

    const delivery = pageAt("entrega.html");
    const [days, price] = rowsOf(delivery, "prazos").get("Manaus e região metropolitana") ?? [];
    assert.ok(textOf(delivery).includes(`entregamos em Manaus: chega em ${days} e o frete custa ${price}`));
    const home = textOf(pageAt("index.html"));
    for (const threshold of ["R$ 299,00", "R$ 449,00"]) {
      assert.ok(home.includes(threshold) && textOf(delivery, "main").includes(threshold));
    }
    assert.ok(home.includes("30 dias para trocar") && home.includes("7 dias para desistir"));
    assert.match(textOf(pageAt("trocas.html")), /prazo de troca é de 30 dias corridos/);
    assert.match(textOf(pageAt("trocas.html")), /desistir em até 7 dias corridos/);
  });

  it("are the same in the structured questions and the ones to read", () => {
    const page = pageAt("duvidas.html");
    const structured = asList(linkedData(page, "FAQPage").mainEntity).map((entry) => {
      const question = asRecord(entry);
      return [asText(question.name), asText(asRecord(question.acceptedAnswer).text)];
    });
    const written = [...page.document.querySelectorAll("main h3")].map((heading) => [
      flat(heading.textContent),
      flat(heading.nextElementSibling?.textContent),
    ]);
    assert.ok(written.length >= 12);
    assert.deepEqual(structured, written);
  });
});

describe("the questions about the shop", () => {
  const questions = asList(JSON.parse(readFileSync(join(SHOP, "questions.json"), "utf8"))).map(asRecord);
  const unanswerable = questions.filter(({ answers }) => asList(answers).length === 0);

  it("are many, all different, in three languages, a third of them without an answer", () => {
    assert.ok(questions.length >= 130);
    assert.equal(new Set(questions.map(({ query }) => asText(query).toLowerCase())).size, questions.length);
    const share = unanswerable.length / questions.length;
    assert.ok(share > 0.31 && share < 0.36, `${share}`);
    for (const language of ["pt-BR", "en", "es"]) {
      assert.ok(questions.filter((question) => question.language === language).length >= 20, language);
    }
  });

  it("have gold answers that stand word for word in the shop, the first of them on the named page", () => {
    const texts = pages.map((page) => textOf(page));
    for (const { query, answers, page } of questions) {
      for (const [index, answer] of asList(answers).entries()) {
        const where = index === 0 ? [textOf(pageAt(asText(page)))] : texts;
        assert.ok(
          where.some((text) => text.includes(asText(answer))),
          `${query}: ${answer}`,
        );
      }
    }
  });

  it("name a page exactly when they have an answer", () => {
    for (const { answers, page } of questions) assert.equal(asList(answers).length > 0, page !== undefined);
  });
});
