import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { chatAnswerSchema, type Message } from "@prosa/protocol";
import { addPage, type Client, freshId } from "../../../test/client.ts";
import { ask, SessionBed, SITE } from "../../../test/session-bed.ts";
import { startShop } from "../../../test/testbed.ts";

const QUESTIONS = ["Qual é o prazo de troca?", "A primeira troca tem frete grátis?"];

let room: SessionBed;
let client: Client;

async function start(settings: object = {}): Promise<void> {
  const shop = await startShop();
  try {
    room = await SessionBed.start(settings);
    await addPage(room.bed, SITE, shop.url);
  } finally {
    await shop.close();
  }
  client = await room.join();
  for (const question of QUESTIONS) await ask(client, question);
}

async function leave(text = "Obrigada!", replaces?: string): Promise<{ id: string; message: Message }> {
  const id = await ask(client, text, replaces);
  const messages = client.log.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const message = messages.find(({ author, replyTo }) => author === "assistant" && replyTo === id);
  assert.ok(message);
  return { id, message };
}

function hasSurvey({ parts }: Message): boolean {
  return parts.some(({ type }) => type === "survey");
}

async function score(points: number, comment?: string): Promise<string> {
  const id = freshId();
  client.send({ type: "score", id, score: points, ...(comment !== undefined && { comment }) });
  await client.next("confirmed", (event) => event.id === id);
  return id;
}

describe("a score", () => {
  beforeEach(() => start());

  it("[P26] enters the log, and a later one after it", async () => {
    await score(2);
    await score(5, "Rápido e claro.");
    const scored = client.log.flatMap((event) => (event.type === "scored" ? [event] : []));
    assert.deepEqual(
      scored.map(({ score: points, comment }) => [points, comment]),
      [
        [2, undefined],
        [5, "Rápido e claro."],
      ],
    );
  });

  it("[P8] is confirmed again at its place, and conflicts with another under its id", async () => {
    const id = await score(4);
    client.send({ type: "score", id, score: 4 });
    assert.equal((await client.next("confirmed")).seq, 5);
    client.send({ type: "score", id, score: 1 });
    assert.equal((await client.next("rejected")).code, "conflict");
  });
});

describe("the question for a score", () => {
  it("is in the reply to a visitor who takes leave after two answers, once a session", async () => {
    await start();
    const { message } = await leave();
    assert.deepEqual(
      message.parts.map(({ type }) => type),
      ["text", "survey"],
    );
    room.bed.platform.hibernate();
    assert.ok(!hasSurvey((await leave("Obrigada, tchau!")).message));
  });

  it("is left out where the session has a score, or the site does not ask for one", async () => {
    await start();
    await score(5);
    room.bed.platform.hibernate();
    assert.ok(!hasSurvey((await leave()).message));
    await start({ survey: false });
    assert.ok(!hasSurvey((await leave()).message));
  });

  it("is left out where a person owns the session", async () => {
    await start();
    room.bed.platform.hibernate();
    room.rows.set("session", { ...room.row, isHumanOwned: true });
    const id = await ask(client, "Obrigada!");
    assert.ok(!client.log.some((event) => event.type === "said" && event.message.replyTo === id));
  });

  it("may be asked again where the message that it answered was replaced", async () => {
    await start();
    const { id } = await leave();
    const { message } = await leave(QUESTIONS[0], id);
    assert.ok(!hasSurvey(message));
    assert.ok(hasSurvey((await leave()).message));
  });

  it("comes by HTTP too, among the reply's parts", async () => {
    await start();
    const { session, token } = room.opened;
    const body = JSON.stringify({ session, token, text: "Obrigada!" });
    const response = await room.bed.fetch("/api/chat", { method: "POST", body });
    const { reply, citations } = chatAnswerSchema.parse(await response.json());
    assert.deepEqual([reply.parts.map(({ type }) => type), citations], [["text", "survey"], []]);
    assert.ok(hasSurvey((await client.next("said", ({ message }) => hasSurvey(message))).message));
  });
});
