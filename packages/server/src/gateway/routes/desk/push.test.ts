import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { PushCounts, PushState } from "@prosa/protocol/desk";
import { PushService } from "../../../../test/account/push-service.ts";
import { AgentClient, askAs, DeskClient, type Person, signUp } from "../../../../test/agents.ts";
import { freshId } from "../../../../test/client.ts";
import { assertProblem } from "../../../../test/http.ts";
import { SessionBed, SITE, ask as say } from "../../../../test/session-bed.ts";
import { UNTAKEN_MS } from "../../../desk/push/pushes.ts";

const AT = "/api/desk/push";
const SECRET_WORDS = "Meu pedido 4471 não chegou";

describe("Web Push of the desk", () => {
  let session: SessionBed;
  let service: PushService;
  let lia: Person;

  beforeEach(async () => {
    session = await SessionBed.start();
    service = await PushService.start(() => session.bed.clock.now());
    lia = await signUp(session.bed, SITE, "Lia");
  });

  afterEach(() => service.close());

  const ask = (person: Person, method: string, path = AT, body?: object) =>
    askAs(session.bed, person, method, path, body);
  const state = async (person = lia) => (await (await ask(person, "GET")).json()) as PushState;
  const counts = async (person = lia) =>
    (await (await ask(person, "GET", `${AT}/counts`)).json()) as PushCounts;

  async function turnOn(person = lia, browser = "lia"): Promise<void> {
    const answer = await ask(person, "PUT", AT, { endpoint: `${service.origin}/${browser}` });
    assert.equal(answer.status, 204, await answer.clone().text());
  }

  /** A visitor who waits for a person. */
  async function waits() {
    const visitor = await session.join();
    await say(visitor, SECRET_WORDS);
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await session.settled();
    return visitor;
  }

  it("[I20] tells at once of who waits where nobody is at the desk, by an empty push that the site's key signs", async () => {
    const { publicKey, isOn } = await state();
    assert.equal(isOn, false);
    await turnOn();
    assert.equal((await state()).isOn, true);
    const visitor = await waits();
    await service.heard(1);
    assert.deepEqual(service.faults, []);
    const contact = "https://prosa.test";
    const push = { path: "/lia", topic: "waiting", ttlS: 900, urgency: "high", contact, key: publicKey };
    assert.deepEqual(service.taken, [push]);
    assert.deepEqual(await counts(), { site: "Loja Teste", waiting: 1, offered: 0, unread: 0 });
    visitor.close();
  });

  it("keeps one key for each site, at random, sealed with the browsers' addresses, over restarts", async () => {
    const { publicKey } = await state();
    await turnOn();
    await session.bed.kill();
    assert.deepEqual(await state(), { publicKey, isOn: true });
    const rows = JSON.stringify([...session.bed.platform.place("desk", SITE).storage.rows]);
    assert.ok(rows.includes("push:key"));
    assert.ok(!rows.includes(service.origin) && !rows.includes('"d":'));
    const other = await SessionBed.start();
    const someone = await signUp(other.bed, SITE, "Bia");
    const answer = await other.bed.fetch(AT, { headers: { cookie: someone.cookie } });
    assert.notEqual(((await answer.json()) as PushState).publicKey, publicKey);
  });

  it("tells each person to whom an offer is made, for as long as it stands", async () => {
    const bia = await signUp(session.bed, SITE, "Bia");
    await turnOn();
    await turnOn(bia, "bia");
    const desk = await DeskClient.join(session.bed, lia);
    const visitor = await waits();
    await desk.next("offered");
    await service.heard(1);
    assert.deepEqual(
      service.taken.map(({ path, topic, ttlS, urgency }) => [path, topic, ttlS, urgency]),
      [["/lia", "offered", 60, "high"]],
    );
    assert.equal((await counts()).offered, 1);
    for (const one of [desk, visitor]) one.close();
  });

  it("tells those who are not at the desk once of a visitor whom nobody takes for some minutes", async () => {
    const bia = await signUp(session.bed, SITE, "Bia");
    await turnOn(bia, "bia");
    const desk = await DeskClient.join(session.bed, lia);
    const visitor = await waits();
    const waitMore = async (ms: number) => {
      desk.send({ type: "ping" });
      await desk.next("pong");
      session.bed.clock.advance(ms);
      await session.settled();
    };
    for (let waited = 0; waited < UNTAKEN_MS - 20_000; waited += 20_000) await waitMore(20_000);
    assert.deepEqual(service.taken, []);
    await waitMore(20_000);
    await service.heard(1);
    await waitMore(20_000);
    await waitMore(20_000);
    assert.deepEqual(
      service.taken.map(({ path, topic }) => [path, topic]),
      [["/bia", "waiting"]],
    );
    for (const one of [desk, visitor]) one.close();
  });

  it("tells a person who is not at the desk that their visitor wrote, and nobody else", async () => {
    const bia = await signUp(session.bed, SITE, "Bia");
    const visitor = await waits();
    const agent = await AgentClient.join(session.bed, session.opened.session, lia);
    await agent.do({ type: "claim" });
    await session.settled();
    await turnOn();
    await turnOn(bia, "bia");
    agent.close();
    session.bed.clock.advance(3_000);
    await session.settled();
    await say(visitor, SECRET_WORDS);
    session.bed.clock.advance(3_000);
    await session.settled();
    await service.heard(1);
    assert.deepEqual(
      service.taken.map(({ path, topic, ttlS, urgency }) => [path, topic, ttlS, urgency]),
      [["/lia", "written", 3_600, "normal"]],
    );
    assert.equal((await counts()).unread, 1);
    assert.ok(!JSON.stringify([service.taken, await counts()]).includes("4471"));
    visitor.close();
  });

  for (const status of [404, 410])
    it(`forgets a browser whose push service answers ${status}`, async () => {
      await turnOn();
      service.answers.push({ status });
      const visitor = await waits();
      await service.heard(1);
      await session.settled();
      assert.equal((await state()).isOn, false);
      visitor.close();
    });

  it("tries again when a push service says so, and no longer than the push is worth", async () => {
    await turnOn();
    service.answers.push(
      { status: 503, retryAfterS: 120 },
      { status: 429 },
      { status: 500, retryAfterS: 3_600 },
    );
    const visitor = await waits();
    await service.heard(1);
    await session.settled();
    session.bed.clock.advance(119_000);
    await session.settled();
    assert.equal(service.answers.length, 2);
    session.bed.clock.advance(1_000);
    await service.heard(2);
    await session.settled();
    session.bed.clock.advance(30_000);
    await service.heard(3);
    await session.settled();
    assert.deepEqual(service.taken, []);
    // Given up: what is told next is that nobody takes the visitor, with a time of its own.
    session.bed.clock.advance(UNTAKEN_MS);
    await service.heard(4);
    assert.deepEqual(
      service.taken.map(({ topic, ttlS }) => [topic, ttlS]),
      [["waiting", 900]],
    );
    assert.deepEqual(service.faults, []);
    assert.equal((await state()).isOn, true);
    visitor.close();
  });

  it("ends with the sign-in, and by its switch", async () => {
    await turnOn();
    assert.equal((await ask(lia, "DELETE")).status, 204);
    assert.equal((await state()).isOn, false);
    await turnOn();
    assert.equal((await ask(lia, "POST", "/api/desk/sign-out")).status, 204);
    const bia = await signUp(session.bed, SITE, "Bia");
    await turnOn(bia, "bia");
    const visitor = await waits();
    await service.heard(1);
    await session.settled();
    assert.deepEqual(
      service.taken.map(({ path }) => path),
      ["/bia"],
    );
    visitor.close();
  });

  it("tells nobody of the queue while the site is closed", async () => {
    const owner = await signUp(session.bed, SITE, "Rita", "owner");
    const hours = { timeZone: "America/Sao_Paulo", week: [[], [], [], [], [], [], []] };
    assert.equal((await ask(owner, "PUT", "/api/desk/hours", hours)).status, 200);
    await turnOn();
    const visitor = await waits();
    session.bed.clock.advance(2 * UNTAKEN_MS);
    await session.settled();
    assert.deepEqual([service.taken, service.faults], [[], []]);
    visitor.close();
  });

  it("takes no endpoint that is private or in plain text, and is for people who are signed in", async () => {
    for (const endpoint of [
      "https://10.0.0.8/push",
      "https://[fd00::1]/push",
      "https://intranet/push",
      "http://push.example/x",
      "ftp://push.example/x",
    ])
      await assertProblem(await ask(lia, "PUT", AT, { endpoint }), 422, "bad-endpoint");
    await assertProblem(await ask(lia, "PUT", AT, { endpoint: "none" }), 422, "bad-body");
    for (const method of ["GET", "PUT", "DELETE"])
      await assertProblem(await session.bed.fetch(AT, { method }), 401, "signed-out");
    assert.equal((await state()).isOn, false);
  });
});
