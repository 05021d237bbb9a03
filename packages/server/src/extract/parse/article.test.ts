import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readPage } from "../page.ts";

const url = "https://jornal.example/cafe";
const article = readFileSync(new URL("../../../test/extract/article.html", import.meta.url), "utf8");

describe("the text of an article", () => {
  const page = readPage(article, url);

  it("is what its author wrote, with headings, lists and quotes", () => {
    for (const words of [
      "A colheita deste ano",
      "Secagem",
      "- Terreiro de cimento",
      "“Foi o melhor ano da minha vida”",
    ]) {
      assert.ok(page.text.includes(words), words);
    }
  });

  it("leaves out captions, bylines, dates, teasers, pitches and comments", () => {
    for (const words of [
      "Mundo",
      "Por Ana Lima",
      "12/03/2026",
      "Foto:",
      "Grãos no terreiro",
      "Leia também",
      "Conheça a serra",
      "Assine a nossa newsletter",
      "Publicidade",
      "Mais lidas",
      "Adorei o texto",
      "Todos os direitos",
    ]) {
      assert.ok(!page.text.includes(words), words);
    }
  });

  it("is everything on the page where only Open Graph calls it an article and most would be lost", () => {
    const answers = Array.from(
      { length: 12 },
      (_, index) =>
        `<details><summary>Pergunta ${index}?</summary><p>${"Resposta inteira, com bastante texto. ".repeat(4)}</p></details>`,
    );
    const faq = readPage(
      `<meta property="og:type" content="article"><h1>Dúvidas</h1>${answers.join("")}`,
      url,
    );
    assert.equal(faq.questions.length, 12);
  });

  it("is the part that its author marked, where one is marked", () => {
    const body = "Um parágrafo bem escrito, com começo, meio e fim, como convém. ".repeat(8);
    const marked = readPage(
      `<p>${body.toUpperCase()}</p><div itemprop="articleBody"><p>${body}</p></div>`,
      url,
    );
    assert.equal(marked.text, body.trim());
  });
});
