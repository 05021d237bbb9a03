import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { AgentClient, type Person, signUp } from "../../../test/agents.ts";
import { type Client, freshId } from "../../../test/client.ts";
import { PUBLIC_URL, startMailBed } from "../../../test/mail/mail-bed.ts";
import { headerOf, linksIn, type MailServer } from "../../../test/mail/mail-server.ts";
import { ask, CONSENT, type SessionBed, SITE, START_FORM } from "../../../test/session-bed.ts";

const MINUTE = 60_000;
const EMAIL = "ana@exemplo.com.br";

let session: SessionBed;
let mail: MailServer;
let lia: Person;

beforeEach(async () => {
  ({ session, mail } = await startMailBed({ form: START_FORM, name: "Loja da Ana", retentionDays: 9 }));
  lia = await signUp(session.bed, SITE, "Lia");
});

afterEach(() => mail.close());

async function leaveAddress(visitor: Client, email = EMAIL): Promise<void> {
  const id = freshId();
  visitor.send({ type: "submit", id, contact: { email }, consent: CONSENT });
  await visitor.next("confirmed", (event) => event.id === id);
}

/** Lia says something at the conversation: she takes it where she does not have it, and goes again. */
async function speak(text: string): Promise<void> {
  const now = session.bed.clock.now();
  const agent = await AgentClient.join(session.bed, session.opened.session, lia, { now });
  if (agent.state.owner.type !== "agent") await agent.do({ type: "claim" });
  await agent.do({ type: "say", text });
  agent.close();
  await session.settled();
}

/** A visitor who asked for a person and left their address. */
async function begin(email = EMAIL): Promise<Client> {
  const visitor = await session.join();
  await ask(visitor, "Quero falar com uma pessoa");
  await leaveAddress(visitor, email);
  return visitor;
}

async function leave(visitor: Client): Promise<void> {
  visitor.close();
  await session.settled();
}

async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    session.bed.clock.advance(MINUTE);
    await session.settled();
  }
}

describe("mails of what a visitor missed", () => {
  it("[I22] bring what a person said to a visitor who has gone, some minutes' words together", async () => {
    const visitor = await begin();
    await speak("Ainda com você.");
    await leave(visitor);
    await speak("Achei seu pedido.");
    session.bed.clock.advance(MINUTE);
    await speak("**Chega** amanhã.");
    await pass(1);
    const missed = await mail.next();
    assert.deepEqual(missed.envelope.to, [EMAIL]);
    assert.equal(missed.subject, "Você tem uma resposta de Loja da Ana");
    assert.match(missed.text ?? "", /Lia · [^\n]*\n {2}Achei seu pedido\.[\s\S]*\*\*Chega\*\* amanhã\./);
    assert.match(missed.text ?? "", /responda a este e-mail/);
    const to = headerOf(missed, "reply-to") ?? "";
    assert.match(to, /<r\+x[a-z2-7]+@in\.loja\.example>$/);
    await pass(60);
    assert.equal(mail.mails.length, 1);
  });

  it("do not come to a visitor who is there, or who is back in time", async () => {
    const visitor = await begin();
    await speak("Estou vendo.");
    await pass(5);
    await leave(visitor);
    await speak("Um momento.");
    session.bed.clock.advance(MINUTE);
    const back = await session.join();
    await pass(30);
    await leave(back);
    await pass(30);
    assert.equal(mail.mails.length, 0);
    await speak("Pronto.");
    await pass(2);
    const { text = "" } = await mail.next();
    assert.match(text, /Pronto\./);
    assert.doesNotMatch(text, /Um momento/);
  });

  it("are one in fifteen minutes at most, each with all that came since", async () => {
    const visitor = await begin();
    await leave(visitor);
    await speak("Primeira");
    await pass(2);
    const first = await mail.next();
    await speak("Segunda");
    await pass(7);
    await speak("Terceira");
    await pass(7);
    assert.equal(mail.mails.length, 1);
    await pass(1);
    const second = await mail.next();
    assert.match(second.text ?? "", /Segunda[\s\S]*Terceira/);
    assert.doesNotMatch(second.text ?? "", /Primeira/);
    assert.equal(headerOf(second, "references"), first.messageId);
  });

  it("hold what people say alone, and nothing where no address or none that mail reaches was left", async () => {
    const visitor = await begin('a"b@exemplo.com');
    await leave(visitor);
    await speak("Olá?");
    await pass(30);
    assert.equal(mail.mails.length, 0);
    const now = session.bed.clock.now();
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, { now });
    if (agent.state.owner.type !== "agent") await agent.do({ type: "claim" });
    await agent.do({ type: "hand-back" });
    agent.close();
    const back = await session.join();
    await leaveAddress(back);
    await ask(back, "Vocês abrem aos domingos?");
    await leave(back);
    await pass(30);
    assert.equal(mail.mails.length, 0);
  });

  it("[I22] come once, whenever the server falls", async () => {
    const visitor = await begin();
    await leave(visitor);
    await speak("Depois da queda");
    session.bed.platform.kill();
    await pass(3);
    await mail.next();
    session.bed.platform.kill();
    await pass(30);
    assert.equal(mail.mails.length, 1);
  });

  it("end with their link, which the visitor presses or their program of mail", async () => {
    const visitor = await begin();
    await leave(visitor);
    await speak("Primeira");
    await pass(2);
    const stop = linksIn(await mail.next()).at(-1) ?? "";
    const path = stop.slice(PUBLIC_URL.length);
    assert.match(await (await session.bed.fetch(path)).text(), /Quer parar de receber/);
    assert.equal((await session.bed.fetch(path, { method: "POST" })).status, 200);
    await speak("Segunda");
    await pass(60);
    assert.equal(mail.mails.length, 1);
  });

  it("[I13] are dropped with the session that its visitor erases, also on their way", async () => {
    const visitor = await begin();
    await leave(visitor);
    mail.faults.push({ code: 451 });
    await speak("Segredo");
    await pass(2);
    const { session: id } = session.opened;
    const erased = await session.bed.platform.callRoom("main", id, `/transcript?site=${SITE}`, {
      method: "DELETE",
    });
    assert.equal(erased.status, 204);
    await pass(60);
    assert.equal(mail.mails.length, 0);
    assert.deepEqual([...session.storage.rows.keys()], ["session"]);
  });
});
