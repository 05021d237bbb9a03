import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import type { SessionToken } from "@prosa/protocol";
import { openSession, putSite } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { RECORDING_BYTES_MAX } from "./transcriptions.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";

interface Heard {
  address: string | undefined;
  authorization: string | undefined;
  form: FormData;
}

/** A server of `POST /v1/audio/transcriptions` on loopback that keeps what it heard and answers as it is told. */
async function startScriptedTranscriber() {
  const heard: Heard[] = [];
  let answer = { status: 200, body: JSON.stringify({ text: "Qual o prazo?" }) };
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = { "content-type": incoming.headers["content-type"] ?? "" };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    heard.push({ address: incoming.url, authorization: incoming.headers.authorization, form });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    heard,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answer(status: number, body: unknown) {
      answer = { status, body: typeof body === "string" ? body : JSON.stringify(body) };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("/api/sessions/:id/transcriptions", () => {
  let llm: Awaited<ReturnType<typeof startScriptedTranscriber>>;
  let bed: StillBed;
  let opened: SessionToken;

  before(async () => {
    llm = await startScriptedTranscriber();
  });
  after(() => llm.close());

  beforeEach(async () => {
    llm.heard.length = 0;
    llm.answer(200, { text: " Qual o prazo? " });
    await start({
      OPENAI_API_KEY: "sk-test",
      OPENAI_BASE_URL: llm.baseUrl,
      OPENAI_TRANSCRIPTION_MODEL: "scripted",
    });
  });

  async function start(variables: Record<string, string>): Promise<void> {
    bed = startStill({ variables });
    await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN] });
    opened = await openSession(bed, SITE);
  }

  function ask(method: string, init: RequestInit = {}, token = opened.token, query = ""): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "audio/webm;codecs=opus" };
    const path = `/api/sessions/${opened.session}/transcriptions${query}`;
    return bed.fetch(path, { method, headers, ...init });
  }

  const send = (bytes: Uint8Array<ArrayBuffer>, query = "") =>
    ask("POST", { body: bytes }, opened.token, query);

  it("gives the words of a recording, which it sends on as it came", async () => {
    const bytes = new Uint8Array(70_000).map((_, index) => index % 251);
    const response = await send(bytes, "?language=pt-BR");
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { text: "Qual o prazo?" });

    const [request] = llm.heard;
    assert.equal(llm.heard.length, 1);
    assert.equal(request?.address, "/v1/audio/transcriptions");
    assert.equal(request?.authorization, "Bearer sk-test");
    assert.deepEqual([request?.form.get("model"), request?.form.get("language")], ["scripted", "pt"]);
    const file = request?.form.get("file");
    assert.ok(file instanceof File);
    assert.deepEqual([file.name, file.type], ["recording.webm", "audio/webm"]);
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes);
  });

  it("lets the other side find the language where none of ours is named", async () => {
    for (const query of ["", "?language=xx"]) await send(new Uint8Array(8), query);
    assert.deepEqual(
      llm.heard.map(({ form }) => form.get("language")),
      [null, null],
    );
  });

  it("says whether it can transcribe", async () => {
    assert.equal((await ask("GET")).status, 204);
    await start({});
    await assertProblem(await ask("GET"), 404, "no-transcriber");
    await assertProblem(await send(new Uint8Array(8)), 404, "no-transcriber");
    await start({ OPENAI_BASE_URL: llm.baseUrl });
    await assertProblem(await ask("GET"), 404, "no-transcriber");
    assert.equal(llm.heard.length, 0);
  });

  it("[I12] opens to the session's own token alone", async () => {
    const other = await openSession(bed, SITE);
    for (const method of ["GET", "POST"]) {
      const body = method === "POST" ? { body: new Uint8Array(8) } : {};
      await assertProblem(await ask(method, { ...body, headers: {} }), 401, "no-token");
      await assertProblem(await ask(method, body, "nonsense"), 401, "bad-token");
      await assertProblem(await ask(method, body, opened.refreshToken), 401, "bad-token");
      await assertProblem(await ask(method, body, other.token), 403, "wrong-session");
      const headers = { authorization: `Bearer ${opened.token}`, origin: "https://evil.example" };
      await assertProblem(await ask(method, { ...body, headers }), 403, "origin-not-allowed");
    }
    assert.equal(llm.heard.length, 0);
  });

  it("[I10] refuses a recording that is too large, empty or of another kind, without a request to the transcriber", async () => {
    await assertProblem(await send(new Uint8Array(RECORDING_BYTES_MAX + 1)), 413, "too-large");
    await assertProblem(await send(new Uint8Array(0)), 422, "bad-audio");
    const headers = { authorization: `Bearer ${opened.token}`, "content-type": "application/json" };
    await assertProblem(await ask("POST", { headers, body: "{}" }), 422, "bad-audio");
    assert.equal(llm.heard.length, 0);
    assert.equal((await send(new Uint8Array(RECORDING_BYTES_MAX))).status, 200);
  });

  it("[I10] takes so many recordings a minute from one address", async () => {
    for (let count = 0; count < 20; count += 1) assert.equal((await send(new Uint8Array(8))).status, 200);
    await assertProblem(await send(new Uint8Array(8)), 429, "rate-limited");
    assert.equal(llm.heard.length, 20);
  });

  it("advises the visitor when the transcriber refuses, without the cause", async () => {
    for (const [status, ours, code] of [
      [400, 422, "bad-audio"],
      [401, 503, "unavailable"],
      [404, 404, "no-transcriber"],
      [429, 503, "busy"],
      [500, 503, "unavailable"],
    ] as const) {
      llm.answer(status, { error: { message: "segredo", type: "x", code: "x", param: null } });
      const response = await send(new Uint8Array(8));
      assert.doesNotMatch(await response.clone().text(), /segredo/);
      await assertProblem(response, ours, code);
      assert.equal(response.headers.get("retry-after"), ours === 503 ? "5" : null);
    }
  });

  it("reads silence as no words, and an unreadable answer as a failure", async () => {
    llm.answer(200, { text: "  " });
    assert.deepEqual(await (await send(new Uint8Array(8))).json(), { text: "" });
    llm.answer(200, {});
    assert.deepEqual(await (await send(new Uint8Array(8))).json(), { text: "" });
    llm.answer(200, "{");
    await assertProblem(await send(new Uint8Array(8)), 503, "unavailable");
    llm.answer(200, { text: "a".repeat(300 * 1024) });
    await assertProblem(await send(new Uint8Array(8)), 503, "unavailable");
    llm.answer(200, { text: "a".repeat(5_000) });
    assert.equal(((await (await send(new Uint8Array(8))).json()) as { text: string }).text.length, 4_000);
  });
});
