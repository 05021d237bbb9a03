import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { channelConnectionsSchema, continueLinkSchema } from "@prosa/protocol";
import { conversationPageSchema } from "@prosa/protocol/desk";
import { TELEGRAM_TOKEN } from "../../../scripts/fakes/telegram.ts";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { startTelegramBed, type TelegramBed } from "../../../test/channels/telegram-bed.ts";
import { Client, freshId, openSession } from "../../../test/client.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";

const QUESTION = "Qual é o prazo de troca?";

describe("Telegram", () => {
  const opened: { stage?: TelegramBed } = {};
  const stage = () => opened.stage as TelegramBed;
  let people = 100;
  const newPerson = () => {
    people += 1;
    return people;
  };
  const readOf = (person: number) => stage().fake.read(person).join("\n");
  const write = async (person: number, text: string) => {
    const { fake: telegram } = stage();
    await telegram.deliveries.deliver([telegram.text(person, text)]);
  };
  before(async () => {
    opened.stage = await startTelegramBed();
  });
  after(() => stage().close());

  it("shows choices as buttons whose tokens fit, and takes a press as a press", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    await write(person, "oi");
    await until(bed, () => readOf(person) !== "");
    const offer = telegram.calls.findLast(({ body }) => body.chat_id === person && body.reply_markup);
    const keyboard = offer?.body.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    const [first] = keyboard.inline_keyboard.flat();
    assert.ok(first, "the greeting offers something to ask");
    const before = telegram.read(person).length;
    await telegram.deliveries.deliver([telegram.press(person, first.callback_data)]);
    await until(bed, () => telegram.read(person).length > before);
    assert.ok(telegram.calls.some(({ method }) => method === "answerCallbackQuery"));
  });

  it("is the channel by which its conversations are found and counted", async () => {
    const { bed } = stage();
    await write(newPerson(), "oi");
    const list = async (channel: string) => {
      const listed = await bed.fetch(`/api/conversations?channel=${channel}`, { headers: OWNER });
      const { conversations } = conversationPageSchema.parse(await listed.json());
      return conversations.map(({ session }) => session);
    };
    await until(bed, async () => (await list("telegram")).length > 0);
    const found = await list("telegram");
    const others = await list("web");
    assert.ok(found.every((session) => !others.includes(session)));
  });

  it("takes a digit for the choice of that number", async () => {
    const { bed, fake: telegram } = stage();
    const [one, other] = [newPerson(), newPerson()];
    for (const person of [one, other]) await write(person, "oi");
    await until(bed, () => readOf(one) !== "" && readOf(other) !== "");
    const offer = telegram.calls.findLast(({ body }) => body.chat_id === one && body.reply_markup);
    const keyboard = offer?.body.reply_markup as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    const [first] = keyboard.inline_keyboard.flat();
    await telegram.deliveries.deliver([
      telegram.press(one, first?.callback_data ?? ""),
      telegram.text(other, "1"),
    ]);
    await until(bed, () => telegram.read(one).length > 1 && telegram.read(other).length > 1);
    assert.equal(telegram.read(other).at(-1), telegram.read(one).at(-1));
  });

  it("[F43] waits as long as a 429 says, and loses nothing", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    telegram.failNext({ method: "sendMessage", code: 429, description: "Too Many Requests", retryAfter: 30 });
    const startedAt = bed.clock.now();
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    assert.ok(bed.clock.now() - startedAt >= 30_000);
  });

  it("tries again after an error of the platform, and sends plain text where HTML is refused", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    telegram.failNext({ method: "sendMessage", code: 500, description: "Internal Server Error" });
    telegram.failNext({ method: "sendMessage", code: 400, description: "Bad Request: can't parse entities" });
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    const call = telegram.calls.findLast(({ body }) => body.chat_id === person);
    assert.equal(call?.body.parse_mode, undefined);
  });

  it("sends a table as a rich message, and HTML where the server knows none, which is asked once a person", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    await write(person, "quero falar com um atendente");
    await until(bed, () => readOf(person) !== "");
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const now = bed.clock.now();
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), { now });
    await agent.do({ type: "claim" });
    await until(bed, () => readOf(person).includes("Lia"));
    const asked: string[] = [];
    telegram.onCall = (method) => asked.push(method);
    const say = async (size: string) => {
      const before = asked.length;
      await agent.do({ type: "say", text: `| Café | Preço |\n|---|---|\n| ${size} | R$ 39,90 |` });
      await until(bed, () => readOf(person).includes(size));
      return asked.slice(before).filter((method) => method !== "sendChatAction");
    };
    assert.deepEqual(await say("500 g"), ["sendRichMessage"]);
    // One that is refused for its words says nothing of the next.
    telegram.failNext({ method: "sendRichMessage", code: 400, description: "Bad Request: can't parse" });
    assert.deepEqual(await say("750 g"), ["sendRichMessage", "sendMessage"]);
    assert.deepEqual(await say("800 g"), ["sendRichMessage"]);
    telegram.knowsRich = false;
    assert.deepEqual(await say("1 kg"), ["sendRichMessage", "sendMessage"]);
    assert.deepEqual(await say("2 kg"), ["sendMessage"]);
    const html = telegram.calls.findLast(({ body }) => body.chat_id === person);
    assert.equal(html?.body.parse_mode, "HTML");
    telegram.knowsRich = true;
    telegram.onCall = () => undefined;
    agent.close();
  });

  it("shows the owner a token that is not valid any more, waits with the message, and is well again", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    const fault = async () => {
      const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
      return channelConnectionsSchema.parse(await response.json()).connections[0]?.fault?.code;
    };
    telegram.failNext({ method: "sendMessage", code: 401, description: "Unauthorized" });
    const startedAt = bed.clock.now();
    await write(person, QUESTION);
    await until(bed, async () => (await fault()) === "token");
    assert.equal(readOf(person), "");
    await until(bed, () => readOf(person).includes("30 dias"), 1_000);
    assert.ok(bed.clock.now() - startedAt >= 15 * 60_000);
    await until(bed, async () => (await fault()) === undefined);
  });

  it("tells agents of a message that the platform did not take for more than a day, and goes on with the next", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    for (let tries = 0; tries < 174; tries += 1)
      telegram.failNext({ method: "sendMessage", code: 500, description: "Internal Server Error" });
    await write(person, "oi");
    const session = () => bed.platform.idsOf("main").at(-1) ?? "";
    const internal = async () =>
      JSON.stringify([
        ...(await bed.platform.place("main", session()).storage.list({ prefix: "internal-id:" })),
      ]);
    await until(bed, async () => (await internal()).includes("unavailable-"), 600_000);
    assert.equal(readOf(person), "");
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    assert.ok(
      telegram.calls.some(({ method }) => method === "sendChatAction"),
      "and shows that it writes",
    );
  });

  it("refuses updates without the secret, of a channel that is not connected, and too large", async () => {
    const { bed, fake: telegram, connection } = stage();
    const { pathname } = new URL(connection.webhook);
    const { body } = telegram.text(newPerson(), "oi");
    await assertProblem(await post(bed, pathname, body), 401, "bad-signature");
    const other = `/api/updates/telegram/loja/${"x".repeat(20)}`;
    await assertProblem(await post(bed, other, body), 404, "unknown-channel");
    await assertProblem(await post(bed, pathname, "x".repeat(3 * 1024 * 1024 + 1)), 413, "too-large");
  });

  it("refuses to connect a token that Telegram does not know, and never shows one that it does", async () => {
    const { bed } = stage();
    const wrong = {
      channel: "telegram",
      site: "loja",
      token: "987654321:AAWrongTokenOfNoBotAtAll-000000001",
    };
    const told = await assertProblem(await post(bed, "/api/channels", wrong, OWNER), 422, "wrong-token");
    assert.match(told, /BotFather/);
    await assertProblem(await post(bed, "/api/channels", { ...wrong, token: "x" }, OWNER), 422, "bad-body");
    await assertProblem(await post(bed, "/api/channels", wrong), 401, "bad-owner-key");
    const list = await (await bed.fetch("/api/channels?site=loja", { headers: OWNER })).text();
    assert.match(list, /@loja_bot/);
    assert.ok(!list.includes(TELEGRAM_TOKEN));
  });

  it("keeps no token and no word of a person in plain rows", async () => {
    const { bed } = stage();
    const person = newPerson();
    await write(person, "minha senha secreta é abacaxi");
    await until(bed, () => readOf(person) !== "");
    const { platform } = bed;
    for (const kind of ["site", "channel", "main"] as const) {
      for (const id of platform.idsOf(kind)) {
        const rows = JSON.stringify([...platform.place(kind, id).storage.rows]);
        for (const word of [TELEGRAM_TOKEN, "abacaxi", "Ana Souza"])
          assert.ok(!rows.includes(word), `${kind}: ${word}`);
      }
    }
  });

  it("shows agents that a person has blocked the bot, and writes again once they write", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    await write(person, "quero falar com um atendente");
    await until(bed, () => readOf(person) !== "");
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), {
      now: bed.clock.now(),
    });
    await agent.do({ type: "claim" });
    await until(bed, () => readOf(person).includes("Lia"));
    telegram.blocked.add(person);
    await agent.do({ type: "say", text: "Oi, posso ajudar?" });
    await until(bed, () => agent.heard.events.some((event) => event.type === "noted"));
    const noted = await agent.next("noted");
    assert.match(noted.text, /Telegram: A pessoa bloqueou/);
    telegram.blocked.delete(person);
    await write(person, "voltei");
    await until(bed, () => JSON.stringify(agent.heard.events).includes("voltei"));
    await agent.do({ type: "say", text: "Que bom!" });
    await until(bed, () => readOf(person).includes("Que bom!"));
    agent.close();
  });

  it("joins the conversation of the web whose code comes with /start", async () => {
    const { bed } = stage();
    const given = await openSession(bed, "loja");
    const web = await Client.join(bed, given);
    web.say(freshId(), "quero falar com um atendente");
    await web.next("handed-over");
    const asked = await bed.fetch(`/api/sessions/${given.session}/channels`, {
      method: "POST",
      headers: { authorization: `Bearer ${given.token}` },
      body: JSON.stringify({ channel: "telegram" }),
    });
    const { url } = continueLinkSchema.parse(await asked.json());
    const code = /^https:\/\/t\.me\/loja_bot\?start=([\w-]{1,64})$/.exec(url)?.[1];
    const person = newPerson();
    await write(person, `/start ${code}`);
    await until(bed, () => readOf(person).includes("continuamos aqui"));
    await write(person, "cheguei pelo Telegram");
    await until(bed, () => JSON.stringify(web.events).includes("cheguei pelo Telegram"));
    web.close();
  });

  it("forgets the person when their conversation is erased, and begins another when they write", async () => {
    const { bed, fake: telegram } = stage();
    const person = newPerson();
    await write(person, "oi");
    await until(bed, () => readOf(person) !== "");
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    await bed.platform.callRoom("main", session, "/transcript?site=loja", { method: "DELETE" });
    const before = telegram.read(person).length;
    await write(person, QUESTION);
    await until(bed, () => telegram.read(person).length > before);
    assert.notEqual(bed.platform.idsOf("main").at(-1), session);
  });
});
