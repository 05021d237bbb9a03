import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { channelConnectionsSchema } from "@prosa/protocol";
import { WHATSAPP_ACCESS } from "../../../scripts/fakes/graph.ts";
import { AgentClient, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { assertProblem, OWNER, post } from "../../../test/http.ts";
import { newOpaqueToken } from "../../security/opaque-tokens.ts";
import { decodeWhatsApp } from "./decode.ts";

const QUESTION = "Qual é o prazo de troca?";

describe("WhatsApp", () => {
  const opened: { stage?: WhatsAppBed } = {};
  const stage = () => opened.stage as WhatsAppBed;
  before(async () => {
    opened.stage = await startWhatsAppBed();
  });
  after(() => stage().close());

  it("answers Meta's check of the address with the challenge alone, and to its own verify token", async () => {
    const { bed, connection } = stage();
    const { pathname } = new URL(connection.webhook);
    const asked = (token: string) =>
      bed.fetch(`${pathname}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`);
    const answer = await asked(connection.facts.verifyToken ?? "");
    assert.equal(await answer.text(), "1158201444");
    await assertProblem(await asked("another"), 403, "bad-challenge");
  });

  it("takes what Meta signed byte by byte, and refuses the same words written otherwise", async () => {
    const { bed, fake, connection } = stage();
    const { pathname } = new URL(connection.webhook);
    const { body, headers } = fake.text(newPerson(), "Olá, você é rápido?");
    assert.match(body, /\\u00e1/);
    const rewritten = JSON.stringify(JSON.parse(body));
    const send = (text: string, more: Record<string, string>) =>
      bed.fetch(pathname, { method: "POST", body: text, headers: more });
    await assertProblem(await send(rewritten, headers), 401, "bad-signature");
    await assertProblem(await send(body, {}), 401, "bad-signature");
    assert.equal((await send(body, headers)).status, 200);
  });

  it("answers a person with a phone, and one whom it knows by their scoped id alone", async () => {
    const { bed, fake, write, readOf } = stage();
    for (const person of [newPerson(), newPerson(false)]) {
      await write(person, QUESTION);
      await until(bed, () => readOf(person).includes("30 dias"));
      const last = fake.sent.at(-1)?.body;
      assert.equal(last?.to, person.phone);
      assert.equal(last?.recipient, person.phone ? undefined : person.userId);
    }
  });

  it("takes words that end like a code for words, where no code of ours is as long", () => {
    const eventsOf = (body: string) =>
      decodeWhatsApp({ message: { id: "wamid.1", timestamp: "1", type: "text", text: { body } } }).events;
    for (const length of [16, 42, 44]) {
      const text = `Meu pedido (#${"a".repeat(length)})`;
      assert.deepEqual(eventsOf(text), [{ type: "say", text }]);
    }
    const code = newOpaqueToken();
    assert.deepEqual(eventsOf(`Vim do site (#${code})`), [{ type: "start", code }]);
  });

  it("keeps one conversation when a person's phone comes only with later messages", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    const { phone: _, ...hidden } = person;
    await write(hidden, "oi");
    await until(bed, () => readOf(person) !== "");
    const sessions = bed.platform.idsOf("main").length;
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    assert.equal(bed.platform.idsOf("main").length, sessions);
    assert.equal(fake.sent.at(-1)?.body.to, person.phone);
  });

  it("shows choices as buttons or a list, and takes a press and a digit as a press", async () => {
    const { bed, fake, write, readOf } = stage();
    const [one, other] = [newPerson(), newPerson()];
    for (const person of [one, other]) await write(person, "oi");
    await until(bed, () => fake.offersTo(one).length > 0 && fake.offersTo(other).length > 0);
    const [first] = fake.offersTo(one);
    assert.ok(first);
    const before = [fake.readBy(one).length, fake.readBy(other).length];
    await fake.deliveries.deliver([fake.choose(one, first.id, first.title), fake.text(other, "1")]);
    await until(
      bed,
      () => fake.readBy(one).length > (before[0] ?? 0) && fake.readBy(other).length > (before[1] ?? 0),
    );
    assert.equal(readOf(other).split("\n").at(-1), readOf(one).split("\n").at(-1));
  });

  it("marks what came as read and shows that it writes", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    const before = fake.read.length;
    await write(person, "oi");
    await until(bed, () => readOf(person) !== "");
    assert.deepEqual(
      fake.read.slice(before).map(({ isTyping }) => isTyping),
      [true],
    );
  });

  it("waits 1, 4, 16 and 64 s where the pair of numbers writes too fast, and loses nothing", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    for (let tries = 0; tries < 4; tries += 1) fake.failNext({ code: 131056 });
    const startedAt = bed.clock.now();
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    assert.ok(bed.clock.now() - startedAt >= 85_000);
  });

  it("rests a minute where the whole app has asked too often, and tries trouble at Meta's again at once", async () => {
    const { bed, fake, write, readOf } = stage();
    for (const [code, restMs] of [
      [80007, 60_000],
      [130429, 1_000],
      [131000, 1_000],
    ] as const) {
      const person = newPerson();
      fake.failNext({ code });
      const startedAt = bed.clock.now();
      await write(person, QUESTION);
      await until(bed, () => readOf(person).includes("30 dias"));
      assert.ok(bed.clock.now() - startedAt >= restMs, `${code}`);
    }
  });

  it("shows the owner a token that has ended, waits with the message, and is well again", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    const fault = async () => {
      const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
      return channelConnectionsSchema.parse(await response.json()).connections[0]?.fault?.code;
    };
    fake.isTokenGood = false;
    await write(person, QUESTION);
    await until(bed, async () => (await fault()) === "token");
    fake.isTokenGood = true;
    await until(bed, () => readOf(person).includes("30 dias"), 1_000);
    await until(bed, async () => (await fault()) === undefined);
  });

  it("tells agents that the window of 24 hours has closed, whether WhatsApp says so at once or later", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    await write(person, "quero falar com um atendente");
    await until(bed, () => readOf(person) !== "");
    const session = bed.platform.idsOf("main").at(-1) ?? "";
    const now = bed.clock.now();
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), { now });
    await agent.do({ type: "claim" });
    await until(bed, () => readOf(person).includes("Lia"));
    fake.failNext({ code: 131047 });
    await agent.do({ type: "say", text: "Posso ajudar?" });
    await until(bed, () => agent.heard.events.some((event) => event.type === "noted"));
    assert.match((await agent.next("noted")).text, /WhatsApp: A janela de 24 horas fechou/);
    await agent.do({ type: "say", text: "Ainda aí?" });
    await until(bed, () => readOf(person).includes("Ainda aí?"));
    const sentId = fake.sent.at(-1)?.id ?? "";
    const errors = [{ code: 131026, error_data: { details: "Message undeliverable" } }];
    await fake.deliveries.deliver([fake.status(sentId, "failed", { errors })]);
    await until(bed, () => agent.heard.events.filter((event) => event.type === "noted").length > 1);
    assert.match(JSON.stringify(agent.heard.events), /WhatsApp: A pessoa não recebe mensagens/);
    agent.close();
  });

  it("refuses to connect what Meta does not know, says what to copy again, and shows no secret", async () => {
    const { bed } = stage();
    const good = { channel: "whatsapp", site: "loja", ...WHATSAPP_ACCESS };
    const wrongs = [
      [{ token: `${WHATSAPP_ACCESS.token}x` }, "wrong-token", /system user/],
      [{ appSecret: "f".repeat(32) }, "wrong-app-secret", /App settings, Basic/],
      [{ phoneNumberId: "99999999" }, "wrong-number", /phone number id/],
      [{ accountId: "99999999" }, "wrong-account", /account's id/],
    ] as const;
    for (const [wrong, code, advice] of wrongs) {
      const answer = await post(bed, "/api/channels", { ...good, ...wrong }, OWNER);
      assert.match(await assertProblem(answer, 422, code), advice);
    }
    const list = await (await bed.fetch("/api/channels?site=loja", { headers: OWNER })).text();
    assert.match(list, /Loja \+55 35 90000-0148/);
    for (const secret of [WHATSAPP_ACCESS.token, WHATSAPP_ACCESS.appSecret])
      assert.ok(!list.includes(secret));
  });

  it("counts what each message costs once, by month and category, in whatever order its statuses come", async () => {
    const { bed, fake, write, readOf } = stage();
    const person = newPerson();
    await write(person, QUESTION);
    await until(bed, () => readOf(person).includes("30 dias"));
    const sentId = fake.sent.at(-1)?.id ?? "";
    const billed = { pricing: { billable: true, pricing_model: "PMP", category: "service" } };
    const free = { pricing: { billable: false, pricing_model: "PMP", category: "utility" } };
    const usage = async () => {
      const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
      return channelConnectionsSchema.parse(await response.json()).connections[0]?.usage;
    };
    const states = ["read", "sent", "delivered", "read"] as const;
    const early = fake.status("wamid.OUTEARLY", "delivered", {
      ...free,
      biz_opaque_callback_data: person.userId,
    });
    await fake.deliveries.deliver([...states.map((state) => fake.status(sentId, state, billed)), early]);
    const month = new Date(bed.clock.now()).toISOString().slice(0, 7);
    await until(bed, async () => Object.keys((await usage())?.[0]?.categories ?? {}).length > 1);
    assert.deepEqual(await usage(), [
      { month, categories: { service: { billed: 1, free: 0 }, utility: { billed: 0, free: 1 } } },
    ]);
  });

  it("tells the owner when Meta has checked the address", async () => {
    const { bed, fake } = stage();
    const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
    const [connection] = channelConnectionsSchema.parse(await response.json()).connections;
    assert.ok(connection?.verifiedAt);
    assert.equal(await fake.useWebhook(connection.webhook, "another token"), false);
  });

  it("leaves out what is for another number, and statuses of messages that are not ours", async () => {
    const { bed, fake, connection } = stage();
    const { pathname } = new URL(connection.webhook);
    const rooms = bed.platform.idsOf("channel").length;
    const { body } = fake.text(newPerson(), "oi");
    const other = body.replaceAll(WHATSAPP_ACCESS.phoneNumberId, "1065403522");
    const sign = (text: string) =>
      `sha256=${createHmac("sha256", WHATSAPP_ACCESS.appSecret).update(text).digest("hex")}`;
    const headers = { "x-hub-signature-256": sign(other) };
    assert.equal((await bed.fetch(pathname, { method: "POST", body: other, headers })).status, 200);
    await fake.deliveries.deliver([fake.status("wamid.OFANOTHER", "delivered")]);
    assert.equal(bed.platform.idsOf("channel").length, rooms);
  });
});
