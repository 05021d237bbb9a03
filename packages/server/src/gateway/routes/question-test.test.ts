import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { problemSchema } from "@prosa/protocol";
import { questionTestSchema } from "@prosa/protocol/desk";
import { type Person, signUp } from "../../../test/agents.ts";
import { putSite } from "../../../test/client.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../test/testbed.ts";
import { QUESTION_TESTS_PER_MINUTE } from "./knowledge.ts";

const SITE = "loja";
const ROOM = `test_${SITE}`;
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };
const QUESTION = "Qual é o prazo de troca?";

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded" });
});

function send(path: string, body: object, headers: object = OWNER): Promise<Response> {
  return bed.fetch(path, { method: "POST", headers: { ...headers }, body: JSON.stringify(body) });
}

async function test(question: string, headers: object = OWNER) {
  const response = await send("/api/knowledge/test", { question }, headers);
  assert.equal(response.status, 200, await response.clone().text());
  return questionTestSchema.parse(await response.json());
}

async function refused(response: Response): Promise<[number, string]> {
  const { code } = problemSchema.parse(await response.json());
  return [response.status, code];
}

async function owner(role: "owner" | "lead" = "owner"): Promise<{ cookie: string }> {
  const { cookie }: Person = await signUp(bed, SITE, "Ana", role);
  return { cookie };
}

describe("POST /api/knowledge/test", () => {
  it("shows the passage, the chance, the decision and its reason, and the reply as a visitor gets it", async () => {
    const text = "# Trocas\n\n## Prazo de troca\n\nVocê pode trocar em até 30 dias corridos.";
    await send("/api/knowledge/sources", { kind: "text", title: "Trocas", text });
    const tested = await test(QUESTION);
    const [first] = tested.evidence;
    assert.ok(first?.isUsed);
    assert.match(first.text, /30 dias/);
    assert.equal(tested.decision.action, "answer");
    assert.ok(tested.chance > 0.5 && tested.decision.reason.length > 0, tested.decision.reason);
    assert.match(tested.reply.text, /30 dias/);
    assert.ok(tested.reply.parts.some(({ type }) => type === "citation"));
  });

  it("says why it does not know, and answers by what is written then, at once", async () => {
    const before = await test("Vocês embrulham para presente?");
    assert.notEqual(before.decision.action, "answer");
    const text = "Embrulhamos para presente em papel de seda.";
    await send("/api/knowledge/sources", { kind: "fact", text, keywords: ["embrulho"] });
    assert.match((await test("Vocês embrulham para presente?")).reply.text, /seda/);
  });

  it("keeps nothing of it", async () => {
    await test(QUESTION);
    assert.deepEqual([...bed.platform.place("main", ROOM).storage.rows.keys()], []);
  });

  it("is for owners: by the key, or signed in with that role at that site", async () => {
    await putSite(bed, "outra", { model: "embedded" });
    await test(QUESTION, await owner());
    const asked = { question: QUESTION };
    assert.deepEqual(await refused(await send("/api/knowledge/test", asked, await owner("lead"))), [
      403,
      "not-allowed",
    ]);
    assert.deepEqual(await refused(await send("/api/knowledge/test", asked, {})), [401, "bad-owner-key"]);
    const other = { ...asked, site: "outra" };
    assert.deepEqual(await refused(await send("/api/knowledge/test", other, await owner())), [
      403,
      "wrong-site",
    ]);
    const foreign = { ...(await owner()), origin: "https://mal.example" };
    assert.deepEqual(await refused(await send("/api/knowledge/test", asked, foreign)), [
      403,
      "origin-not-allowed",
    ]);
  });

  it("bounds how often one address may ask, and how long a question is", async () => {
    for (let count = 0; count < QUESTION_TESTS_PER_MINUTE; count += 1)
      assert.equal((await send("/api/knowledge/test", { question: "oi" })).status, 200);
    assert.deepEqual(await refused(await send("/api/knowledge/test", { question: "oi" })), [
      429,
      "rate-limited",
    ]);
    const long = { question: "a".repeat(4_001) };
    assert.deepEqual(await refused(await send("/api/knowledge/test", long)), [422, "bad-body"]);
  });
});

describe("owners who are signed in", () => {
  it("look after the knowledge of their site", async () => {
    const cookie = await owner();
    const added = await send(
      "/api/knowledge/sources",
      { kind: "fact", text: "Abrimos aos sábados." },
      cookie,
    );
    assert.equal(added.status, 201);
    const listed = await bed.fetch("/api/knowledge/sources", { headers: cookie });
    assert.equal(((await listed.json()) as unknown[]).length, 1);
  });
});
