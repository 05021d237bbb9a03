import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type KnowledgeMeaning, knowledgeMeaningSchema } from "@prosa/protocol";
import { Client, freshId, openSession, putSite } from "../../../test/client.ts";
import { startEvilWeb } from "../../../test/evil-web.ts";
import { type ScriptedEmbeddings, startScriptedEmbeddings } from "../../../test/scripted-embeddings.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { unpackVectors } from "../../knowledge/vectors/vectors.ts";
import { SITE_TOKENS_PER_HOUR } from "../../models/resilience/token-budget.ts";
import type { SiteSnapshot } from "../snapshot.ts";

const SITE = "loja";
const MODEL = "grams";
const HOUR_MS = 60 * 60 * 1_000;

let embeddings: ScriptedEmbeddings;
let bed: StillBed;

beforeEach(async () => {
  embeddings = await startScriptedEmbeddings();
  bed = await start();
});
afterEach(() => embeddings.close());

async function start(variables: Record<string, string> = {}): Promise<StillBed> {
  const own = { OPENAI_BASE_URL: embeddings.baseUrl, OPENAI_EMBEDDING_MODEL: MODEL, ...variables };
  const started = startStill({ variables: own });
  await putSite(started, SITE);
  return started;
}

function place() {
  return bed.platform.place("site", SITE);
}

function call(method: string, path: string, body?: object): Promise<Response> {
  return bed.platform.callRoom("site", SITE, path, { method, ...(body && { body: JSON.stringify(body) }) });
}

async function add(body: object): Promise<string> {
  const response = await call("POST", "/sources", body);
  assert.equal(response.status, 201);
  return ((await response.json()) as { id: string }).id;
}

/** A table of so many questions, a passage each. */
function table(count: number, from = 0): object {
  const questions = Array.from({ length: count }, (_, number) => ({
    question: `Qual é o prazo do artigo ${from + number}?`,
    answer: `O artigo ${from + number} da loja chega em ${from + number} dias.`,
  }));
  return { kind: "questions", title: "Dúvidas", questions };
}

async function ring(times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const at = place().alarm?.at ?? 0;
    bed.clock.advance(Math.max(0, at - bed.clock.now()));
    await bed.platform.idle();
  }
}

/** Lets the alarm ring until nothing is due within the hour. */
async function ringOut(): Promise<void> {
  for (let count = 0; (place().alarm?.at ?? Infinity) < bed.clock.now() + HOUR_MS / 2; count += 1) {
    assert.ok(count < 300, "the room comes to rest");
    await ring();
  }
}

async function meaning(): Promise<KnowledgeMeaning> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  return knowledgeMeaningSchema.parse(
    await (await bed.fetch(`/api/knowledge/meaning?site=${SITE}`, { headers })).json(),
  );
}

async function snapshot(): Promise<SiteSnapshot> {
  return (await (await call("GET", "/snapshot")).json()) as SiteSnapshot;
}

async function vectors(of: SiteSnapshot) {
  const init = { headers: { "if-match": of.version } };
  const response = await bed.platform.callRoom("site", SITE, "/vectors", init);
  assert.equal(response.status, 200);
  return unpackVectors(new Uint8Array(await response.arrayBuffer()), of.passages.length, MODEL);
}

function failures() {
  return bed.platform.logs.filter(({ event }) => event === "embedding-failed");
}

function vectorRows(): unknown[] {
  return [...place().storage.rows].filter(([key]) => key.startsWith("vectors:"));
}

describe("a site's room with an embedder", () => {
  it("has each text embedded once, in batches, and then publishes a version", async () => {
    await add(table(150));
    const before = await snapshot();
    assert.equal(before.meaning, undefined);
    assert.deepEqual([(await meaning()).state, (await meaning()).embedded], ["working", 0]);
    await ringOut();
    assert.deepEqual(
      embeddings.requests.map(({ body }) => body.input.length),
      [64, 64, 22],
    );
    assert.equal(new Set(embeddings.texts).size, 150);
    const after = await snapshot();
    assert.notEqual(after.version, before.version);
    assert.equal(after.meaning, MODEL);
    const rows = await vectors(after);
    assert.ok(rows?.scales.every((scale) => scale > 0));
    assert.deepEqual(await meaning(), {
      state: "ready",
      model: MODEL,
      dimensions: 384,
      texts: 150,
      embedded: 150,
    });
    const stale = await bed.platform.callRoom("site", SITE, "/vectors", { headers: { "if-match": "1" } });
    assert.equal(stale.status, 412);
  });

  it("keeps every row under 100 KiB", async () => {
    await bed.close();
    bed = await start({ OPENAI_EMBEDDING_DIMENSIONS: "3072" });
    await add(table(70));
    await ringOut();
    const sizes = vectorRows().map(
      (entry) => (entry as [string, { values: Int8Array; scales: Float32Array }])[1].values.byteLength,
    );
    assert.equal(embeddings.requests[0]?.body.dimensions, 3_072);
    assert.ok(Math.max(...sizes) < 95_000);
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      70 * 3_072,
    );
  });

  it("pays only for texts that are new, also those of a source that was switched off meanwhile", async () => {
    const id = await add(table(40));
    await ringOut();
    await call("PATCH", `/sources/${id}`, { isActive: false });
    await add(table(10, 1_000));
    await ringOut();
    await call("PATCH", `/sources/${id}`, { isActive: true });
    await ringOut();
    assert.equal(embeddings.texts.length, 50);
    assert.deepEqual([(await meaning()).state, (await meaning()).texts], ["ready", 50]);
  });

  it("publishes vectors together with the pages that are being read", async () => {
    const web = await startEvilWeb();
    const names = Array.from({ length: 40 }, (_, number) => `/p${number}`);
    const links = names.map((name) => `<a href="${name}">${name}</a>`).join(" ");
    const page = (name: string) =>
      `<!doctype html><html lang="pt-BR"><title>${name}</title><main><p>O artigo ${name} da loja custa dez reais.</p></main>`;
    web.serve("/", `${page("inicio")}<nav>${links}</nav>`);
    for (const name of names) web.serve(name, page(name));
    const before = Number((await snapshot()).version);
    await add({ kind: "crawl", url: `${web.origin}/` });
    await ringOut();
    const after = await snapshot();
    assert.deepEqual([after.passages.length, after.meaning, (await meaning()).state], [41, MODEL, "ready"]);
    assert.equal(embeddings.texts.length, 41);
    assert.ok(Number(after.version) - before <= 15, `${Number(after.version) - before} versions of 41 pages`);
    await web.close();
  });

  it("drops vectors that no passage needs any more", async () => {
    const id = await add(table(128));
    await ringOut();
    assert.equal(vectorRows().length, 2);
    await call("DELETE", `/sources/${id}`);
    await add(table(3, 1_000));
    await ringOut();
    assert.equal(vectorRows().length, 1);
    assert.equal((await snapshot()).meaning, MODEL);
  });

  it("drops the vectors of a removed source, even where no new source follows", async () => {
    const id = await add(table(3));
    await ringOut();
    assert.equal(vectorRows().length, 1);
    await call("DELETE", `/sources/${id}`);
    await ringOut();
    assert.equal(vectorRows().length, 0);
  });

  it("[I16] goes on after a kill between any two batches, and pays for none of them twice", async () => {
    await add(table(200));
    for (let count = 0; count < 10; count += 1) {
      bed.platform.kill();
      place().alarm?.cancel();
      place().alarm = null;
      await snapshot();
      await ring();
    }
    assert.equal((await meaning()).state, "ready");
    assert.equal(embeddings.texts.length, 200);
  });

  it("embeds all texts again with another model, and searches by words until that is done", async () => {
    await add(table(20));
    await ringOut();
    const { rows } = place().storage;
    bed = startStill({
      variables: { OPENAI_BASE_URL: embeddings.baseUrl, OPENAI_EMBEDDING_MODEL: "another" },
    });
    for (const [key, row] of rows) place().storage.rows.set(key, row);
    assert.equal((await snapshot()).meaning, undefined);
    await ringOut();
    assert.equal(embeddings.texts.length, 40);
    assert.equal((await snapshot()).meaning, "another");
    assert.equal(vectorRows().length, 1);
  });

  it("[I15] serves on without vectors while the server fails, says why, and tries again when it said", async () => {
    for (const [behaviour, code, seconds] of [
      [{ type: "refuse", status: 401 }, "refused", 3_600],
      [{ type: "refuse", status: 429, headers: { "retry-after": "90" } }, "rate-limited", 90],
      [{ type: "refuse", status: 429, code: "insufficient_quota" }, "refused", 3_600],
      [{ type: "refuse", status: 503 }, "server-error", 5],
      [{ type: "answer", alter: (all) => all.slice(1) }, "bad-answer", 5],
      [
        { type: "answer", format: "base64", alter: (all) => all.map((one) => one.fill(NaN)) },
        "bad-answer",
        5,
      ],
    ] as const satisfies readonly [Parameters<typeof scripted>[0], string, number][]) {
      bed = await start();
      scripted(behaviour);
      await add(table(3));
      await ring();
      const { state, problem, retryAt } = await meaning();
      assert.deepEqual([state, problem?.code, retryAt], ["waiting", code, bed.clock.now() + seconds * 1_000]);
      assert.equal(failures().length, 1);
      assert.equal(failures()[0]?.retryInS, seconds);
      assert.equal((await snapshot()).passages.length, 3);
      scripted({ type: "answer", format: "base64" });
      await ring(3);
      assert.equal((await meaning()).state, "ready");
    }
  });

  it("waits longer each time, and never longer than an hour", async () => {
    scripted({ type: "refuse", status: 500 });
    await add(table(1));
    await ring(14);
    const waits = failures().map(({ retryInS }) => retryInS);
    assert.deepEqual(waits.slice(0, 4), [5, 10, 20, 40]);
    assert.equal(waits.at(-1), 3_600);
  });

  it("leaves out a text that the server refuses, and no other", async () => {
    embeddings.setScript(({ body }) =>
      body.input.some((text) => text.includes("artigo 37 "))
        ? { type: "refuse", status: 400 }
        : { type: "answer" },
    );
    await add(table(100));
    await ringOut();
    assert.deepEqual([(await meaning()).state, (await meaning()).embedded], ["ready", 100]);
    const rows = await vectors(await snapshot());
    assert.equal(rows?.scales.filter((scale) => scale === 0).length, 1);
  });

  it("[I10] refuses vectors that would not fit in memory, and says how many would", async () => {
    bed = await start({ OPENAI_EMBEDDING_DIMENSIONS: "4096" });
    await add(table(2_000));
    await add(table(1_000, 5_000));
    await ringOut();
    const { state, problem } = await meaning();
    assert.deepEqual([state, problem?.code], ["waiting", "too-large"]);
    assert.equal(embeddings.requests.length, 1);
    assert.equal((await snapshot()).meaning, undefined);
  });

  it("[I10] spends no more tokens an hour than a site may", async () => {
    const startedAt = bed.clock.now();
    scripted({ type: "answer", tokenCount: 0.51 * SITE_TOKENS_PER_HOUR });
    await add(table(250));
    await ring(3);
    assert.equal(embeddings.requests.length, 2);
    assert.deepEqual([(await meaning()).state, (await meaning()).problem?.code], ["waiting", "budget-spent"]);
    await ringOut();
    assert.equal((await meaning()).state, "ready");
    assert.ok(bed.clock.now() - startedAt > HOUR_MS / 2);
  });

  it("is off where the server has no embeddings", async () => {
    bed = await start({ OPENAI_EMBEDDING_MODEL: "" });
    await add(table(2));
    await ringOut();
    assert.deepEqual(await meaning(), { state: "off" });
    assert.equal(embeddings.requests.length, 0);
  });
});

function scripted(behaviour: ReturnType<Parameters<ScriptedEmbeddings["setScript"]>[0]>): void {
  embeddings.setScript(() => behaviour);
}

describe("a turn of a site with vectors", () => {
  const FACTS = [
    "Embrulhamos para presente sem custo.",
    "A cafeteira italiana é de alumínio polido.",
    "Abrimos aos sábados das nove às treze.",
  ];

  async function visit(settings: object = {}): Promise<Client> {
    await putSite(bed, SITE, settings);
    for (const text of FACTS) await add({ kind: "fact", text });
    await ringOut();
    embeddings.requests.length = 0;
    return Client.join(bed, await openSession(bed, SITE));
  }

  it("has an LLM read the passages that are nearest in meaning, where the question's words find none", async () => {
    const visitor = await visit();
    const question = "qual metal reveste o utensílio?";
    scripted({ type: "answer" });
    const plain = freshId();
    visitor.say(plain, question);
    await visitor.reply(plain);
    // The second is what the LLM makes of a message whose words the site does not know: here it says this to everything.
    assert.deepEqual(embeddings.texts, [question, "Certo."]);
    assert.ok(FACTS.filter((fact) => embeddings.prompts.at(-1)?.includes(fact)).length > 1);
  });

  it("keeps personal data in the visitor's question from the embeddings server", async () => {
    const visitor = await visit();
    const id = freshId();
    visitor.say(id, "mandem a cafeteira para maria@exemplo.com.br");
    await visitor.reply(id);
    assert.ok(!embeddings.texts.join().includes("maria@exemplo"));
    assert.ok(embeddings.texts.join().includes("cafeteira"));
  });

  it("[I15] is answered by its words when the meaning does not come within a second, and asks for none for a while", async () => {
    const visitor = await visit();
    scripted({ type: "silence" });
    for (const [text, asked] of [
      ["vocês embrulham para presente?", 1],
      ["a cafeteira italiana é de alumínio?", 1],
    ] as const) {
      const id = freshId();
      visitor.say(id, text);
      while (!bed.platform.logs.some(({ event }) => event === "query-not-embedded")) {
        await new Promise((resolve) => setImmediate(resolve));
        if (embeddings.requests.length > 0) bed.clock.advance(1_000);
      }
      await visitor.reply(id);
      assert.equal(embeddings.requests.length, asked);
    }
    assert.equal(bed.platform.logs.filter(({ event }) => event === "query-not-embedded").length, 1);
    assert.ok(embeddings.prompts.at(-1)?.includes(FACTS[1] ?? ""));
  });

  it("asks for no meaning where the embedded model answers, which does so at once", async () => {
    const visitor = await visit({ model: "embedded" });
    const id = freshId();
    visitor.say(id, "vocês embrulham para presente?");
    await visitor.reply(id);
    assert.equal(embeddings.requests.length, 0);
  });
});
