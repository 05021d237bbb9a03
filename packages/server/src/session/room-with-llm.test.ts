import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import { Client, freshId, openSession, putSite } from "../../test/client.ts";
import { siteSums } from "../../test/insights/site-sums.ts";
import { createManualClock, type ManualClock } from "../../test/manual-clock.ts";
import {
  createGate,
  refuses,
  type Script,
  type ScriptedLlm,
  type ScriptedMessage,
  type ScriptedRequest,
  says,
  startScriptedLlm,
} from "../../test/scripted-llm.ts";
import { SessionBed, SITE, settled } from "../../test/session-bed.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { createOpenAiModel } from "../models/openai/chat.ts";
import { OPEN_MS } from "../models/resilience/circuit-breaker.ts";
import { SESSION_TOKENS_PER_HOUR } from "../models/resilience/token-budget.ts";
import { FACTS_REST_MS } from "./outbox/facts-job.ts";

const QUESTION = "Vocês fazem entregas na Lua?";
const FAILURES_MAX = 5;

let llm: ScriptedLlm;
let clock: ManualClock;
let room: SessionBed;

before(async () => {
  llm = await startScriptedLlm();
});
after(() => llm.close());
beforeEach(async () => {
  llm.requests.length = 0;
  clock = createManualClock();
  const embedded = createEmbeddedModel();
  const openai = createOpenAiModel({
    apiKey: "k",
    baseUrl: llm.baseUrl,
    model: "scripted",
    fallback: embedded,
    clock,
    random: () => 0.5,
  });
  room = await SessionBed.start({ model: "openai" }, { models: { embedded, openai } });
});

/** What a client was told in answer to a message: the reply's words and end, and the notices beside it. */
async function answer(client: Client, text = QUESTION) {
  const known = client.log.length;
  const id = freshId();
  client.say(id, text);
  const { message } = await client.reply(id);
  await settled(room.bed);
  const told = client.log.slice(known).filter(isNotice);
  return { words: JSON.stringify(message.parts), end: message.end, notices: told.length };
}

function isNotice(event: DurableEvent): boolean {
  return (
    event.type === "said" && event.message.author === "notice" && event.message.id !== "conversation-number"
  );
}

/** The requests for replies; those that put a question in other words have no tools. */
const asked = (): ScriptedRequest[] => llm.requests.filter(({ body }) => body.tools !== undefined);
const sent = (place: number): ScriptedMessage[] => asked().at(place)?.body.messages ?? [];

/** Plays the script for replies alone; returns the first request for one. */
function play(script: Script): Promise<ScriptedRequest> {
  const first = Promise.withResolvers<ScriptedRequest>();
  llm.setScript((request) => {
    if (request.body.tools === undefined) return says("");
    first.resolve(request);
    return typeof script === "function" ? script(request) : script;
  });
  return first.promise;
}

describe("a room whose replies an LLM writes", () => {
  it("asks nothing more for a session that has spent its tokens until they have come back, and goes on for others", async () => {
    const client = await room.join();
    void play({
      type: "stream",
      steps: [{ text: "Ainda não." }],
      tokenCount: 1.5 * SESSION_TOKENS_PER_HOUR,
    });
    assert.deepEqual([(await answer(client)).notices, asked().length], [0, 1]);
    const spent = await answer(client);
    assert.deepEqual([spent.end, spent.notices, asked().length], ["done", 1, 1]);
    assert.doesNotMatch(spent.words, /Ainda não/);
    const other = await Client.join(room.bed, await openSession(room.bed, SITE));
    assert.match((await answer(other)).words, /Ainda não/);
    room.bed.clock.advance(45 * 60_000);
    assert.match((await answer(await room.join())).words, /Ainda não/);
  });

  it("[I24] tells the figures what it cost, at the price of the settings, and what it read and wrote where there is none", async () => {
    const cost = async () => {
      room.bed.clock.advance(FACTS_REST_MS);
      await settled(room.bed);
      const hour = Math.floor(room.bed.clock.now() / 3_600_000);
      const { totals } = await siteSums(room.bed, SITE, { from: hour - 1, to: hour + 1 });
      return Object.fromEntries(Object.entries(totals).filter(([key]) => key.startsWith("llm")));
    };
    const words: Script = {
      type: "stream",
      steps: [{ text: "Ainda não." }],
      tokenCount: 1_040,
      inputCount: 1_000,
    };
    void play(words);
    await answer(await room.join());
    const first = await cost();
    assert.deepEqual([first.llm, first["llm-output"], first["llm-cost|USD"]], [1, 40, undefined]);
    // The request that puts the question in other words is read too.
    assert.ok((first["llm-input"] ?? 0) >= 1_000);
    const price = { currency: "USD", input: 0.15, output: 0.6 };
    await putSite(room.bed, SITE, { model: "openai", modelOptions: { price } });
    room.bed.clock.advance(60_000);
    void play(words);
    await answer(await Client.join(room.bed, await openSession(room.bed, SITE)));
    const both = await cost();
    const read = (both["llm-input"] ?? 0) - (first["llm-input"] ?? 0);
    assert.deepEqual(
      [both.llm, both["llm-output"], both["llm-cost|USD"]],
      [2, 80, Math.round(read * 0.15 + 40 * 0.6)],
    );
    void play(refuses(401, "invalid_api_key"));
    await answer(await Client.join(room.bed, await openSession(room.bed, SITE)), "E em Marte?");
    assert.deepEqual(await cost(), both);
  });

  it("leaves a server that keeps failing alone, for all its sessions, and asks once more after half a minute", async () => {
    void play(refuses(401, "invalid_api_key"));
    for (let count = 0; count <= FAILURES_MAX; count += 1) {
      const client = await Client.join(room.bed, await openSession(room.bed, SITE));
      const { end, notices } = await answer(client);
      assert.deepEqual([end, notices], ["done", 1]);
      client.close();
    }
    assert.equal(asked().length, FAILURES_MAX);
    void play(says("Ainda não."));
    clock.advance(OPEN_MS);
    const { words, notices } = await answer(await room.join());
    assert.match(words, /Ainda não/);
    assert.deepEqual([notices, asked().length], [0, FAILURES_MAX + 1]);
  });

  it("answers by itself and says so where the LLM fails before a word, and keeps the words where it fails later", async () => {
    const client = await room.join();
    void play(refuses(403, "forbidden"));
    const instead = await answer(client);
    assert.deepEqual([instead.end, instead.notices], ["done", 1]);
    const seen = createGate();
    const broken = { json: { error: { message: "overloaded" } } };
    void play({ type: "stream", steps: [{ text: "Até a " }, { until: seen.opened }, broken] });
    const id = freshId();
    client.say(id, QUESTION);
    await client.next("delta");
    seen.open();
    const { message } = await client.reply(id);
    assert.equal(message.end, "failed");
    assert.match(JSON.stringify(message.parts), /Até a/);
  });

  it("lets the LLM's call go when its visitor stops the reply, before its first word too", async () => {
    const client = await room.join();
    for (const steps of [[], [{ text: "Até a " }]]) {
      const request = play({ type: "stream", steps, ending: "stall" });
      const id = freshId();
      client.say(id, QUESTION);
      const { replyId } = await client.next("replying");
      const { over } = await request;
      if (steps.length > 0) await client.next("delta");
      client.send({ type: "stop", replyId });
      const { message } = await client.reply(id);
      assert.deepEqual([message.id, message.end], [replyId, "stopped"]);
      await over;
    }
  });

  it("sends no personal fact out, in this turn and in later ones, and keeps the visitor's words as they are", async () => {
    const client = await room.join();
    void play(({ body }) =>
      says(`Anotei: ${/\[EMAIL_1\]/.exec(body.messages.at(-1)?.content ?? "")?.[0] ?? "nada"}.`),
    );
    const first = await answer(
      client,
      "Meu CPF é 529.982.247-25 e o e-mail ana@casa.example; entregam na Lua?",
    );
    assert.match(first.words, /ana@casa\.example/);
    await answer(client, "E em Marte, vocês entregam?");
    assert.ok(sent(-1).length > sent(0).length);
    // Not by three digits alone: the markers around what is foreign are random, and may hold them.
    for (const { body } of llm.requests) assert.doesNotMatch(JSON.stringify(body), /529\D?982|casa\.example/);
    const said = JSON.stringify(client.log);
    assert.match(said, /529\.982\.247-25/);
  });

  it("goes on after a kill with a call of its own, which has what was said before, and answers once", async () => {
    const client = await room.join();
    void play(says("Ainda não."));
    await answer(client, "Vocês entregam em Marte?");
    void play({ type: "stream", steps: [{ text: "Até a " }], ending: "stall" });
    const id = freshId();
    client.say(id, QUESTION);
    await client.next("delta");
    await room.bed.kill();
    void play(says("Só na Terra."));
    const back = await room.join();
    const { message } = await back.reply(id);
    assert.match(JSON.stringify(message.parts), /Só na Terra/);
    assert.match(JSON.stringify(sent(-1)), /Ainda não/);
    await settled(room.bed);
    const replies = back.log.filter((event) => event.type === "said" && event.message.replyTo === id);
    assert.equal(replies.length, 1);
  });
});
