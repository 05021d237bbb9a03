import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ATTRIBUTES_BYTES_MAX, ATTRIBUTES_MAX } from "@prosa/protocol";
import { type ConversationPanel, conversationPanelSchema } from "@prosa/protocol/desk";
import { SignJWT } from "jose";
import { type Person, signUp } from "../../../../test/agents.ts";
import { type Client, freshId, openSession } from "../../../../test/client.ts";
import { assertProblem, post } from "../../../../test/http.ts";
import { ask, CONSENT, listContacts, SessionBed, SITE, START_FORM } from "../../../../test/session-bed.ts";
import { SECRET } from "../../../../test/testbed.ts";
import { siteKey } from "../../../security/site-key.ts";
import { FACTS_REST_MS } from "../../../session/outbox/facts-job.ts";
import { PANELS_PER_MINUTE } from "./panel.ts";

const ATTRIBUTES = { plano: "ouro", pedidos: 12, atacado: true };

async function identified({ bed }: SessionBed, attributes: Record<string, unknown>): Promise<string> {
  const now = Math.floor(bed.clock.now() / 1_000);
  const key = new TextEncoder().encode(await siteKey(SECRET, SITE, 1));
  return new SignJWT({ name: "Ana", email: "ana@exemplo.com.br", attributes })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("cliente-17")
    .setAudience(SITE)
    .setExpirationTime(now + 3_600)
    .sign(key);
}

async function panelOf({ bed }: SessionBed, { cookie }: Person, session: string): Promise<ConversationPanel> {
  const response = await bed.fetch(`/api/desk/conversations/${session}/panel`, { headers: { cookie } });
  assert.equal(response.status, 200);
  return conversationPanelSchema.parse(await response.json());
}

/** Lets the statistics hear of the conversations. */
async function told(stage: SessionBed): Promise<void> {
  await stage.settled();
  stage.bed.clock.advance(FACTS_REST_MS);
  await stage.settled();
}

async function submit(client: Client): Promise<void> {
  const id = freshId();
  client.send({ type: "submit", id, contact: { email: "ana@exemplo.com.br" }, consent: CONSENT });
  await client.next("confirmed", (event) => event.id === id);
}

describe("the panel of a conversation", () => {
  it("has who the site says the visitor is, the pages, what was understood, and the talk in short", async () => {
    const stage = await SessionBed.start();
    const lia = await signUp(stage.bed, SITE, "Lia");
    const identity = await identified(stage, ATTRIBUTES);
    const client = await stage.join({ since: 0, epoch: null, identity });
    await ask(client, "Qual o prazo de troca?");
    const events = [{ type: "page", id: "page-1", url: "https://loja.example/trocas", title: "Trocas" }];
    const headers = { authorization: `Bearer ${stage.opened.token}` };
    await post(stage.bed, `/api/sessions/${stage.opened.session}/track`, { events }, headers);
    await told(stage);
    const panel = await panelOf(stage, lia, stage.opened.session);
    assert.deepEqual(panel.identity, {
      id: "cliente-17",
      name: "Ana",
      email: "ana@exemplo.com.br",
      attributes: ATTRIBUTES,
    });
    assert.deepEqual(
      panel.visit.pages.map(({ url, title }) => [url, title]),
      [["https://loja.example/trocas", "Trocas"]],
    );
    assert.equal(panel.understood?.language, "pt-BR");
    assert.notEqual(panel.understood?.intent, undefined);
    assert.equal(panel.digest[0]?.question, "Qual o prazo de troca?");
    assert.equal(panel.conversation?.sentiment, "neutral");
    assert.deepEqual([panel.earlier, panel.tickets], [[], []]);
  });

  it("has the same person's other conversations and tickets, by their e-mail, and the contact has the attributes", async () => {
    const stage = await SessionBed.start({ form: START_FORM });
    const lia = await signUp(stage.bed, SITE, "Lia");
    const first = stage.opened;
    const before = await stage.join({ since: 0, epoch: null });
    await ask(before, "Vocês entregam em Minas?");
    await submit(before);
    const ticket = { subject: "Troca", session: first.session, contact: { email: "ana@exemplo.com.br" } };
    assert.equal((await post(stage.bed, "/api/desk/tickets", ticket, { cookie: lia.cookie })).status, 201);
    stage.opened = await openSession(stage.bed, SITE);
    const client = await stage.join({ since: 0, epoch: null });
    await ask(client, "Voltei");
    await submit(client);
    await told(stage);
    const panel = await panelOf(stage, lia, stage.opened.session);
    assert.deepEqual(
      panel.earlier.map(({ session }) => session),
      [first.session],
    );
    assert.deepEqual(
      panel.tickets.map(({ subject }) => subject),
      ["Troca"],
    );
    // Who the visitor is may be said after they left a contact.
    const again = await stage.join({ since: 0, epoch: null, identity: await identified(stage, ATTRIBUTES) });
    await ask(again, "oi");
    await stage.settled();
    const listed = await listContacts(stage.bed);
    const found = listed.find(({ session }) => session === stage.opened.session);
    assert.deepEqual(found?.attributes, ATTRIBUTES);
  });

  it("says nobody once the visitor has signed out on the site and goes on, and a message by another way is no sign of that", async () => {
    const stage = await SessionBed.start({ form: START_FORM });
    const lia = await signUp(stage.bed, SITE, "Lia");
    const { session } = stage.opened;
    const known = await stage.join({ since: 0, epoch: null, identity: await identified(stage, ATTRIBUTES) });
    await ask(known, "oi");
    await submit(known);
    await stage.settled();
    known.close();
    // The page is loaded again, and has not said yet who is there.
    const loaded = await stage.join();
    assert.equal((await panelOf(stage, lia, session)).identity?.id, "cliente-17");
    const command = { type: "say", id: freshId(), text: "por mensagem" };
    const whose = {
      site: SITE,
      room: "room-of-ana-on-telegram",
      channel: "telegram",
      language: null,
      name: "Ana",
    };
    const init = { method: "POST", body: JSON.stringify({ command, ...whose }) };
    assert.equal((await stage.bed.platform.callRoom("main", session, "/channel-command", init)).status, 200);
    assert.equal((await panelOf(stage, lia, session)).identity?.id, "cliente-17");
    await ask(loaded, "sem conta");
    const panel = await panelOf(stage, lia, session);
    assert.equal(panel.identity, undefined);
    await stage.settled();
    const found = (await listContacts(stage.bed)).find((one) => one.session === session);
    assert.deepEqual(found?.attributes, ATTRIBUTES, "what was told before stays as it was told");
    await stage.bed.kill();
    assert.equal((await panelOf(stage, lia, session)).identity, undefined);
    const again = await stage.join({ since: 0, epoch: null, identity: await identified(stage, ATTRIBUTES) });
    await ask(again, "voltei");
    assert.equal((await panelOf(stage, lia, session)).identity?.id, "cliente-17");
  });

  it("believes a token with as many attributes as it may have, and none with more", async () => {
    const stage = await SessionBed.start();
    const lia = await signUp(stage.bed, SITE, "Lia");
    const client = await stage.join({ since: 0, epoch: null });
    await ask(client);
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, n]));
    const long = (bytes: number) => {
      const parts = Array.from({ length: 4 }, (_, n) => [`b${n}`, "x".repeat(180)] as const);
      const most = Object.fromEntries(parts);
      const rest = bytes - JSON.stringify({ ...most, rest: "" }).length;
      return { ...most, rest: "x".repeat(rest) };
    };
    for (const [given, isTaken] of [
      [many(ATTRIBUTES_MAX), true],
      [many(ATTRIBUTES_MAX + 1), false],
      [long(ATTRIBUTES_BYTES_MAX), true],
      [long(ATTRIBUTES_BYTES_MAX + 1), false],
    ] as const) {
      const identity = await identified(stage, given);
      await ask(await stage.join({ since: 0, epoch: null, identity }), "oi");
      const { attributes } = (await panelOf(stage, lia, stage.opened.session)).identity ?? {};
      assert.equal(JSON.stringify(attributes) === JSON.stringify(given), isTaken);
    }
  });

  it("is for people of the site, and not without end", async () => {
    const stage = await SessionBed.start();
    await ask(await stage.join());
    const path = `/api/desk/conversations/${stage.opened.session}/panel`;
    await assertProblem(await stage.bed.fetch(path), 401, "signed-out");
    const { cookie } = await signUp(stage.bed, SITE, "Lia");
    const unknown = await stage.bed.fetch(`/api/desk/conversations/${freshId()}/panel`, {
      headers: { cookie },
    });
    await assertProblem(unknown, 404, "unknown-conversation");
    for (let n = 1; n < PANELS_PER_MINUTE; n += 1)
      assert.equal((await stage.bed.fetch(path, { headers: { cookie } })).status, 200);
    await assertProblem(await stage.bed.fetch(path, { headers: { cookie } }), 429, "rate-limited");
  });
});
