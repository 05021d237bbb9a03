import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, it } from "node:test";
import { type KnowledgeQuestion, type KnowledgeSource, sourcePreviewSchema } from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { DOCUMENT_BYTES_MAX } from "./documents.ts";

const OWNER = { authorization: `Bearer ${OWNER_KEY}` };
const PDF = new Uint8Array(readFileSync(new URL("../../../test/extract/returns.pdf", import.meta.url)));

describe("documents of the owner", () => {
  let bed: StillBed;

  beforeEach(async () => {
    bed = startStill();
    await putSite(bed, "loja", { model: "embedded" });
  });

  const send = (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) =>
    bed.fetch(`/api/knowledge/${path}`, {
      method: "POST",
      headers: { ...OWNER, "content-type": type },
      body,
    });

  it("become a text with passages that answers may quote: a PDF by its bytes, whatever its type says", async () => {
    for (const type of ["application/pdf", "application/octet-stream"]) {
      const response = await send("documents?name=trocas.pdf", PDF, type);
      assert.equal(response.status, 201, await response.clone().text());
      const source = (await response.json()) as KnowledgeSource;
      assert.deepEqual([source.kind, source.state], ["text", "ready"]);
      const shown = await bed.fetch(`/api/knowledge/sources/${source.id}`, { headers: OWNER });
      const { passages } = sourcePreviewSchema.parse(await shown.json());
      assert.ok(passages.length > 0 && passages.every(({ text }) => text.length > 0));
    }
  });

  it("are named by their own title, or else by their file", async () => {
    const response = await send("documents?name=garantia.txt", "A garantia vale por um ano.", "text/plain");
    assert.equal(((await response.json()) as KnowledgeSource).title, "garantia.txt");
  });

  it("are refused with the reason: not readable, without text, too large", async () => {
    await assertProblem(
      await send("documents?name=a.zip", "PK\u0003\u0004", "application/zip"),
      422,
      "unsupported-type",
    );
    await assertProblem(
      await send("documents?name=a.pdf", "%PDF-1.7 broken", "application/pdf"),
      422,
      "unreadable",
    );
    await assertProblem(await send("documents?name=a.txt", "  \n ", "text/plain"), 422, "unreadable");
    const large = new Uint8Array(DOCUMENT_BYTES_MAX + 1);
    await assertProblem(await send("documents?name=a.pdf", large, "application/pdf"), 413, "too-large");
  });

  it("that are tables of questions are shown before anything is kept, and name the row that is wrong", async () => {
    const table = "Pergunta;Resposta;Categoria\nAceitam Pix?;Sim, com 5% de desconto.;Pagamento\n";
    const response = await send("tables", table, "text/csv");
    const { questions } = (await response.json()) as { questions: KnowledgeQuestion[] };
    assert.deepEqual(questions, [
      { question: "Aceitam Pix?", answer: "Sim, com 5% de desconto.", category: "Pagamento" },
    ]);
    const sources = await bed.fetch("/api/knowledge/sources", { headers: OWNER });
    assert.deepEqual(await sources.json(), []);
    await assertProblem(
      await send("tables", "question,answer\nAceitam Pix?,\n", "text/csv"),
      422,
      "bad-table",
    );
    await assertProblem(await send("tables", "a mesma coisa", "text/csv"), 422, "bad-table");
  });
});
