import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ChatAnswer, type KnowledgeMeaning, knowledgeMeaningSchema } from "@prosa/protocol";
import { putSite } from "../../test/client.ts";
import { type ScriptedEmbeddings, startScriptedEmbeddings } from "../../test/scripted-embeddings.ts";
import { OWNER_KEY, startProcess, type Testbed } from "../../test/testbed.ts";

const SITE = "loja";
const COUNT = 300;
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

let embeddings: ScriptedEmbeddings;
let bed: Testbed;

before(async () => {
  embeddings = await startScriptedEmbeddings();
  bed = await startProcess("partykit", {
    OPENAI_BASE_URL: embeddings.baseUrl,
    OPENAI_EMBEDDING_MODEL: "grams",
    OPENAI_EMBEDDING_DIMENSIONS: "256",
  });
});
// In the order they were opened: one that could not be keeps none before it open.
after(async () => {
  await embeddings.close();
  await bed.close();
});

/** Asks until it is so. */
async function until(passes: (meaning: KnowledgeMeaning) => boolean): Promise<KnowledgeMeaning> {
  const signal = AbortSignal.timeout(30_000);
  for (;;) {
    const response = await bed.fetch(`/api/knowledge/meaning?site=${SITE}`, { headers: OWNER });
    const meaning = knowledgeMeaningSchema.parse(await response.json());
    if (passes(meaning)) return meaning;
    assert.ok(!signal.aborted, JSON.stringify(meaning));
  }
}

describe("a site's room of partykit with an embedder", () => {
  it("[I16] goes on after a kill between two batches, and an LLM reads what is nearest", async () => {
    await putSite(bed, SITE);
    const questions = Array.from({ length: COUNT }, (_, number) => ({
      question: `Qual é o prazo do artigo ${number}?`,
      answer: `O artigo ${number} da loja chega em ${number} dias úteis, ou antes.`,
    }));
    const body = JSON.stringify({ site: SITE, kind: "questions", title: "Prazos", questions });
    const added = await bed.fetch("/api/knowledge/sources", { method: "POST", headers: OWNER, body });
    assert.equal(added.status, 201);
    await until(({ embedded = 0 }) => embedded >= 64);
    await bed.kill();
    const { texts, embedded } = await until(({ state }) => state === "ready");
    assert.deepEqual([texts, embedded], [COUNT, COUNT]);
    assert.equal(new Set(embeddings.texts).size, COUNT);
    // The batch that the kill cut off may be asked for twice.
    assert.ok(embeddings.texts.length <= COUNT + 64);
    const question = "em quantos dias vem a encomenda prometida?";
    const chat = await bed.fetch("/api/chat", {
      method: "POST",
      body: JSON.stringify({ site: SITE, text: question }),
    });
    assert.equal(((await chat.json()) as ChatAnswer).reply.text, "Certo.");
    assert.equal(embeddings.texts.at(-1), question);
    assert.match(embeddings.prompts.at(-1) ?? "", /artigo \d+ da loja/);
  });
});
