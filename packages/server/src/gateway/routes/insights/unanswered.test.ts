import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { problemSchema, type SessionToken } from "@prosa/protocol";
import {
  answeredGroupSchema,
  type UnansweredGroup,
  unansweredDetailSchema,
  unansweredGroupSchema,
  unansweredPageSchema,
} from "@prosa/protocol/desk";
import { AgentClient, signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../../../test/client.ts";
import { OWNER_KEY, type StillBed, startStill } from "../../../../test/testbed.ts";
import { FACTS_REST_MS } from "../../../session/outbox/facts-job.ts";
import { SITE_FRESH_MS } from "../../../site/sites.ts";

const SITE = "loja";
const OWNER = { authorization: `Bearer ${OWNER_KEY}` };

let bed: StillBed;

beforeEach(async () => {
  bed = startStill();
  await putSite(bed, SITE, { model: "embedded" });
});

function ask(method: string, path: string, body?: unknown, headers: object = OWNER): Promise<Response> {
  const init = { method, headers: { ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return bed.fetch(path, init);
}

async function groups(state = "open"): Promise<UnansweredGroup[]> {
  const response = await ask("GET", `/api/unanswered?state=${state}`);
  assert.equal(response.status, 200, await response.clone().text());
  return unansweredPageSchema.parse(await response.json()).groups;
}

/** More than as many digests as there are threads for them: when these are done, so are the seals begun before. */
const DIGESTS = 8;
const DIGESTED = new Uint8Array(64 * 1_024);

/** Waits until the rooms have told each other what happened: some thirty seals and calls, one after the other. */
async function settled(): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await bed.platform.idle();
    await Promise.all(Array.from({ length: DIGESTS }, () => crypto.subtle.digest("SHA-256", DIGESTED)));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A visitor who asks, and the reply to their last question. */
async function visitor(
  ...texts: string[]
): Promise<SessionToken & { client: Client; replyId: string; reply: string }> {
  const opened = await openSession(bed, SITE);
  const client = await Client.join(bed, opened);
  let replyId = "";
  let reply = "";
  for (const text of texts) {
    const id = freshId();
    client.say(id, text);
    const { message } = await client.reply(id);
    replyId = message.id;
    reply = message.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
  }
  await settled();
  return { ...opened, client, replyId, reply };
}

describe("/api/unanswered", () => {
  it("groups like questions that were declined, with counts, first and last, trend and conversations", async () => {
    const first = bed.clock.now();
    const one = await visitor("vocês embrulham para presente?");
    bed.clock.advance(24 * 60 * 60_000);
    const other = await visitor("embrulham o presente?");
    await visitor("tem estacionamento perto da loja?");
    const [gift, parking] = await groups();
    assert.deepEqual([gift?.count, gift?.sessions, parking?.count], [2, 2, 1]);
    assert.deepEqual([gift?.firstAt, gift?.lastAt], [first, bed.clock.now()]);
    assert.deepEqual(
      gift?.trend.slice(-2).map(({ count }) => count),
      [1, 1],
    );
    assert.match(gift?.question ?? "", /presente/);
    const detail = await ask("GET", `/api/unanswered/${gift?.id}`);
    const { questions } = unansweredDetailSchema.parse(await detail.json());
    assert.deepEqual(
      questions.map(({ session }) => session),
      [other.session, one.session],
    );
  });

  it("takes disliked answers in, and leaves talk and wishes for a person out", async () => {
    await ask("POST", "/api/knowledge/sources", {
      kind: "fact",
      text: "Você pode trocar em até 30 dias corridos.",
      keywords: ["troca", "prazo"],
    });
    const { client, replyId } = await visitor("qual o prazo de troca?");
    await visitor("oi", "obrigada!", "quero falar com uma pessoa");
    assert.deepEqual(await groups(), []);
    client.send({ type: "rate", id: freshId(), messageId: replyId, rating: "down" });
    await client.next("rated");
    await settled();
    const [group] = await groups();
    assert.deepEqual([group?.causes.disliked, group?.question], [1, "qual o prazo de troca?"]);
  });

  it("follows a channel, a language, a topic and a span of time, each by the question itself", async () => {
    await ask("POST", "/api/knowledge/sources", {
      kind: "fact",
      text: "Você pode trocar em até 30 dias corridos.",
      keywords: ["troca", "prazo"],
    });
    const begin = bed.clock.now();
    const { client, replyId } = await visitor("qual o prazo de troca?", "vocês embrulham para presente?");
    const [gift] = await groups();
    assert.match(gift?.question ?? "", /presente/);
    client.send({ type: "rate", id: freshId(), messageId: replyId, rating: "down" });
    await visitor("¿Envuelven para regalo?");
    const other = await visitor("qual o prazo de troca?");
    bed.clock.advance(24 * 60 * 60_000);
    other.client.send({ type: "rate", id: freshId(), messageId: other.replyId, rating: "down" });
    await other.client.next("rated");
    await settled();
    const asked = async (query: string) => {
      const page = unansweredPageSchema.parse(await (await ask("GET", `/api/unanswered?${query}`)).json());
      return page.groups.map(({ question }) => question).sort();
    };
    const all = ["qual o prazo de troca?", "vocês embrulham para presente?", "¿Envuelven para regalo?"];
    assert.deepEqual(await asked(""), all);
    assert.deepEqual(await asked("channel=web"), all);
    assert.deepEqual(await asked("channel=whatsapp"), []);
    assert.deepEqual(await asked("topic=returns"), all.slice(0, 1));
    assert.deepEqual(await asked("language=es"), all.slice(2));
    assert.deepEqual(await asked(`since=${begin + 60_000}`), all.slice(0, 1));
    assert.deepEqual(await asked(`since=${begin}&until=${begin + 60_000}`), all.slice(1));
    for (const query of ["channel=fax", "topic=a|b", "since=ontem"])
      assert.equal((await ask("GET", `/api/unanswered?${query}`)).status, 400, query);
  });

  it("keeps no personal fact of a question", async () => {
    await visitor("meu cpf é 529.982.247-25, vocês embrulham presente para m@x.example?");
    assert.doesNotMatch(JSON.stringify(await groups()), /529\D?982|x\.example/);
  });

  it("makes an answer a source, and closes the group when the like is answered from it", async () => {
    await visitor("vocês embrulham para presente?");
    const [group] = await groups();
    const answer = "Sim, embrulhamos para presente em papel de seda, sem custo.";
    const answered = await ask("POST", `/api/unanswered/${group?.id}/answer`, { answer });
    assert.equal(answered.status, 201, await answered.clone().text());
    const { source, group: after } = answeredGroupSchema.parse(await answered.json());
    assert.deepEqual([after.state, after.answer?.source], ["answered", source.id]);
    assert.deepEqual([(await groups()).length, (await groups("answered")).length], [0, 1]);
    bed.clock.advance(SITE_FRESH_MS);
    const { reply } = await visitor("embrulham o presente?");
    assert.match(reply, /papel de seda/);
    bed.clock.advance(FACTS_REST_MS);
    await settled();
    const [closed] = await groups("closed");
    assert.deepEqual([closed?.id, closed?.closedBy], [group?.id, "answered"]);
    assert.deepEqual(await groups("answered"), []);
  });

  it("opens a group again by a like question that is not answered, and by hand", async () => {
    await visitor("vocês embrulham para presente?");
    const [group] = await groups();
    const closed = await ask("POST", `/api/unanswered/${group?.id}/close`);
    assert.equal(unansweredGroupSchema.parse(await closed.json()).closedBy, "person");
    await visitor("embrulham o presente?");
    assert.deepEqual(
      (await groups()).map(({ id, count }) => [id, count]),
      [[group?.id, 2]],
    );
    await ask("POST", `/api/unanswered/${group?.id}/close`);
    const open = await ask("POST", `/api/unanswered/${group?.id}/reopen`);
    assert.equal(unansweredGroupSchema.parse(await open.json()).state, "open");
  });

  it("proposes what a person answered as the draft", async () => {
    const { session, client } = await visitor("vocês embrulham para presente?");
    const agent = await AgentClient.join(bed, session, await signUp(bed, SITE, "Lia"));
    await agent.do({ type: "claim" });
    const id = await agent.do({ type: "say", text: "Embrulhamos sim, em papel de seda." });
    await client.next("said", ({ message }) => message.id === id);
    const [group] = await groups();
    const detail = await ask("GET", `/api/unanswered/${group?.id}`);
    const { draft } = unansweredDetailSchema.parse(await detail.json());
    assert.deepEqual(draft, { text: "Embrulhamos sim, em papel de seda.", session });
  });

  it("[I13] loses a question with its session, its words and its group, and takes no late report", async () => {
    const { session, token } = await visitor("vocês embrulham para presente?");
    const { storage } = bed.platform.place("stats", SITE);
    assert.doesNotMatch(JSON.stringify([...storage.rows]), /presente/);
    await ask("DELETE", `/api/sessions/${session}`, undefined, { authorization: `Bearer ${token}` });
    await settled();
    assert.deepEqual(await groups(), []);
    const report = { until: 2 ** 45, questions: [] };
    const init = { method: "PUT", body: JSON.stringify(report) };
    const late = await bed.platform.callRoom("stats", SITE, `/questions/${session}`, init);
    assert.equal(late.status, 410);
    assert.ok(
      ![...storage.rows.keys()].some((key) => key.startsWith("question:") || key.startsWith("group:")),
    );
  });

  it("[I12] is of one site and for its owner alone, the same after a restart", async () => {
    await putSite(bed, "outra", { model: "embedded" });
    await visitor("vocês embrulham para presente?");
    bed.platform.kill();
    const found = unansweredPageSchema.parse(await (await ask("GET", `/api/unanswered?site=${SITE}`)).json());
    assert.equal(found.groups.length, 1);
    const elsewhere = await ask("GET", `/api/unanswered/${found.groups[0]?.id}?site=outra`);
    assert.equal(problemSchema.parse(await elsewhere.json()).code, "unknown-group");
    const { cookie } = await signUp(bed, SITE, "Bia", "agent");
    assert.equal((await ask("GET", "/api/unanswered", undefined, { cookie })).status, 403);
  });
});
