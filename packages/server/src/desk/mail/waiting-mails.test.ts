import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { AgentClient, DeskClient, type Person, signUp } from "../../../test/agents.ts";
import { freshId } from "../../../test/client.ts";
import { MAIL_FROM, PUBLIC_URL, startMailBed } from "../../../test/mail/mail-bed.ts";
import { linksIn, type MailServer } from "../../../test/mail/mail-server.ts";
import { type SessionBed, SITE } from "../../../test/session-bed.ts";
import type { Variables } from "../../../test/testbed.ts";

const MINUTE = 60_000;
const SPAN = { from: "10:00", to: "18:00" };
const HOURS = { timeZone: "America/Sao_Paulo", week: [[SPAN], [SPAN], [SPAN], [SPAN], [SPAN], [], []] };

let session: SessionBed;
let mail: MailServer;
let lia: Person;

async function start(
  settings: object = {},
  variables: Variables = { PROSA_MAIL_WAIT_MINUTES: "" },
): Promise<void> {
  ({ session, mail } = await startMailBed({ name: "Loja da Ana", ...settings }, variables));
  lia = await signUp(session.bed, SITE, "Lia");
}

afterEach(() => mail.close());

/** The visitor asks for a person and waits. */
async function wait(): Promise<void> {
  const visitor = await session.join();
  visitor.say(freshId(), "Meu CPF é 111.444.777-35, quero falar com uma pessoa");
  visitor.send({ type: "ask-human", id: freshId() });
  await visitor.next("handed-over");
  await session.settled();
}

async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    session.bed.clock.advance(MINUTE);
    await session.settled();
  }
}

describe("mails to people of a site whom somebody waits for", () => {
  it("[I20] go to each once nobody has taken the conversation for five minutes, without a word of it", async () => {
    await start();
    await signUp(session.bed, SITE, "Bia", "owner");
    await wait();
    await pass(4);
    assert.equal(mail.mails.length, 0);
    await pass(1);
    const both = [await mail.next(), await mail.next()];
    const to = both.map(({ envelope }) => envelope.to[0]?.split("-")[0]).sort();
    assert.deepEqual(to, ["bia", "lia"]);
    for (const { subject, text = "", envelope, ...rest } of both) {
      assert.equal(envelope.from, MAIL_FROM);
      assert.equal(subject, "Loja da Ana: uma pessoa espera atendimento");
      assert.deepEqual(linksIn({ text, ...rest }), [`${PUBLIC_URL}/desk/`]);
      assert.doesNotMatch(text, /CPF|111/);
    }
    await pass(60);
    assert.equal(mail.mails.length, 2, "once for each who waits");
  });

  it("are not sent where a person has taken it by then, nor to those who are at the desk while others are not", async () => {
    await start();
    await signUp(session.bed, SITE, "Bia");
    const now = { now: session.bed.clock.now() };
    const desk = await DeskClient.join(session.bed, lia, now);
    await wait();
    for (let minute = 0; minute < 5; minute += 1) {
      desk.send({ type: "ping" });
      await pass(1);
    }
    assert.match((await mail.next()).envelope.to[0] ?? "", /^bia-/);
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, {
      now: session.bed.clock.now(),
    });
    await agent.do({ type: "claim" });
    agent.close();
    desk.close();
    await session.settled();
    assert.equal(mail.mails.length, 1);
  });

  it("wait for the site to open", async () => {
    await start({ openingHours: HOURS });
    await wait();
    await pass(59);
    assert.equal(mail.mails.length, 0);
    await pass(2);
    await mail.next();
  });

  it("come after the minutes of the settings, and never where they say none", async () => {
    await start({}, { PROSA_MAIL_WAIT_MINUTES: "0" });
    await wait();
    await pass(30);
    assert.equal(mail.mails.length, 0);
    await mail.close();
    await start({}, { PROSA_MAIL_WAIT_MINUTES: "2" });
    await wait();
    await pass(2);
    await mail.next();
  });

  it("[I22] come once, whenever the server falls", async () => {
    await start();
    await wait();
    await pass(4);
    session.bed.platform.kill();
    await pass(1);
    await mail.next();
    session.bed.platform.kill();
    await pass(30);
    assert.equal(mail.mails.length, 1);
  });
});
