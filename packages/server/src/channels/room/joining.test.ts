import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { continueChoicesSchema, continueLinkSchema } from "@prosa/protocol";
import { AgentClient, DeskClient, signUp, visitingAgent } from "../../../test/agents.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { newPerson, startWhatsAppBed, type WhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { Client, freshId, openSession } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";

describe("a conversation of the web that goes on by phone", () => {
  const opened: { stage?: WhatsAppBed } = {};
  const stage = () => opened.stage as WhatsAppBed;
  before(async () => {
    opened.stage = await startWhatsAppBed();
  });
  after(() => stage().close());

  const begin = async () => {
    const { bed } = stage();
    const given = await openSession(bed, "loja");
    const { session, token } = given;
    const web = await Client.join(bed, given);
    const say = async (text: string) => {
      const id = freshId();
      web.say(id, text);
      await web.next("confirmed", (event) => event.id === id);
    };
    await say("quero falar com um atendente");
    const headers = { authorization: `Bearer ${token}` };
    const ask = (method: string, body?: object) =>
      bed.fetch(`/api/sessions/${session}/channels?language=pt-BR`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
    const linkText = async () => {
      const { url } = continueLinkSchema.parse(await (await ask("POST", { channel: "whatsapp" })).json());
      assert.match(url, /^https:\/\/wa\.me\/5535900000148\?text=/);
      return new URL(url).searchParams.get("text") ?? "";
    };
    return { session, say, ask, linkText, close: () => web.close() };
  };

  it("is joined by the link alone, answered where the person wrote last, taken over, resolved and rated by phone", async () => {
    const { bed, fake, write, readOf } = stage();
    const { session, say, ask, linkText, close } = await begin();
    const agent = await AgentClient.join(bed, session, visitingAgent("loja", "Lia"), {
      now: bed.clock.now(),
    });
    await agent.do({ type: "claim" });
    const person = newPerson();
    await write(person, await linkText());
    await until(bed, () => readOf(person).includes("continuamos aqui"));
    assert.match((await agent.next("noted")).text, /continua a conversa pelo WhatsApp/);
    const choices = continueChoicesSchema.parse(await (await ask("GET")).json());
    assert.deepEqual(choices, { channels: ["whatsapp"], joined: ["whatsapp"] });
    await write(person, "cheguei pelo telefone");
    await until(bed, () => JSON.stringify(agent.heard.events).includes("cheguei pelo telefone"));
    await agent.do({ type: "say", text: "Vejo você aqui." });
    await until(bed, () => readOf(person).includes("Vejo você aqui."));
    await fake.deliveries.deliver([fake.status(fake.sent.at(-1)?.id ?? "", "read")]);
    await until(bed, () => agent.heard.events.some((event) => event.type === "seen"));
    // Statuses come late, twice and in any order; what was read stays read.
    const errors = [{ code: 131026, title: "Message undeliverable" }];
    const late = [["delivered"], ["sent"], ["read"], ["failed", { errors }]] as const;
    const seenId = fake.sent.at(-1)?.id ?? "";
    await fake.deliveries.deliver(late.map(([state, more]) => fake.status(seenId, state, more)));
    assert.doesNotMatch(readOf(person), /quero falar/);
    const before = readOf(person);
    await say("voltei ao site");
    await agent.do({ type: "say", text: "E aqui também." });
    await until(bed, () => JSON.stringify(agent.heard.events).includes("E aqui também."));
    assert.equal(readOf(person), before, "the person wrote on the web last");
    await write(person, "obrigada, é isso");
    await until(bed, () => JSON.stringify(agent.heard.events).includes("obrigada, é isso"));
    assert.equal(agent.heard.events.filter((event) => event.type === "seen").length, 1);
    const notes = agent.heard.events.flatMap((event) => (event.type === "noted" ? [event.text] : []));
    assert.deepEqual(
      notes.filter((note) => note.startsWith("WhatsApp: ")),
      [],
    );
    await agent.do({ type: "resolve" });
    await until(bed, () => readOf(person).includes("como foi a conversa?"));
    const best = fake.offersTo(person).at(-1);
    assert.equal(best?.title, "5, muito boa");
    await fake.deliveries.deliver([fake.choose(person, best?.id ?? "", best?.title ?? "", "list_reply")]);
    await until(bed, () => agent.heard.events.some((event) => event.type === "scored" && event.score === 5));
    const audit = await (await bed.platform.callRoom("desk", "loja", "/audit")).text();
    assert.match(audit, new RegExp(`joined-whatsapp[^}]*${session}`));
    for (const one of [agent, { close }]) one.close();
  });

  it("is in the desk's lists with the channel that the person wrote on last", async () => {
    const { bed, write, readOf } = stage();
    const { session, say, linkText, close } = await begin();
    const now = { now: bed.clock.now() };
    const desk = await DeskClient.join(bed, await signUp(bed, "loja", "Rui"), now);
    const told = (channel: string | undefined, preview: string) =>
      until(bed, () => {
        const rows = desk.heard.events.flatMap((event) => (event.type === "rows" ? event.rows : []));
        const row = rows.findLast((one) => one.session === session);
        return row?.preview === preview && row.channel === channel;
      });
    const person = newPerson();
    await write(person, await linkText());
    await until(bed, () => readOf(person).includes("continuamos aqui"));
    await write(person, "cheguei pelo telefone");
    await told("whatsapp", "cheguei pelo telefone");
    await say("voltei ao site");
    await told(undefined, "voltei ao site");
    desk.close();
    close();
  });

  it("takes a code once, from one person, within an hour", async () => {
    const { bed, write, readOf } = stage();
    const { linkText, close } = await begin();
    const [one, other, late] = [newPerson(), newPerson(), newPerson()];
    const text = await linkText();
    await write(one, text);
    await until(bed, () => readOf(one).includes("continuamos aqui"));
    await write(other, text);
    await until(bed, () => readOf(other).includes("não vale mais"));
    const stale = await linkText();
    bed.clock.advance(60 * 60 * 1_000);
    await write(late, stale);
    await until(bed, () => readOf(late).includes("não vale mais"));
    close();
  });

  it("goes apart again, and what the person writes then is their own conversation", async () => {
    const { bed, write, readOf } = stage();
    const { session, ask, linkText, close } = await begin();
    const person = newPerson();
    await write(person, await linkText());
    await until(bed, () => readOf(person).includes("continuamos aqui"));
    assert.equal((await ask("DELETE")).status, 204);
    assert.deepEqual(continueChoicesSchema.parse(await (await ask("GET")).json()).joined, []);
    await write(person, "Qual é o prazo de troca?");
    await until(bed, () => readOf(person).includes("30 dias"));
    const transcript = await (await bed.platform.callRoom("main", session, "/transcript")).text();
    assert.doesNotMatch(transcript, /prazo de troca/);
    close();
  });

  it("gives links to the session's own visitor, by channels that are connected", async () => {
    const { bed } = stage();
    const { session, ask, close } = await begin();
    await assertProblem(await bed.fetch(`/api/sessions/${session}/channels`), 401, "no-token");
    await assertProblem(await ask("POST", { channel: "telegram" }), 404, "unknown-channel");
    close();
  });
});
