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

/** Answers every request but the second, which is held for ever; resolves once that one has come. */
function holdSecondBatch(): Promise<void> {
  return new Promise((resolve) => {
    embeddings.setScript(() => {
      if (embeddings.requests.length !== 2) return { type: "answer" };
      resolve();
      return { type: "silence" };
    });
  });
}

/** Resolves once so many different texts have been asked for. */
function askedFor(count: number): Promise<void> {
  return new Promise((resolve) => {
    embeddings.setScript(() => {
      if (new Set(embeddings.texts).size === count) resolve();
      return { type: "answer" };
    });
  });
}

async function readMeaning(): Promise<KnowledgeMeaning> {
  const response = await bed.fetch(`/api/knowledge/meaning?site=${SITE}`, { headers: OWNER });
  return knowledgeMeaningSchema.parse(await response.json());
}

describe("a site's room of partykit with an embedder", () => {
  it("[I16] goes on after a kill between two batches, and an LLM reads the nearest passages", async () => {
    await putSite(bed, SITE);
    const questions = Array.from({ length: COUNT }, (_, number) => ({
      question: `Qual é o prazo do artigo ${number}?`,
      answer: `O artigo ${number} da loja chega em ${number} dias úteis, ou antes.`,
    }));
    const isHeld = holdSecondBatch();
    const body = JSON.stringify({ site: SITE, kind: "questions", title: "Prazos", questions });
    const added = await bed.fetch("/api/knowledge/sources", { method: "POST", headers: OWNER, body });
    assert.equal(added.status, 201);
    await isHeld;
    const areAsked = askedFor(COUNT);
    await bed.kill();
    // A local runtime lets a room sleep after a restart, though its alarm is overdue, until somebody asks it for something.
    await readMeaning();
    await areAsked;
    let meaning = await readMeaning();
    // The last batch has been asked for, and is written down a moment later.
    while (meaning.state !== "ready") meaning = await readMeaning();
    const { texts, embedded } = meaning;
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
    // The last is what the LLM makes of a message whose words the site does not know: here it says this to everything.
    assert.deepEqual(embeddings.texts.slice(-2), [question, "Certo."]);
    assert.match(embeddings.prompts.at(-1) ?? "", /artigo \d+ da loja/);
  });
});
