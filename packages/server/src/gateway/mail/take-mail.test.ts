import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { ticketDetailSchema } from "@prosa/protocol/desk";
import { AgentClient, type Person, signUp } from "../../../test/agents.ts";
import { type Client, freshId } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { startMailBed } from "../../../test/mail/mail-bed.ts";
import type { MailServer, TakenMail } from "../../../test/mail/mail-server.ts";
import { answerAddressOf, bringMail, type WrittenMail } from "../../../test/mail/raw-mail.ts";
import { ask, CONSENT, type SessionBed, SITE, START_FORM } from "../../../test/session-bed.ts";

const MINUTE = 60_000;
const QUOTE = "\n\nEm qui., 15 de jan. de 2026 às 09:02, Loja <chat@loja.example> escreveu:\n> Achei.\n";

let session: SessionBed;
let mail: MailServer;
let lia: Person;
/** The address that the visitor's first mail is answered to. */
let to = "";

beforeEach(async () => {
  ({ session, mail } = await startMailBed({ form: START_FORM, retentionDays: 9, files: ["text/plain"] }));
  lia = await signUp(session.bed, SITE, "Lia");
  const visitor = await session.join();
  await ask(visitor, "Quero falar com uma pessoa");
  const id = freshId();
  visitor.send({ type: "submit", id, contact: { email: "ana@exemplo.com.br" }, consent: CONSENT });
  await visitor.next("confirmed", (event) => event.id === id);
  visitor.close();
  await atDesk((agent) => agent.do({ type: "say", text: "Achei seu pedido." }));
  to = answerAddressOf(await nextMail());
});

afterEach(() => mail.close());

/** Lia comes to the conversation, takes it where she does not have it, and goes again. */
async function atDesk<T>(act: (agent: AgentClient) => Promise<T>): Promise<T> {
  const now = session.bed.clock.now();
  const agent = await AgentClient.join(session.bed, session.opened.session, lia, { now });
  if (agent.state.owner.type !== "agent") await agent.do({ type: "claim" });
  const done = await act(agent);
  agent.close();
  await session.settled();
  return done;
}

async function nextMail(): Promise<TakenMail> {
  for (let minute = 0; minute < 2; minute += 1) {
    session.bed.clock.advance(MINUTE);
    await session.settled();
  }
  return mail.next();
}

async function bring(changes: Partial<WrittenMail> = {}): Promise<Response> {
  const response = await bringMail(
    session.bed,
    { to, text: `É o azul.${QUOTE}`, messageId: "<1@exemplo.com.br>", ...changes },
    { now: session.bed.clock.now() },
  );
  await session.settled();
  return response;
}

/** The words of the visitor in the log. */
async function said(): Promise<string[]> {
  const visitor: Client = await session.join();
  const written = visitor.log.flatMap((event) =>
    event.type === "said" && event.message.author === "visitor" ? event.message.parts : [],
  );
  visitor.close();
  await session.settled();
  return written.flatMap((part) =>
    part.type === "text" ? [part.text] : part.type === "file" ? [part.name] : [],
  );
}

describe("answers by mail", () => {
  it("[I1] [I22] reach their conversation once, without what they quote", async () => {
    assert.deepEqual(await (await bring()).json(), { taken: true });
    assert.equal((await bring()).status, 200);
    await session.bed.kill();
    assert.equal((await bring()).status, 200);
    assert.deepEqual((await said()).slice(1), ["É o azul."]);
    const heard = await atDesk(async (agent) => agent.heard.events.filter(({ type }) => type === "said"));
    assert.match(JSON.stringify(heard), /"author":"visitor"[^{}]*\{[^{}]*É o azul/);
  });

  it("are answered by mail at once where people answer them, in the same thread", async () => {
    await bring();
    await atDesk((agent) => agent.do({ type: "say", text: "Vai o azul." }));
    const answered = await nextMail();
    assert.match(answered.text ?? "", /Vai o azul\./);
    assert.equal(answerAddressOf(answered), to);
    assert.ok(answered.references);
  });

  it("are answered by mail where the assistant answers them, and in the chat again once the visitor is back", async () => {
    await atDesk((agent) => agent.do({ type: "hand-back" }));
    await bring({ text: "Oi, tudo bem?" });
    assert.match((await nextMail()).text ?? "", /Assistente · /);
    const visitor = await session.join();
    await ask(visitor, "obrigada");
    visitor.close();
    for (let minute = 0; minute < 60; minute += 1) {
      session.bed.clock.advance(MINUTE);
      await session.settled();
    }
    assert.equal(mail.mails.length, 2);
  });

  it("bring their files, and say of those that the site does not take that they were left out", async () => {
    const attachments = [
      { filename: "../nota.txt", content: Buffer.from("Nota fiscal 42") },
      { filename: "programa.exe", content: Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) },
    ];
    assert.equal((await bring({ attachments })).status, 200);
    assert.equal((await bring({ attachments })).status, 200);
    assert.deepEqual((await said()).slice(1), ["nota.txt", "É o azul.\n[arquivo não aceito: programa.exe]"]);
  });

  it("say what was left out in the language of the ticket, where it has no conversation any more", async () => {
    const init = { method: "POST", headers: { cookie: lia.cookie } };
    const contact = { email: "ana@exemplo.com.br" };
    const body = JSON.stringify({ subject: "Order", contact, language: "en" });
    const created = await session.bed.fetch("/api/desk/tickets", { ...init, body });
    const { id } = ticketDetailSchema.parse(await created.json()).ticket;
    const opened = await mail.next(({ subject = "" }) => subject.includes("Order"));
    const attachments = [{ filename: "note.txt", content: Buffer.from("Invoice 42") }];
    const answered = await bring({ to: answerAddressOf(opened), text: "Blue.", attachments });
    assert.equal(answered.status, 200);
    const read = await session.bed.fetch(`/api/desk/tickets/${id}`, { headers: { cookie: lia.cookie } });
    const { entries } = ticketDetailSchema.parse(await read.json());
    assert.equal(entries.at(-1)?.text, "Blue.\n[file not taken: note.txt]");
  });

  it("are read from HTML where they have nothing else, as words alone", async () => {
    const html =
      '<div>É o <b>azul</b>.<br>Tamanho M</div><script>alert(1)</script><div class="gmail_quote">Em qui. Loja escreveu:<blockquote>Achei.</blockquote></div>';
    await bringMail(session.bed, { to, html }, { now: session.bed.clock.now() });
    assert.deepEqual((await said()).slice(1), ["É o azul.\nTamanho M"]);
  });

  it("are left alone where a program wrote them, so that no two answer each other without end", async () => {
    const signs: Record<string, string>[] = [
      { "Auto-Submitted": "auto-replied" },
      { Precedence: "bulk" },
      { "X-Autoreply": "yes" },
      { "X-Prosa-Loop": "1" },
      { "List-Id": "<lista.exemplo.com>" },
    ];
    for (const headers of signs)
      assert.equal(((await (await bring({ headers })).json()) as { taken: boolean }).taken, false);
    const fromDaemon = await bring({ from: "MAILER-DAEMON@exemplo.com.br" });
    assert.deepEqual(await fromDaemon.json(), { taken: false, sign: "sender" });
    assert.equal((await said()).length, 1);
    assert.deepEqual(await (await bring({ headers: { "Auto-Submitted": "no" } })).json(), { taken: true });
  });

  it("come in at their signed address alone, and with the service's own signature", async () => {
    const other = to.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
    await assertProblem(await bring({ to: other }), 404, "unknown-address");
    const written = { to, text: "Oi" };
    const now = session.bed.clock.now();
    const wrong = await bringMail(session.bed, written, { now, secret: "x".repeat(32) });
    await assertProblem(wrong, 401, "bad-signature");
    const old = await bringMail(session.bed, written, { now: now - 6 * MINUTE });
    await assertProblem(old, 401, "bad-signature");
    await assertProblem(
      await session.bed.fetch("/api/mail", { method: "POST", body: "x" }),
      401,
      "bad-signature",
    );
  });

  it("find no conversation that was erased", async () => {
    const { session: id } = session.opened;
    await session.bed.platform.callRoom("main", id, `/transcript?site=${SITE}`, { method: "DELETE" });
    await assertProblem(await bring(), 410, "erased");
  });

  it("take a conversation up again that a person had ended", async () => {
    await atDesk((agent) => agent.do({ type: "resolve" }));
    await bring({ text: "Só mais uma coisa" });
    const visitor = await session.join();
    assert.ok(visitor.log.some(({ type }) => type === "reopened"));
  });
});
