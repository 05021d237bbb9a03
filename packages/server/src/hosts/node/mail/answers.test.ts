import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Part } from "@prosa/protocol";
import type { TicketDetail, TicketPage } from "@prosa/protocol/desk";
import { createTransport } from "nodemailer";
import { type Person, signUp } from "../../../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../../../test/client.ts";
import { MAIL_FROM, PUBLIC_URL, REPLY_TO } from "../../../../test/mail/mail-bed.ts";
import { linksIn, MailServer } from "../../../../test/mail/mail-server.ts";
import { answerAddressOf } from "../../../../test/mail/raw-mail.ts";
import { bedAt, type Testbed, VARIABLES } from "../../../../test/testbed.ts";
import { readEnvironment } from "../../../platform/environment.ts";
import { type NodeServer, startServer } from "../server.ts";

const SITE = "loja";
const EMAIL = "ana@exemplo.com.br";
/** A week in which nobody ever answers: the site is closed whenever the test runs. */
const CLOSED = { timeZone: "America/Sao_Paulo", week: [[], [], [], [], [], [], []] };

describe("a conversation that goes by mail, from closed hours to its score", () => {
  let folder: string;
  let mail: MailServer;
  let server: NodeServer;
  let bed: Testbed;
  let lia: Person;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-mail-"));
    mail = await MailServer.start();
    const environment = readEnvironment({
      ...VARIABLES,
      PROSA_MAIL_URL: mail.urlFor(),
      PROSA_MAIL_FROM: MAIL_FROM,
      PROSA_MAIL_REPLY_TO: REPLY_TO,
      PROSA_PUBLIC_URL: PUBLIC_URL,
    });
    const place = { index: 0, count: 1 };
    const settings = {
      port: 0,
      host: "127.0.0.1",
      data: folder,
      place,
      socketsMax: 20,
      addressSocketsMax: 20,
    };
    server = await startServer({ ...settings, mail: { host: "127.0.0.1", port: 0 } }, environment);
    const stop = () => server.stop();
    bed = { ...bedAt(() => `http://127.0.0.1:${server.port}`), kill: stop, close: stop };
    await putSite(bed, SITE, { name: "Loja da Ana", model: "embedded", openingHours: CLOSED });
    lia = await signUp(bed, SITE, "Lia");
  });

  after(async () => {
    await server.stop();
    await mail.close();
    rmSync(folder, { recursive: true });
  });

  /** Answers a mail over SMTP, as a program of mail does. */
  async function answer(to: string, text: string): Promise<void> {
    const transport = createTransport({ host: "127.0.0.1", port: server.mailPort ?? 0, ignoreTLS: true });
    await transport.sendMail({ from: EMAIL, to, subject: "Re: Chamado", text });
    transport.close();
  }

  async function desk<T>(address: string, init: RequestInit = {}): Promise<T> {
    const response = await bed.fetch(`/api/desk${address}`, { ...init, headers: { cookie: lia.cookie } });
    assert.equal(response.status, 200);
    return (await response.json()) as T;
  }

  it("[I20] [I22] reaches the visitor and comes back, over real SMTP both ways, and loses nothing", async () => {
    const opened = await openSession(bed, SITE);
    const visitor = await Client.join(bed, opened);
    visitor.send({ type: "ask-human", id: freshId() });
    const isForm = (part: Part) => part.type === "form";
    const { message } = await visitor.next("said", (event) => event.message.parts.some(isForm));
    const form = message.parts.find((part) => part.type === "form");
    assert.ok(form?.type === "form");
    const submitted = { id: freshId(), messageId: message.id, contact: { email: EMAIL } };
    visitor.send({ type: "submit", ...submitted, consent: form.consent.text });
    await visitor.next("said", (event) => event.message.parts.some(({ type }) => type === "ticket"));
    visitor.close();
    await visitor.closed;
    const first = await mail.next();
    assert.deepEqual(first.envelope.to, [EMAIL]);
    assert.ok(linksIn(first)[0]?.startsWith(`${PUBLIC_URL}/tickets/${SITE}/`));

    const { tickets } = await desk<TicketPage>("/tickets");
    const ticket = tickets[0];
    assert.ok(ticket);
    const change = (changes: object) =>
      desk<TicketDetail>(`/tickets/${ticket.id}`, { method: "PATCH", body: JSON.stringify(changes) });
    await change({ answer: "Qual é a cor?" });
    const asked = await mail.next(({ text = "" }) => text.includes("Qual é a cor?"));
    assert.equal(asked.inReplyTo, first.messageId);

    await answer(
      answerAddressOf(asked),
      `A azul.\n\nEm qui., Loja <${MAIL_FROM}> escreveu:\n> Qual é a cor?\n`,
    );
    const { ticket: answered, entries } = await desk<TicketDetail>(`/tickets/${ticket.id}`);
    assert.equal(answered.status, "open");
    assert.deepEqual([entries.at(-1)?.by, entries.at(-1)?.text], ["visitor", "A azul."]);

    await change({ status: "solved", answer: "Enviada." });
    await mail.next(({ text = "" }) => text.includes("Enviada."));
    const back = await Client.join(bed, opened);
    assert.match(JSON.stringify(back.log), /Enviada\./);
    back.send({ type: "score", id: freshId(), score: 5 });
    assert.equal((await back.next("scored")).score, 5);
    back.close();
  });

  it("takes nothing for an address that it did not sign, and passes nothing on", async () => {
    await assert.rejects(answer("alguem@outro.example", "Oi"), /550/);
    await assert.rejects(answer(REPLY_TO, "Oi"), /550/);
  });
});
