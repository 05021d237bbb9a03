import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Contact, Part } from "@prosa/protocol";
import { type Person, signUp } from "../../../test/agents.ts";
import { type Client, freshId } from "../../../test/client.ts";
import { MAIL_FROM, PUBLIC_URL, startMailBed } from "../../../test/mail/mail-bed.ts";
import { headerOf, linksIn, type MailServer } from "../../../test/mail/mail-server.ts";
import { SessionBed, SITE, settled } from "../../../test/session-bed.ts";
import { TICKET_MAILS_AN_HOUR } from "./ticket-mails.ts";

const MINUTE = 60_000;
const SPAN = { from: "10:00", to: "18:00" };
const HOURS = { timeZone: "America/Sao_Paulo", week: [[SPAN], [SPAN], [SPAN], [SPAN], [SPAN], [], []] };
const EMAIL = "ana@exemplo.com.br";

let session: SessionBed;
let mail: MailServer;
let agent: Person;

beforeEach(async () => {
  ({ session, mail } = await startMailBed({ openingHours: HOURS, name: "Loja da Ana" }));
  agent = await signUp(session.bed, SITE, "Lia");
});

afterEach(() => mail.close());

/** The visitor asks for a person while the site is closed, and opens the ticket. */
async function open(visitor: Client, contact: Contact = { email: EMAIL }): Promise<string> {
  visitor.send({ type: "ask-human", id: freshId() });
  const isForm = (part: Part) => part.type === "form";
  const { message } = await visitor.next("said", (event) => event.message.parts.some(isForm));
  const form = message.parts.find((part) => part.type === "form");
  assert.ok(form?.type === "form");
  const consent = form.consent.text;
  visitor.send({ type: "submit", id: freshId(), messageId: message.id, contact, consent });
  const isCard = (part: Part) => part.type === "ticket";
  const opened = await visitor.next("said", (event) => event.message.parts.some(isCard));
  const card = opened.message.parts.find((part) => part.type === "ticket");
  assert.ok(card?.type === "ticket");
  return card.ticketId;
}

async function change(ticket: string, changes: object): Promise<void> {
  const init = { method: "PATCH", headers: { cookie: agent.cookie }, body: JSON.stringify(changes) };
  const response = await session.bed.fetch(`/api/desk/tickets/${ticket}`, init);
  assert.equal(response.status, 200);
}

/** A ticket of a visitor who has gone since, and the mail of its opening. */
async function openAndGo() {
  const visitor = await session.join();
  const ticket = await open(visitor);
  const opened = await mail.next();
  visitor.close();
  await session.settled();
  return { ticket, opened };
}

describe("mails of tickets", () => {
  it("[I20] [I22] bring the visitor the number, the time and the link of a ticket that was opened", async () => {
    const { opened } = await openAndGo();
    assert.deepEqual(opened.envelope, { from: MAIL_FROM, to: [EMAIL] });
    assert.deepEqual(opened.from, { name: "Loja da Ana", address: MAIL_FROM });
    assert.match(opened.subject ?? "", /^Chamado nº 1001: /);
    assert.match(opened.text ?? "", /Solução prevista até 19 de janeiro de 2026 às 18:00/);
    const [follow = "", stop = ""] = linksIn(opened);
    assert.ok(follow.startsWith(`${PUBLIC_URL}/tickets/${SITE}/`));
    const page = await session.bed.fetch(follow.slice(PUBLIC_URL.length));
    assert.equal(page.status, 200);
    assert.equal(headerOf(opened, "auto-submitted"), "auto-generated");
    assert.equal(headerOf(opened, "list-unsubscribe"), `<${stop}>`);
    assert.equal(headerOf(opened, "list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    assert.match(opened.html ?? "", /<html lang="pt-BR">/);
  });

  it("tell of an answer and of a new state in the same thread, and not of a note", async () => {
    const { ticket, opened } = await openAndGo();
    await change(ticket, { note: "Cliente antiga." });
    await change(ticket, { answer: "Chega amanhã.\n<b>Sem falta</b>" });
    const answered = await mail.next();
    assert.match(
      answered.text ?? "",
      /Lia respondeu ao seu chamado nº 1001:[\s\S]*Chega amanhã\.\n {2}<b>Sem falta/,
    );
    assert.match(answered.html ?? "", /Chega amanhã\.<br>\s*&lt;b&gt;Sem falta&lt;\/b&gt;/);
    assert.equal(headerOf(answered, "in-reply-to"), opened.messageId);
    assert.equal(headerOf(answered, "references"), opened.messageId);
    await change(ticket, { status: "solved" });
    assert.match((await mail.next()).text ?? "", /mudou de estado: resolvido/i);
    await session.settled();
    assert.equal(mail.mails.length, 3);
    assert.doesNotMatch(mail.mails.map(({ text }) => text).join(), /Cliente antiga/);
  });

  it("are not sent while the visitor sees the ticket in the conversation", async () => {
    const visitor = await session.join();
    const ticket = await open(visitor);
    await mail.next();
    await change(ticket, { answer: "Chega amanhã." });
    await visitor.next("said", ({ message }) => JSON.stringify(message.parts).includes("Chega amanhã."));
    await session.settled();
    visitor.close();
    await session.settled();
    await change(ticket, { answer: "Chegou?" });
    assert.match((await mail.next()).text ?? "", /Chegou\?/);
  });

  it("are not sent where the contact is no address, and never break a header", async () => {
    const body = { subject: "Pedido\r\nBcc: outro@exemplo.com", contact: { email: 'a"b@exemplo.com' } };
    const create = (changes: object) =>
      session.bed.fetch("/api/desk/tickets", {
        method: "POST",
        headers: { cookie: agent.cookie },
        body: JSON.stringify({ ...body, ...changes }),
      });
    assert.equal((await create({})).status, 201);
    assert.equal((await create({ contact: { email: EMAIL } })).status, 201);
    const written = await mail.next();
    assert.equal(written.subject, "Chamado nº 1002: Pedido Bcc: outro@exemplo.com");
    assert.equal(written.bcc, undefined);
    assert.equal(mail.mails.length, 1);
  });

  it("[I22] wait for a server that is busy, and come once", async () => {
    mail.faults.push({ code: 451 }, "cut-off");
    const visitor = await session.join();
    await open(visitor);
    await settledMail("mail-retry", 1);
    session.bed.clock.advance(MINUTE);
    await settledMail("mail-retry", 2);
    session.bed.clock.advance(5 * MINUTE);
    assert.match((await mail.next()).subject ?? "", /1001/);
    await settledMail("mail-sent", 1);
    session.bed.clock.advance(120 * MINUTE);
    await session.settled();
    assert.equal(mail.mails.length, 1);
  });

  it("are given up where the server refuses one for good, and the next goes", async () => {
    mail.faults.push({ code: 550 });
    const visitor = await session.join();
    const ticket = await open(visitor);
    await settledMail("mail-refused", 1);
    visitor.close();
    await session.settled();
    await change(ticket, { answer: "Olá" });
    assert.match((await mail.next()).text ?? "", /Olá/);
    assert.doesNotMatch(JSON.stringify(session.bed.platform.logs), /exemplo\.com/);
  });

  it("[I22] go out after a kill before their words left, and never twice after one that cut off the answer", async () => {
    const { ticket } = await openAndGo();
    const { promise: isTaken, resolve: taken } = Promise.withResolvers<void>();
    mail.onMessage = async () => {
      session.bed.platform.kill();
      taken();
    };
    await change(ticket, { answer: "Uma vez só" });
    await isTaken;
    mail.onMessage = async () => {};
    session.bed.clock.advance(MINUTE);
    await settledMail("mail-in-doubt", 1);
    await change(ticket, { answer: "E a outra" });
    await mail.next(({ text = "" }) => text.includes("E a outra"));
    assert.equal(mail.mails.filter(({ text = "" }) => text.includes("Uma vez só")).length, 1);
  });

  it(`are ${TICKET_MAILS_AN_HOUR} an hour at most`, async () => {
    const { ticket } = await openAndGo();
    for (let count = 1; count < TICKET_MAILS_AN_HOUR; count += 1) {
      await change(ticket, { answer: `Resposta ${count}` });
      await mail.next(({ text = "" }) => text.includes(`Resposta ${count}`));
      await settledMail("mail-sent", count + 1);
    }
    await change(ticket, { answer: "Uma a mais" });
    await settledMail("mail-too-many", 1);
    session.bed.clock.advance(60 * MINUTE);
    await change(ticket, { answer: "Na outra hora" });
    await mail.next(({ text = "" }) => text.includes("Na outra hora"));
  });

  it("end with the link that each of them has, by one press or by the program of mail", async () => {
    const { ticket, opened } = await openAndGo();
    const [, stop = ""] = linksIn(opened);
    const path = stop.slice(PUBLIC_URL.length);
    const page = await session.bed.fetch(path);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Quer parar de receber/);
    const done = await session.bed.fetch(path, { method: "POST", body: "List-Unsubscribe=One-Click" });
    assert.equal(done.status, 200);
    assert.match(await done.text(), /nenhum outro e-mail/);
    await change(ticket, { answer: "Não será lida por e-mail" });
    await settled(session.bed);
    assert.equal(mail.mails.length, 1);
    assert.equal((await session.bed.fetch(`${path.slice(0, -1)}0`)).status, 404);
  });

  it("[I13] are gone with the session that its visitor erased", async () => {
    mail.faults.push({ code: 451 });
    await open(await session.join());
    await settledMail("mail-retry", 1);
    const { session: id, token } = session.opened;
    const headers = { authorization: `Bearer ${token}` };
    const erased = await session.bed.fetch(`/api/sessions/${id}`, { method: "DELETE", headers });
    assert.equal(erased.status, 204);
    await session.settled();
    session.bed.clock.advance(10 * MINUTE);
    await session.settled();
    assert.equal(mail.mails.length, 0);
    const rows = [...session.bed.platform.place("desk", SITE).storage.rows.keys()];
    assert.deepEqual(
      rows.filter((key) => key.includes("mail")),
      [],
    );
  });

  it("are promised nowhere while no way of mail is set up", async () => {
    const silent = await SessionBed.start({ openingHours: HOURS });
    const visitor = await silent.join();
    await open(visitor);
    await silent.settled();
    const rows = [...silent.bed.platform.place("desk", SITE).storage.rows.keys()];
    assert.deepEqual(
      rows.filter((key) => key.includes("mail")),
      [],
    );
    assert.doesNotMatch(JSON.stringify(visitor.log), /e-mail (?:foi|será) enviado/);
  });
});

/** Resolves once the log has this event as often. */
async function settledMail(event: string, times: number): Promise<void> {
  const { logs } = session.bed.platform;
  const signal = AbortSignal.timeout(15_000);
  while (logs.filter((entry) => entry.event === event).length < times) {
    if (signal.aborted) throw new Error(`No ${event}; ${JSON.stringify(logs.slice(-5))}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
