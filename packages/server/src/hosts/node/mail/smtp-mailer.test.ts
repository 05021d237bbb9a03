import assert from "node:assert/strict";
import { createServer } from "node:net";
import { afterEach, describe, it } from "node:test";
import { headerOf, MAIL_PASSWORD, MailServer } from "../../../../test/mail/mail-server.ts";
import type { OutgoingMail } from "../../../platform/mailer.ts";
import { createSmtpMailer } from "./smtp-mailer.ts";

const MAIL: OutgoingMail = {
  id: "ticket.1.1",
  from: { address: "chat@loja.example", name: "Loja, da Ana" },
  to: "ana@exemplo.com.br",
  replyTo: "r+x@in.loja.example",
  subject: "Você tem uma resposta",
  text: "Olá, Ana.\n",
  html: "<p>Olá, Ana.</p>",
  messageId: "<prosa.ticket.1.1@loja.example>",
  references: ["<prosa.ticket.1.0@loja.example>"],
  headers: { "Auto-Submitted": "auto-generated" },
};
const nothing = async () => {};

describe("the mailer over SMTP", () => {
  let server: MailServer | undefined;
  afterEach(() => server?.close());

  it("brings a mail whole to a real server, with its own id and its thread", async () => {
    server = await MailServer.start();
    const mailer = createSmtpMailer({ url: server.urlFor() });
    assert.deepEqual(await mailer.send(MAIL, nothing), { type: "sent" });
    const [mail] = server.mails;
    assert.ok(mail);
    assert.deepEqual(mail.envelope, { from: MAIL.from.address, to: [MAIL.to] });
    assert.deepEqual(
      [mail.subject, mail.text?.trim(), mail.html?.trim()],
      [MAIL.subject, "Olá, Ana.", MAIL.html],
    );
    assert.deepEqual(mail.from, { name: "Loja, da Ana", address: MAIL.from.address });
    assert.deepEqual([mail.messageId, mail.inReplyTo], [MAIL.messageId, MAIL.references[0]]);
    assert.deepEqual(mail.replyTo?.[0]?.address, MAIL.replyTo);
    assert.equal(headerOf(mail, "auto-submitted"), "auto-generated");
  });

  it("signs in, and waits for the owner where the password is wrong", async () => {
    server = await MailServer.start({ needsPassword: true });
    const wrong = createSmtpMailer({ url: server.urlFor("errada") });
    const outcome = await wrong.send(MAIL, nothing);
    assert.equal(outcome.type, "paused");
    assert.ok("detail" in outcome && /EAUTH 535/.test(outcome.detail));
    const right = createSmtpMailer({ url: server.urlFor(MAIL_PASSWORD) });
    assert.deepEqual(await right.send(MAIL, nothing), { type: "sent" });
  });

  it("tells faults that pass from those that stay, without a word of the server's", async () => {
    server = await MailServer.start();
    const mailer = createSmtpMailer({ url: server.urlFor() });
    server.faults.push({ code: 451 }, { code: 554 }, "cut-off");
    const outcomes = [];
    for (let count = 0; count < 3; count += 1) outcomes.push(await mailer.send(MAIL, nothing));
    assert.deepEqual(
      outcomes.map(({ type }) => type),
      ["retry", "refused", "retry"],
    );
    assert.doesNotMatch(JSON.stringify(outcomes), /not now|exemplo/);
  });

  it("tries later where nothing listens, and has handed nothing over", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => probe.once("listening", resolve));
    const address = probe.address();
    const port = address && typeof address === "object" ? address.port : 0;
    await new Promise((resolve) => probe.close(resolve));
    let isHandedOver = false;
    const outcome = await createSmtpMailer({ url: `smtp://127.0.0.1:${port}` }).send(MAIL, async () => {
      isHandedOver = true;
    });
    assert.equal(outcome.type, "retry");
    assert.equal(isHandedOver, false);
  });
});
