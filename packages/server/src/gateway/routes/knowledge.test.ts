import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import {
  type ExtractAnswer,
  extractAnswerSchema,
  type KnowledgeSource,
  knowledgeSourceSchema,
  problemSchema,
  sourcePreviewSchema,
} from "@prosa/protocol";
import { putSite } from "../../../test/client.ts";
import { type EvilWeb, startEvilWeb } from "../../../test/evil-web.ts";
import { settled } from "../../../test/session-bed.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { PASSAGES_MAX } from "../../knowledge/search/search.ts";
import { SITE_FRESH_MS } from "../../site/sites.ts";
import { SOURCES_MAX } from "../../site/sources/sources.ts";
import { SOURCE_BYTES_MAX } from "./knowledge.ts";

const SITE = "loja";
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded" });
});

function ask(method: string, path: string, body?: unknown, headers: object = OWNER): Promise<Response> {
  const init = { method, headers: { ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return bed.fetch(`/api${path}`, init);
}

async function add(request: object): Promise<KnowledgeSource> {
  const response = await ask("POST", "/knowledge/sources", request);
  assert.equal(response.status, 201);
  return knowledgeSourceSchema.parse(await response.json());
}

async function listed(): Promise<KnowledgeSource[]> {
  const response = await ask("GET", "/knowledge/sources");
  return ((await response.json()) as unknown[]).map((one) => knowledgeSourceSchema.parse(one));
}

async function preview(id: string, query = "") {
  const response = await ask("GET", `/knowledge/sources/${id}${query}`);
  assert.equal(response.status, 200);
  return sourcePreviewSchema.parse(await response.json());
}

async function assertProblem(response: Response, status: number, code: string): Promise<string> {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const problem = problemSchema.parse(await response.json());
  assert.deepEqual([response.status, problem.code], [status, code]);
  assert.ok(problem.detail.length > 20, "a problem says what to do");
  return problem.detail;
}

async function replyTo(text: string): Promise<string> {
  bed.clock.advance(SITE_FRESH_MS);
  // What earlier questions left to be told may ask for the site at this moment too: the others go on with the copy meanwhile.
  await settled(bed);
  const response = await ask("POST", "/chat", { text });
  return ((await response.json()) as { reply: { text: string } }).reply.text;
}

describe("/api/knowledge/sources with texts of the owner", () => {
  it("takes a fact, and answers from it without a restart until it is switched off", async () => {
    const question = "Vocês embrulham para presente?";
    assert.doesNotMatch(await replyTo(question), /seda/);
    const fact = await add({
      kind: "fact",
      text: "Embrulhamos para presente em papel de seda, sem custo.",
      category: "Presentes",
      keywords: ["embrulho", "presente"],
      priority: 5,
    });
    assert.deepEqual(
      [fact.state, fact.passages, fact.isActive, fact.priority, fact.category],
      ["ready", 1, true, 5, "Presentes"],
    );
    assert.match(await replyTo(question), /papel de seda/);
    const off = await ask("PATCH", `/knowledge/sources/${fact.id}`, { isActive: false });
    assert.equal(((await off.json()) as KnowledgeSource).isActive, false);
    assert.doesNotMatch(await replyTo(question), /seda/);
    await ask("PATCH", `/knowledge/sources/${fact.id}`, { isActive: true });
    assert.match(await replyTo(question), /papel de seda/);
    assert.equal((await ask("DELETE", `/knowledge/sources/${fact.id}`)).status, 204);
    assert.doesNotMatch(await replyTo(question), /seda/);
    assert.deepEqual(await listed(), []);
    const left = [...bed.platform.place("site", SITE).storage.rows.keys()];
    assert.deepEqual(left, ["site", "keys"]);
  });

  it("finds a fact by its keywords", async () => {
    await add({ kind: "fact", text: "Aceitamos até doze vezes sem juros.", keywords: ["parcelamento"] });
    assert.match(await replyTo("como funciona o parcelamento?"), /doze vezes/);
  });

  it("takes Markdown, and shows its passages under their headings", async () => {
    const text =
      "# Guia\n\n## Moagem\n\nUse moagem média no coador.\n\n## Água\n\nA água fica entre 92 e 96 graus.";
    const source = await add({
      kind: "text",
      title: "Guia de preparo",
      text,
      url: "https://loja.example/guia",
    });
    const { passages, pages, next } = await preview(source.id);
    assert.deepEqual(
      passages.map(({ heading, url }) => [heading, url]),
      [
        ["Guia › Moagem", "https://loja.example/guia"],
        ["Guia › Água", "https://loja.example/guia"],
      ],
    );
    assert.deepEqual([pages.length, next], [1, undefined]);
    assert.match(await replyTo("qual moagem uso no coador?"), /moagem média/);
  });

  it("takes questions as JSON or as a table, and answers them in the owner's words", async () => {
    await add({
      kind: "questions",
      title: "Dúvidas",
      questions: [
        { question: "Vocês têm estacionamento?", answer: "Sim, para doze carros, ao lado da loja." },
      ],
    });
    await add({
      kind: "questions",
      title: "Mais dúvidas",
      csv: "pergunta;resposta\nPosso levar meu cachorro?;Pode, na coleira e no térreo.",
    });
    assert.match(await replyTo("tem estacionamento?"), /doze carros/);
    assert.match(await replyTo("posso levar meu cachorro na loja?"), /coleira/);
  });

  it("gives a preview in pages", async () => {
    const questions = Array.from({ length: 120 }, (_, index) => ({
      question: `Pergunta ${index}?`,
      answer: `Resposta de número ${index}.`,
    }));
    const { id } = await add({ kind: "questions", title: "Muitas", questions });
    const seen = new Set<string>();
    let from: number | undefined = 0;
    while (from !== undefined) {
      const { passages, next } = await preview(id, `?from=${from}`);
      for (const passage of passages) seen.add(passage.id);
      from = next;
    }
    assert.equal(seen.size, 120);
    for (const bad of ["-1", "x", "1.5"])
      await assertProblem(await ask("GET", `/knowledge/sources/${id}?from=${bad}`), 400, "bad-from");
  });

  it("refuses an invalid source, and names the field", async () => {
    for (const [body, where] of [
      [{}, "kind"],
      [{ kind: "url", url: "ftp://loja.example" }, "url"],
      [{ kind: "crawl", url: "https://loja.example", pages: 5_000 }, "pages"],
      [{ kind: "text", title: "X", text: " " }, "text"],
      [{ kind: "fact", text: "x", priority: 101 }, "priority"],
      [{ kind: "questions", title: "X", questions: [{ question: "?" }] }, "questions.0.answer"],
    ] as const) {
      const detail = await assertProblem(await ask("POST", "/knowledge/sources", body), 422, "bad-body");
      assert.ok(detail.includes(where), `${detail} names ${where}`);
    }
    const both = {
      kind: "questions",
      title: "X",
      csv: "q,a\n1,2",
      questions: [{ question: "1", answer: "2" }],
    };
    await assertProblem(await ask("POST", "/knowledge/sources", both), 422, "bad-body");
    await assertProblem(
      await ask("POST", "/knowledge/sources", { kind: "questions", title: "X" }),
      422,
      "bad-body",
    );
    const table = { kind: "questions", title: "X", csv: "um,dois\n1,2" };
    await assertProblem(await ask("POST", "/knowledge/sources", table), 422, "bad-table");
    const long = { kind: "text", title: "X", text: "x", pad: "x".repeat(SOURCE_BYTES_MAX) };
    await assertProblem(await ask("POST", "/knowledge/sources", long), 413, "too-large");
    for (const url of [
      "http://10.0.0.1/",
      "http://user:secret@loja.example/",
      "https://loja.example:8443/",
    ]) {
      for (const kind of ["url", "sitemap", "crawl"]) {
        const response = await ask("POST", "/knowledge/sources", { kind, url });
        assert.equal(response.status, 422);
        assert.notEqual(problemSchema.parse(await response.json()).code, "bad-body");
      }
    }
    assert.deepEqual(await listed(), []);
  });

  it("refuses a source with more passages than a site may hold, as a whole and with the reason", async () => {
    bed.platform.place("site", SITE).storage.rows.set("page:full", {
      url: "https://loja.example/tudo",
      title: "Tudo",
      language: "pt-BR",
      passages: PASSAGES_MAX - 1,
      chunks: 0,
      readAt: 0,
      isSource: false,
    });
    const csv = "q,a\n1,2\n3,4";
    const detail = await assertProblem(
      await ask("POST", "/knowledge/sources", { kind: "questions", title: "X", csv }),
      422,
      "knowledge-full",
    );
    assert.match(detail, new RegExp(`${PASSAGES_MAX}.* 1 .*2`));
    assert.deepEqual(await listed(), []);
    await add({ kind: "fact", text: "Cabe um fato só." });
  });

  it("refuses more sources than a site may have", async () => {
    const { rows } = bed.platform.place("site", SITE).storage;
    const { id } = await add({ kind: "fact", text: "Um fato entre muitos." });
    const row = rows.get(`source:${id}`) as object;
    for (let count = 1; count < SOURCES_MAX; count += 1)
      rows.set(`source:other-${count}`, { ...row, id: `other-${count}` });
    const response = await ask("POST", "/knowledge/sources", { kind: "fact", text: "Um a mais." });
    await assertProblem(response, 422, "too-many-sources");
  });
});

describe("/api/knowledge/sources for whom", () => {
  it("requires the owner's key on every route", async () => {
    for (const [method, path] of [
      ["POST", "/knowledge/sources"],
      ["GET", "/knowledge/sources"],
      ["GET", "/knowledge/sources/x"],
      ["PATCH", "/knowledge/sources/x"],
      ["DELETE", "/knowledge/sources/x"],
      ["POST", "/knowledge/sources/x/read"],
      ["POST", "/knowledge/sources/x/pause"],
      ["POST", "/knowledge/sources/x/resume"],
      ["POST", "/extract"],
    ] as const)
      await assertProblem(await ask(method, path, undefined, {}), 401, "bad-owner-key");
  });

  it("knows no other source, no other site, and no source of another site", async () => {
    const { id } = await add({ kind: "fact", text: "Um fato da loja." });
    await putSite(bed, "outra");
    await assertProblem(await ask("GET", "/knowledge/sources"), 400, "which-site");
    await assertProblem(await ask("GET", "/knowledge/sources?site=N!"), 400, "bad-site");
    await assertProblem(await ask("GET", "/knowledge/sources?site=none"), 404, "unknown-site");
    assert.deepEqual(await (await ask("GET", "/knowledge/sources?site=outra")).json(), []);
    for (const bad of [id, "none", "..%2fsettings", "x".repeat(65)]) {
      const path = `/knowledge/sources/${bad}`;
      await assertProblem(await ask("GET", `${path}?site=outra`), 404, "unknown-source");
      await assertProblem(await ask("DELETE", `${path}?site=outra`), 404, "unknown-source");
      await assertProblem(await ask("POST", `${path}/read?site=outra`), 404, "unknown-source");
      await assertProblem(
        await ask("PATCH", `${path}?site=outra`, { isActive: true }),
        404,
        "unknown-source",
      );
    }
    assert.equal((await ask("GET", `/knowledge/sources/${id}?site=${SITE}`)).status, 200);
  });

  it("refuses to read a written source again, and to pause one that is not being read", async () => {
    const { id } = await add({ kind: "fact", text: "Um fato da loja." });
    await assertProblem(await ask("POST", `/knowledge/sources/${id}/read`), 409, "not-on-web");
    await assertProblem(await ask("POST", `/knowledge/sources/${id}/pause`), 409, "not-reading");
    await assertProblem(await ask("POST", `/knowledge/sources/${id}/resume`), 409, "not-paused");
  });
});

describe("POST /api/extract", () => {
  let web: EvilWeb;
  const PAGE = `<!doctype html><html lang="pt-BR"><title>Moagem</title><main><h1>Moagem</h1><p>${"A moagem média serve ao coador de pano e ao de papel. ".repeat(8)}</p></main>`;

  beforeEach(async () => {
    web = await startEvilWeb();
    web.serve("/pagina", PAGE);
  });
  afterEach(() => web.close());

  async function extract(body: object): Promise<ExtractAnswer["findings"]> {
    const response = await ask("POST", "/extract", body);
    assert.equal(response.status, 200);
    return extractAnswerSchema.parse(await response.json()).findings;
  }

  it("shows the finding of each method, with time, length and error", async () => {
    const findings = await extract({ url: `${web.origin}/pagina` });
    assert.deepEqual(
      findings.map(({ method, isRead }) => [method, isRead]),
      [
        ["static", true],
        ["browserlike", true],
        ["rendered", false],
      ],
    );
    const [first, , last] = findings;
    assert.ok((first?.length ?? 0) > 300 && (first?.tookMs ?? -1) >= 0 && (first?.passages ?? 0) > 0);
    assert.equal(first?.title, "Moagem");
    assert.ok(last?.error && last.reason === "no-renderer");
  });

  it("shows the fetchWithFallbacks of auto, and one method alone", async () => {
    web.handle("/muro", (request, response) => {
      const isBrowser = request.headers["user-agent"]?.startsWith("Mozilla") === true;
      response.writeHead(isBrowser ? 200 : 403, { "content-type": "text/html" }).end(isBrowser ? PAGE : "");
    });
    const climbed = await extract({ url: `${web.origin}/muro`, method: "auto" });
    assert.deepEqual(
      climbed.map(({ method, isRead, reason }) => [method, isRead, reason]),
      [
        ["static", false, "http-status"],
        ["browserlike", true, undefined],
      ],
    );
    const [alone, ...others] = await extract({ url: `${web.origin}/muro`, method: "static" });
    assert.deepEqual([alone?.isRead, others.length], [false, 0]);
    assert.match(alone?.error ?? "", /403/);
  });

  it("obeys robots.txt and the guard on addresses", async () => {
    web.serve("/robots.txt", "User-agent: ProsaBot\nDisallow: /pagina\n", { "content-type": "text/plain" });
    await assertProblem(await ask("POST", "/extract", { url: `${web.origin}/pagina` }), 422, "robots");
    for (const [url, code] of [
      ["http://10.0.0.1/", "private-address"],
      ["nonsense", "bad-url"],
    ])
      await assertProblem(await ask("POST", "/extract", { url }), 422, code ?? "");
  });
});
