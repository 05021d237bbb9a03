import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { readMarkdown } from "../formats/markdown.ts";
import { readDocument } from "./document.ts";
import type { FetchedDocument } from "./fetch.ts";
import type { DocumentKind } from "./media-type.ts";

const fetched = (kind: DocumentKind, text: string, url = "https://loja.example/ajuda"): FetchedDocument => ({
  ok: true,
  url,
  status: 200,
  kind,
  text,
  bytes: new TextEncoder().encode(text),
});

const pageOf = async (document: FetchedDocument) => {
  const outcome = await readDocument(document);
  assert.ok(outcome.ok);
  return outcome.page;
};

describe("readDocument", () => {
  it("reads Markdown with its headings, lists and tables", async () => {
    const page = await pageOf(
      fetched(
        "markdown",
        "---\nlayout: x\n---\n# Trocas\n\nVocê tem **30 dias** para [trocar](/troca).\n\n## Como fazer\n\n1. Escreva para nós\n2. Envie o *produto*\n\nFrete\n-----\n\n| Região | Prazo |\n|---|---|\n| Norte | 9 dias |\n| Sul | 4 dias |\n",
      ),
    );
    assert.equal(page.title, "Trocas");
    assert.deepEqual(
      page.passages.map(({ heading, text, kind }) => [heading, text, kind]),
      [
        ["Trocas", "Você tem 30 dias para trocar.", "prose"],
        ["Trocas › Como fazer", "- Escreva para nós\n- Envie o produto", "prose"],
        ["Trocas › Frete", "Região: Prazo\nNorte: 9 dias\nSul: 4 dias", "table"],
      ],
    );
  });

  it("reads plain text by paragraphs and names it by its address", async () => {
    const page = await pageOf(
      fetched("text", "Um.\nDois.\n\nTrês.", "https://loja.example/pol%C3%ADtica.txt"),
    );
    assert.equal(page.title, "política.txt");
    assert.equal(page.text, "Um.\nDois.\nTrês.");
  });

  it("tells the language of a text by its words", async () => {
    const page = await pageOf(
      fetched(
        "markdown",
        "# Billing\n\nYou can cancel at any time, and we will refund what you have not used.",
      ),
    );
    assert.equal(page.language, "en");
    assert.equal((await pageOf(fetched("text", "Billing"))).language, undefined);
  });

  it("reads the words of a PDF", async () => {
    const bytes = new Uint8Array(readFileSync(new URL("../../../test/extract/returns.pdf", import.meta.url)));
    const page = await pageOf({ ...fetched("pdf", ""), bytes });
    assert.equal(page.title, "Politica de troca");
    assert.match(page.text, /Prazo de troca: 30 dias\. Ação rápida\./);
    assert.ok(bytes.byteLength > 0, "the caller's bytes stay its own");
  });

  it("refuses a broken PDF and a feed with what to do instead", async () => {
    const broken = await readDocument(fetched("pdf", "%PDF-1.4 nothing"));
    assert.ok(!broken.ok);
    assert.match(broken.message, /broken or locked/);
    const feed = await readDocument(fetched("xml", "<rss/>"));
    assert.ok(!feed.ok);
    assert.match(feed.message, /sitemap/);
  });
});

describe("Markdown that opens what it never ends", () => {
  for (const mark of ["[", "![", "[a](", "<![", "**a ", "_a "]) {
    it(`[I10] takes time in proportion to ${JSON.stringify(mark)}`, () => {
      assert.equal(readMarkdown(mark.repeat(60_000)).length, 1);
      assertProportional((size) => readMarkdown(mark.repeat(size)), 60_000);
    });
  }
});
