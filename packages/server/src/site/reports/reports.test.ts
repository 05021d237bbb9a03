import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { putSite } from "../../../test/client.ts";
import { MAIL_FROM, PUBLIC_URL, startMailBed } from "../../../test/mail/mail-bed.ts";
import { linksIn, type MailServer } from "../../../test/mail/mail-server.ts";
import { ask, type SessionBed, SITE } from "../../../test/session-bed.ts";
import { duePeriod, nextPeriod } from "./period.ts";

const HOUR_MS = 60 * 60 * 1_000;
const OWNER = "dona@loja.example";
const HOURS = { timeZone: "America/Sao_Paulo", week: [[], [], [], [], [], [], []] };
const REPORTS = { every: "week", to: [OWNER, "socio@loja.example"] };

let session: SessionBed;
let mail: MailServer;

afterEach(() => mail?.close());

async function start(settings: object = {}): Promise<void> {
  ({ session, mail } = await startMailBed({
    name: "Loja da Ana",
    openingHours: HOURS,
    reports: REPORTS,
    retentionDays: 30,
    ...settings,
  }));
}

/** Lets the time pass up to a moment, hour by hour. */
async function until(moment: string): Promise<void> {
  const { clock } = session.bed;
  while (clock.now() < Date.parse(moment)) {
    clock.advance(Math.min(HOUR_MS, Date.parse(moment) - clock.now()));
    await session.settled();
  }
}

/** The next mail, while time goes on by the minute: servers of mail take their own. */
async function nextMail(): Promise<Awaited<ReturnType<MailServer["next"]>>> {
  let isHere = false;
  const arrived = mail.next().finally(() => {
    isHere = true;
  });
  while (!isHere) {
    session.bed.clock.advance(60_000);
    await session.settled();
  }
  return arrived;
}

describe("reports by mail", () => {
  // The beds begin on Thursday, 15 January 2026.
  it("[I24] come over SMTP on Monday at seven by the site's clock, first what changed and what to do, with the page's own numbers", async () => {
    await start();
    const fact = { kind: "fact", text: "Você pode trocar em até 30 dias corridos.", keywords: ["troca"] };
    const added = await session.bed.platform.callRoom("site", SITE, "/sources", {
      method: "POST",
      body: JSON.stringify(fact),
    });
    assert.equal(added.status, 201);
    const visitor = await session.join();
    await ask(visitor, "vocês vendem pneus de trator?");
    await until("2026-01-19T09:59:00Z");
    assert.equal(mail.mails.length, 0);
    const mails = [await nextMail(), await nextMail()];
    assert.deepEqual(mails.flatMap(({ envelope }) => envelope.to).sort(), [...REPORTS.to].sort());
    const [first] = mails;
    assert.equal(first?.envelope.from, MAIL_FROM);
    assert.match(first?.subject ?? "", /^Loja da Ana: /);
    const text = first?.text ?? "";
    assert.match(text, /O que fazer:\n– Escreva as respostas que faltam: 1 assunto sem resposta/);
    assert.match(text, /De 12 de janeiro de 2026 a 18 de janeiro de 2026\.\nConversas: 1 \(antes 0\)/);
    assert.doesNotMatch(text, /trator/);
    if (first)
      assert.deepEqual(linksIn(first), [`${PUBLIC_URL}/desk/#/insights?from=2026-01-12&to=2026-01-18`]);
  });

  it("come once a period, over a kill, and to nobody who was taken off the list", async () => {
    await start();
    await until("2026-01-19T09:59:30Z");
    await nextMail();
    await nextMail();
    await session.bed.kill();
    await putSite(session.bed, SITE, {
      name: "Loja da Ana",
      openingHours: HOURS,
      reports: { ...REPORTS, to: [OWNER] },
    });
    await until("2026-01-25T12:00:00Z");
    assert.equal(mail.mails.length, 2);
    await until("2026-01-26T09:59:30Z");
    assert.deepEqual((await nextMail()).envelope.to, [OWNER]);
    await until("2026-01-26T12:00:00Z");
    assert.equal(mail.mails.length, 3);
  });

  it("do not come where nobody switched them on", async () => {
    await start({ reports: undefined });
    await until("2026-01-20T12:00:00Z");
    assert.equal(mail.mails.length, 0);
  });
});

describe("the periods of reports", () => {
  const at = (text: string) => Date.parse(text);

  it("are weeks from Monday to Sunday, and whole months, due at seven by the site's clock", () => {
    const zone = "America/Sao_Paulo";
    assert.deepEqual(duePeriod("week", zone, at("2026-01-19T09:59:59Z")).to, "2026-01-11");
    const week = duePeriod("week", zone, at("2026-01-19T10:00:00Z"));
    assert.deepEqual([week.from, week.to], ["2026-01-12", "2026-01-18"]);
    assert.equal(nextPeriod("week", zone, week).dueAt, at("2026-01-26T10:00:00Z"));
    const month = duePeriod("month", "UTC", at("2026-03-01T07:00:00Z"));
    assert.deepEqual([month.from, month.to], ["2026-02-01", "2026-02-28"]);
    assert.deepEqual(duePeriod("month", "UTC", at("2026-03-01T06:59:59Z")).to, "2026-01-31");
    assert.equal(nextPeriod("month", "UTC", month).dueAt, at("2026-04-01T07:00:00Z"));
  });
});
