import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { DeskClient, type Person, signUp } from "../../../../test/agents.ts";
import { freshId } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE } from "../../../../test/session-bed.ts";

const HOUR = 60 * 60 * 1_000;
const SPAN = { from: "10:00", to: "18:00" };
const WEEK = [[SPAN], [SPAN], [SPAN], [SPAN], [SPAN], [], []];
const HOURS = { timeZone: "America/Sao_Paulo", week: WEEK, holidays: "BR" };
/** The bed's clock stands at Thursday, 15 January 2026, 09:00 in São Paulo. */
const OPENS_AT = Date.UTC(2026, 0, 15, 13);

describe("opening hours of a desk", () => {
  let session: SessionBed;
  let owner: Person;
  let agent: Person;

  before(async () => {
    session = await SessionBed.start();
    owner = await signUp(session.bed, SITE, "Rita", "owner");
    agent = await signUp(session.bed, SITE, "Lia");
  });

  const ask = (person: Person, method: string, path: string, body?: string) =>
    session.bed.fetch(path, {
      method,
      headers: { cookie: person.cookie },
      ...(body !== undefined && { body }),
    });
  const put = (person: Person, hours: unknown) =>
    ask(person, "PUT", "/api/desk/hours", JSON.stringify(hours));

  it("are none at first: people answer whenever somebody is there", async () => {
    const response = await ask(agent, "GET", "/api/desk/hours");
    assert.deepEqual(await response.json(), { hours: null, isOpen: true });
  });

  it("are changed by an owner alone, checked, and told with what they mean now", async () => {
    await assertProblem(await put(agent, HOURS), 403, "not-allowed");
    const bad = { ...HOURS, week: [[{ from: "25:00", to: "26:00" }], [], [], [], [], [], []] };
    await assertProblem(await put(owner, bad), 422, "bad-body");
    await assertProblem(await put(owner, { ...HOURS, timeZone: "Brasil" }), 422, "bad-body");
    const response = await put(owner, HOURS);
    assert.deepEqual(await response.json(), { hours: HOURS, isOpen: false, opensAt: OPENS_AT });
    const desk = await DeskClient.join(session.bed, agent);
    const welcome = desk.heard.events.find((event) => event.type === "desk-welcome");
    assert.ok(welcome?.type === "desk-welcome");
    assert.deepEqual([welcome.isOpen, welcome.opensAt, welcome.site.name], [false, OPENS_AT, "Loja Teste"]);
    desk.close();
  });

  it("take over the whole days of an iCal calendar", async () => {
    const calendar = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//test//EN",
      "BEGIN:VEVENT",
      "UID:1",
      "DTSTAMP:20260101T000000Z",
      "DTSTART;VALUE=DATE:20260115",
      "SUMMARY:Recesso",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");
    await assertProblem(await ask(owner, "POST", "/api/desk/hours/ical", "nada"), 422, "bad-calendar");
    const response = await ask(owner, "POST", "/api/desk/hours/ical", calendar);
    const { hours, opensAt } = (await response.json()) as { hours: { exceptions: unknown }; opensAt: number };
    assert.deepEqual(hours.exceptions, [{ date: "2026-01-15", spans: [], name: "Recesso" }]);
    assert.equal(opensAt, OPENS_AT + 24 * HOUR);
    await put(owner, HOURS);
    const log = await ask(owner, "GET", "/api/desk/audit");
    assert.match(await log.text(), /changed-hours/);
  });

  it("[I20] [I21] decide what a visitor who asks for a person is told: the next opening, and no wait before it", async () => {
    const visitor = await session.join();
    visitor.send({ type: "ask-human", id: freshId() });
    const { message } = await visitor.next("said", (event) => event.message.author === "assistant");
    const [text] = message.parts;
    assert.ok(text?.type === "text");
    assert.match(text.text, /fechado; abrimos quinta-feira, 15 de janeiro às 10:00/);
    await session.settled();
    session.bed.clock.advance(1_500);
    const closed = await visitor.next("queued");
    assert.deepEqual([closed.isAttended, closed.opensAt, closed.wait], [false, OPENS_AT, undefined]);
    const desk = await DeskClient.join(session.bed, agent);
    session.bed.clock.advance(HOUR);
    await session.settled();
    session.bed.clock.advance(1_500);
    const open = await visitor.next("queued", (event) => event.opensAt === undefined);
    assert.equal(open.position, 1);
    desk.close();
    visitor.close();
  });
});
