import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { freshId } from "../../../test/client.ts";
import { assertProblem } from "../../../test/http.ts";
import { startMailBed } from "../../../test/mail/mail-bed.ts";
import type { MailServer } from "../../../test/mail/mail-server.ts";
import { ask, SessionBed, welcomeOf } from "../../../test/session-bed.ts";
import { TRANSCRIPTS_A_DAY } from "../log/mail-state.ts";

const EMAIL = "ana@exemplo.com.br";
const DAY = 24 * 60 * 60_000;

describe("a conversation by mail", () => {
  let session: SessionBed;
  let mail: MailServer;

  beforeEach(async () => {
    ({ session, mail } = await startMailBed({ name: "Loja da Ana", retentionDays: 9 }));
  });

  afterEach(() => mail.close());

  async function send(changes: object = {}, bed = session): Promise<Response> {
    await bed.join();
    const { session: id, token } = bed.opened;
    return bed.bed.fetch(`/api/sessions/${id}/transcript/mail`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ id: freshId(), email: EMAIL, ...changes }),
    });
  }

  it("is offered in the welcome where the server sends mail, and goes to the address with all that was said", async () => {
    const visitor = await session.join();
    assert.equal(welcomeOf(visitor).site.mails, true);
    const asked = freshId();
    visitor.say(asked, "Vocês abrem <b>domingo</b>?");
    await visitor.reply(asked);
    assert.equal((await send({ language: "en" })).status, 202);
    const sent = await mail.next();
    assert.deepEqual(sent.envelope.to, [EMAIL]);
    assert.equal(sent.subject, "Your conversation with Loja da Ana");
    assert.match(sent.text ?? "", /You · [^\n]*\n {2}Vocês abrem <b>domingo<\/b>\?[\s\S]*Assistant · /);
    assert.match(sent.html ?? "", /&lt;b&gt;domingo/);
    assert.equal(sent.replyTo, undefined);
  });

  it("[I1] goes once for each request, whenever the server falls", async () => {
    await ask(await session.join());
    const id = freshId();
    await send({ id });
    session.bed.platform.kill();
    await send({ id });
    await mail.next();
    await send({ id });
    await session.settled();
    session.bed.clock.advance(DAY);
    await session.settled();
    assert.equal(mail.mails.length, 1);
  });

  it(`goes ${TRANSCRIPTS_A_DAY} times a day at most, to addresses that there can be, and never empty`, async () => {
    await assertProblem(await send(), 409, "empty");
    await ask(await session.join());
    await assertProblem(await send({ email: 'a"b@exemplo.com' }), 422, "bad-address");
    await assertProblem(await send({ email: "ana" }), 422, "bad-body");
    for (let count = 0; count < TRANSCRIPTS_A_DAY; count += 1) {
      session.bed.clock.advance(60_000);
      assert.equal((await send()).status, 202);
      await mail.next();
    }
    session.bed.clock.advance(60_000);
    await assertProblem(await send(), 429, "rate-limited");
    session.bed.clock.advance(DAY);
    assert.equal((await send()).status, 202);
  });

  it("is not offered, and not taken, while no way of mail is set up", async () => {
    const silent = await SessionBed.start();
    const visitor = await silent.join();
    assert.equal(welcomeOf(visitor).site.mails, undefined);
    await ask(visitor);
    await assertProblem(await send({}, silent), 404, "no-mail");
  });

  it("[I13] leaves neither address nor words in what is stored in plain", async () => {
    mail.faults.push({ code: 451 });
    await ask(await session.join(), "Segredo de família");
    await send();
    await session.settled();
    const rows = session.bed.platform.storedRows();
    assert.ok(rows.some(([key]) => key.startsWith("mail:")));
    assert.doesNotMatch(JSON.stringify(rows), /exemplo\.com|família/);
  });
});
