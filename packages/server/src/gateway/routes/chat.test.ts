import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { chatAnswerSchema, transcriptSchema } from "@prosa/protocol";
import { addPage, openSession, putSite } from "../../../test/client.ts";
import { assertProblem, post } from "../../../test/http.ts";
import { unsealedRows } from "../../../test/session-bed.ts";
import { type StillBed, startShop, startStill } from "../../../test/testbed.ts";

const SITE = "loja";
const ORIGIN = "https://loja.example";

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded", origins: [ORIGIN] });
});

describe("POST /api/chat", () => {
  interface Answer {
    session: string;
    token: string;
    reply: { text: string };
    citations: { url: string }[];
    decision: { action: string };
  }

  it("answers from the only site there is, and continues the session", async () => {
    const shop = await startShop();
    try {
      await addPage(bed, SITE, shop.url);
      const first = (await (
        await post(bed, "/api/chat", { text: "Qual é o prazo de troca?" })
      ).json()) as Answer;
      assert.match(first.reply.text, /30 dias/);
      assert.equal(first.citations[0]?.url, shop.url);
      const { session, token } = first;
      const second = await post(bed, "/api/chat", { text: "E o frete da troca?", session, token });
      assert.equal(((await second.json()) as Answer).session, session);
      const transcript = await bed.fetch(`/api/sessions/${session}/transcript`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(transcriptSchema.parse(await transcript.json()).events.length, 4);
    } finally {
      await shop.close();
    }
  });

  it("asks which site when there are none, or several, and takes the one named", async () => {
    await putSite(bed, "outra", { model: "embedded" });
    await assertProblem(await post(bed, "/api/chat", { text: "oi" }), 400, "which-site");
    assert.equal((await post(bed, "/api/chat", { text: "oi", site: "outra" })).status, 200);
    await assertProblem(await post(bed, "/api/chat", { text: "oi", site: "none" }), 404, "unknown-site");
    bed = startStill();
    const detail = await assertProblem(await post(bed, "/api/chat", { text: "oi" }), 400, "which-site");
    assert.match(detail, /PUT/);
  });

  it("[I12] refuses a session without its token, and with another's", async () => {
    const one = await openSession(bed, SITE);
    const other = await openSession(bed, SITE);
    const chat = (token?: string) => post(bed, "/api/chat", { text: "oi", session: one.session, token });
    await assertProblem(await chat(), 401, "no-token");
    await assertProblem(await chat("nonsense"), 401, "bad-token");
    await assertProblem(await chat(one.refreshToken), 401, "bad-token");
    await assertProblem(await chat(other.token), 403, "wrong-session");
  });

  it("brings the whole reply: products, choices, a form and the hand-over", async () => {
    const form = {
      fields: [{ name: "email", isRequired: true }],
      consent: { "pt-BR": "Só para responder." },
      asked: ["hand-over"],
    };
    await putSite(bed, SITE, { model: "embedded", form });
    const answer = await (await post(bed, "/api/chat", { text: "quero falar com um atendente" })).json();
    const { reply, handOver, decision } = chatAnswerSchema.parse(answer);
    assert.deepEqual(handOver, { reason: "asked" });
    assert.equal(decision.action, "hand-over");
    assert.deepEqual(
      reply.parts.map(({ type }) => type),
      ["text", "form"],
    );
    assert.deepEqual(reply.parts[0], { type: "text", text: reply.text });
  });

  it("gives a repeat of a message's id the first answer, and applies it once", async () => {
    const id = crypto.randomUUID();
    const ask = async (text: string) => post(bed, "/api/chat", { id, text });
    const answers = await Promise.all([ask("oi"), ask("oi")]);
    const [first, second] = (await Promise.all(answers.map((one) => one.json()))).map((one) =>
      chatAnswerSchema.parse(one),
    );
    assert.ok(first && second);
    const third = chatAnswerSchema.parse(await (await ask("oi")).json());
    for (const repeat of [second, third]) {
      assert.equal(repeat.session, first.session);
      assert.deepEqual(repeat.reply, first.reply);
      assert.deepEqual(repeat.decision, first.decision);
      assert.equal(repeat.intent.confidence, first.intent.confidence);
    }
    const { session, token } = first;
    const transcript = await bed.fetch(`/api/sessions/${session}/transcript`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(transcriptSchema.parse(await transcript.json()).events.length, 2);
    await assertProblem(await ask("outra coisa"), 503, "conflict");
    const again = await post(bed, "/api/chat", { id: "message-2", text: "obrigado", session, token });
    assert.equal(chatAnswerSchema.parse(await again.json()).session, session);
  });

  it("[I12] opens no session under an id that others could guess", async () => {
    const problem = await assertProblem(
      await post(bed, "/api/chat", { id: "message-1", text: "oi" }),
      422,
      "bad-body",
    );
    assert.match(problem, /random UUID/);
  });

  it("refuses a text that is none, or too long", async () => {
    for (const text of ["", " \n", "x".repeat(4_001), 7])
      await assertProblem(await post(bed, "/api/chat", { text }), 422, "bad-body");
  });

  it("names the wait when the session has spent its budget", async () => {
    bed = startStill({ variables: { PROSA_COMMANDS_PER_MINUTE: "1" } });
    await putSite(bed, SITE, { model: "embedded" });
    const { session, token } = (await (await post(bed, "/api/chat", { text: "oi" })).json()) as Answer;
    const refused = await post(bed, "/api/chat", { text: "oi", session, token });
    assert.equal(refused.headers.get("retry-after"), "60");
    await assertProblem(refused, 429, "rate-limited");
  });

  it("answers that no reply came when a person owns the session", async () => {
    const { session, token } = (await (await post(bed, "/api/chat", { text: "oi" })).json()) as Answer;
    const rows = unsealedRows(bed, "main", session);
    rows.set("session", { ...(rows.get("session") as object), isHumanOwned: true });
    bed.platform.kill();
    await assertProblem(await post(bed, "/api/chat", { text: "oi", session, token }), 409, "no-answer");
  });

  it("asks to come back when the room cannot write", async () => {
    const { session, token } = await openSession(bed, SITE);
    bed.platform.place("main", session).storage.failNextPuts = 1;
    const response = await post(bed, "/api/chat", { text: "oi", session, token });
    assert.equal(response.headers.get("retry-after"), "1");
    await assertProblem(response, 503, "storage-unavailable");
  });
});
