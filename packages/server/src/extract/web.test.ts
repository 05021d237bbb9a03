import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type EvilWeb, startEvilWeb } from "../../test/evil-web.ts";
import { OTHER_PAGES } from "../../test/extract/web/other-pages.ts";
import { page } from "../../test/extract/web/page-makers.ts";
import { PAGES } from "../../test/extract/web/pages.ts";
import { QUESTION_MARKUPS, QUESTION_PAIRS } from "../../test/extract/web/question-markups.ts";
import type { WebCase } from "../../test/extract/web/web-case.ts";
import { passagesOf } from "../site/pages/page-passages.ts";
import { fetchWithFallbacks } from "./fetch/fetch-fallbacks.ts";
import type { Page } from "./page.ts";

let web: EvilWeb;

before(async () => {
  web = await startEvilWeb();
  web.serve("/destino", page("<p>O estacionamento fica no subsolo.</p>"));
});
after(() => web.close());

async function read({ html, contentType = "text/html; charset=utf-8" }: WebCase, path: string) {
  web.handle(path, (_, response) => {
    response.writeHead(200, { "content-type": contentType });
    response.end(html);
  });
  return fetchWithFallbacks(`${web.origin}${path}`, { policy: { allowLoopback: true } });
}

function written(one: Page): string {
  return one.passages.map(({ heading, text }) => `${heading} | ${text}`).join("\n");
}

function check(one: WebCase, found: Page): void {
  const text = written(found);
  for (const part of one.has ?? []) assert.ok(text.includes(part), `${part}\n— is not in —\n${text}`);
  for (const part of one.lacks ?? []) assert.ok(!text.includes(part), `${part}\n— is in —\n${text}`);
  const kept = passagesOf(found, "pt-BR").map(
    (passage) => `${passage.heading} | ${passage.text.split("\n")[0]}`,
  );
  for (const part of one.kept ?? [])
    assert.ok(kept.includes(part), `${part}\n— is not among —\n${kept.join("\n")}`);
  const [first] = found.products;
  for (const [name, value] of Object.entries(one.product ?? {})) {
    const fact = first?.[name as keyof typeof first];
    assert.deepEqual(name === "image" ? new URL(String(fact)).pathname : fact, value, name);
  }
  if (one.products !== undefined) assert.equal(found.products.length, one.products);
  if (one.language !== undefined) assert.equal(found.language, one.language);
  if (one.canonical !== undefined) assert.match(found.canonical, one.canonical);
}

describe("the web as it is", () => {
  for (const [index, one] of [...PAGES, ...OTHER_PAGES].entries()) {
    it(`reads ${one.kind}`, async () => {
      const outcome = await read(one, `/p/${index}`);
      if (!outcome.ok || one.refused !== undefined) {
        assert.equal(outcome.ok ? "read" : outcome.code, one.refused);
        return;
      }
      check(one, outcome.page);
    });
  }
});

describe("questions and answers", () => {
  for (const { kind, html } of QUESTION_MARKUPS) {
    it(`are pairs in ${kind}`, async () => {
      const outcome = await read(
        { kind, html: page(`<h2>Dúvidas</h2><section>${html}</section>`) },
        "/duvidas",
      );
      assert.ok(outcome.ok);
      const pairs = outcome.page.passages.filter((passage) => passage.kind === "question");
      assert.deepEqual(
        pairs.map(({ heading, text }) => [
          heading
            .split(" › ")
            .at(-1)
            ?.replace(/^\d+\. /, ""),
          text.split("\n")[0],
        ]),
        QUESTION_PAIRS,
      );
    });
  }

  it("are read where thousands ask and none answers, and where empty folds lie in each other", async () => {
    for (const html of [
      "<p><b>Qual?</b></p>".repeat(15_000),
      `${"<div><button>Por quê?</button><div><nav>xyz</nav>".repeat(190)}<p>O fim da página fica aqui.</p>`,
    ]) {
      const outcome = await read({ kind: "", html: page(html) }, "/muitas");
      assert.ok(outcome.ok);
      assert.match(outcome.page.text, /oficina recebe/);
    }
  });

  it("are none where a text asks without answering", async () => {
    const html = page(
      "<p>Já pensou em aprender a remar? Temos aulas aos sábados.</p><p>Quer saber mais? Escreva.</p>",
    );
    const outcome = await read({ kind: "", html }, "/retorica");
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.page.questions, []);
  });
});
