import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import { AgentClient, signUp, visitingAgent } from "../../../test/agents.ts";
import { type Client, freshId } from "../../../test/client.ts";
import { FIGURES_SITE, FiguresBed } from "../../../test/insights/figures-bed.ts";
import { ask, SessionBed, SITE, settled } from "../../../test/session-bed.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

let room: SessionBed;
let visitor: Client;

async function start(settings: object = {}): Promise<void> {
  room = await SessionBed.start(settings);
  visitor = await room.join();
}

/** Lia, who has taken the conversation. */
async function claimed(): Promise<AgentClient> {
  const lia = visitingAgent(SITE, "Lia");
  const agent = await AgentClient.join(room.bed, room.opened.session, lia, { now: room.bed.clock.now() });
  await agent.do({ type: "claim" });
  return agent;
}

/** Lia takes the conversation, says this, and ends it. */
async function served(...texts: string[]): Promise<void> {
  const agent = await claimed();
  for (const text of texts) await agent.do({ type: "say", text });
  await agent.do({ type: "resolve" });
  agent.close();
  await settled(room.bed);
}

const isQuestion = (event: DurableEvent) =>
  event.type === "said" && event.message.parts.some(({ type }) => type === "survey");

const questions = () => visitor.log.filter(isQuestion).length;

async function score(client: Client, points: number): Promise<void> {
  const id = freshId();
  client.send({ type: "score", id, score: points });
  await client.next("confirmed", (event) => event.id === id);
}

describe("the question for a score after a person's conversation", () => {
  beforeEach(() => start());

  it("follows the end, as a notice that every version of the protocol can show", async () => {
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    await served("Troco para você hoje.");
    const [end, question] = visitor.log.slice(-2);
    assert.equal(end?.type, "resolved");
    assert.ok(question?.type === "said");
    const { author, parts } = question.message;
    assert.deepEqual([author, parts], ["notice", [{ type: "survey" }]]);
  });

  it("leaves the conversation ended when it is answered, and is asked once", async () => {
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    const agent = await claimed();
    await agent.do({ type: "say", text: "Troco para você hoje." });
    const id = await agent.do({ type: "resolve" });
    agent.send({ type: "resolve", id, ownership: 1 });
    await agent.next("confirmed", (event) => event.id === id);
    await score(visitor, 4);
    assert.equal(agent.state.phase.type, "resolved");
    await ask(visitor, "E o frete da troca?");
    await served("É por nossa conta.");
    assert.equal(questions(), 1);
  });

  it("is asked once also where the visitor left it without an answer, or gave one from the menu before", async () => {
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    await served("Troco para você hoje.");
    await ask(visitor, "E o frete da troca?");
    await served("É por nossa conta.");
    assert.equal(questions(), 1);
    await start();
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    await score(visitor, 2);
    await served("Troco para você hoje.");
    assert.equal(questions(), 0);
  });

  it("is asked once more in the conversation of a visitor who comes back after the week of reopening", async () => {
    await start({ retentionDays: 30 });
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    await served("Troco para você hoje.");
    await score(visitor, 5);
    room.bed.clock.advance(WEEK_MS + 1);
    visitor = await room.join();
    await ask(visitor, "Agora é o pedido 5310 que não chegou.");
    await served("Ele sai amanhã.");
    assert.equal(questions(), 2);
  });

  for (const [what, said, answers] of [
    ["the person said nothing", "Meu pedido 4821 veio com defeito.", []],
    ["the visitor only greeted", "oi", ["Olá! Em que posso ajudar?"]],
    ["the visitor only called for a person", "quero falar com um atendente", ["Olá! Em que posso ajudar?"]],
  ] as const)
    it(`is not asked where ${what}`, async () => {
      await ask(visitor, said);
      await served(...answers);
      assert.equal(questions(), 0);
    });

  it("is not asked where the site asks for no ratings", async () => {
    await start({ survey: false });
    await ask(visitor, "Meu pedido 4821 veio com defeito.");
    await served("Troco para você hoje.");
    assert.equal(questions(), 0);
  });
});

describe("the score of a person's conversation", () => {
  it("is counted to it, and the question among those that were asked", async () => {
    const site = await FiguresBed.start();
    const { bed } = site;
    const lia = await signUp(bed, FIGURES_SITE, "Lia");
    for (let count = 0; count < 5; count += 1) {
      const { client, session } = await site.visitor("Meu pedido 4821 veio com defeito.");
      const agent = await AgentClient.join(bed, session, lia, { now: bed.clock.now() });
      await agent.do({ type: "claim" });
      await agent.do({ type: "say", text: "Troco para você hoje." });
      await agent.do({ type: "resolve" });
      await client.next("said", ({ message }) => message.author === "notice" && message.parts.length === 1);
      if (count < 4) await score(client, 5);
      for (const one of [agent, client]) one.close();
      await site.told();
    }
    const { figures } = await site.insights();
    const shown = (id: string) => figures.find((figure) => figure.id === id);
    assert.deepEqual([shown("satisfaction")?.value, shown("satisfaction")?.n], [1, 4]);
    assert.deepEqual([shown("satisfaction-response")?.value, shown("satisfaction-response")?.n], [0.8, 5]);
    const { conversations } = await site.page("?is=scored");
    assert.equal(conversations.length, 4);
  });
});
