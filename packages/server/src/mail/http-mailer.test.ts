import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import type { OutgoingMail } from "../platform/mailer.ts";
import { createHttpMailer } from "./http-mailer.ts";

const MAIL: OutgoingMail = {
  id: "ticket.1.2",
  from: { address: "chat@loja.example" },
  to: "ana@exemplo.com.br",
  subject: "Resposta",
  text: "Olá",
  html: "<p>Olá</p>",
  messageId: "<prosa.ticket.1.2@loja.example>",
  references: ["<prosa.ticket.1.1@loja.example>"],
  headers: { "Auto-Submitted": "auto-generated" },
};

describe("the mailer over HTTP", () => {
  const asked: { headers: Record<string, unknown>; body: unknown }[] = [];
  const answers: [status: number, retryAfter?: string][] = [];
  let server: Server;
  let url = "";

  before(async () => {
    server = createServer(async (request, response) => {
      asked.push({ headers: request.headers, body: await json(request) });
      const [status, retryAfter] = answers.shift() ?? [200];
      response.writeHead(status, retryAfter === undefined ? {} : { "retry-after": retryAfter }).end("words");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/mails`;
  });

  after(() => {
    server.close();
  });

  const send = () => createHttpMailer({ url, token: "segredo" }).send(MAIL, async () => {});

  it("sends the mail as JSON, under its key and with the secret of the settings", async () => {
    assert.deepEqual(await send(), { type: "sent" });
    const [{ headers, body } = { headers: {}, body: null }] = asked;
    assert.equal(headers["idempotency-key"], MAIL.id);
    assert.equal(headers.authorization, "Bearer segredo");
    const { messageId, references, ...sent } = MAIL;
    const threaded = { "Message-ID": messageId, "In-Reply-To": references[0], References: references[0] };
    assert.deepEqual(body, { ...sent, headers: { ...threaded, ...MAIL.headers } });
  });

  it("tells faults that pass from those that stay", async () => {
    answers.push([503], [429, "120"], [400], [401]);
    const outcomes = [await send(), await send(), await send(), await send()];
    assert.deepEqual(outcomes, [
      { type: "retry", detail: "503" },
      { type: "retry", detail: "429", afterMs: 120_000 },
      { type: "refused", detail: "400" },
      { type: "paused", detail: "401" },
    ]);
    const outcome = await createHttpMailer({ url: "http://127.0.0.1:1/" }).send(MAIL, async () => {});
    assert.equal(outcome.type, "retry");
  });
});
