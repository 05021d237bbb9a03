import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { AGENT_GRACE_MS, type DeskRow, OFFER_MS, PRESENCE_LEASE_MS } from "@prosa/protocol/desk";
import { AgentClient, DeskClient, type Person, signUp } from "../../../test/agents.ts";
import { Client, freshId, openSession } from "../../../test/client.ts";
import { siteSums } from "../../../test/insights/site-sums.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";
import { FACTS_REST_MS } from "../../session/outbox/facts-job.ts";

describe("the queue of a desk", () => {
  let session: SessionBed;
  let lia: Person;
  let bia: Person;
  let visitor: Client;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    bia = await signUp(session.bed, SITE, "Bia");
    visitor = await session.join();
  });

  const now = () => ({ now: session.bed.clock.now() });
  const atDesk = (person: Person) => DeskClient.join(session.bed, person, now());
  /** Moves on in steps shorter than a lease, with a sign of life of these desks at each. */
  async function pass(ms: number, alive: readonly DeskClient[]): Promise<void> {
    for (let left = ms; left > 0; left -= PRESENCE_LEASE_MS / 3) {
      for (const desk of alive) desk.send({ type: "ping" });
      await session.settled();
      session.bed.clock.advance(Math.min(left, PRESENCE_LEASE_MS / 3));
      await session.settled();
    }
  }

  it("[I20] offers a conversation to the next person once the first has let the offer run out", async () => {
    const first = await atDesk(lia);
    visitor.send({ type: "ask-human", id: freshId() });
    const offer = await first.next("offered");
    assert.equal(offer.until, session.bed.clock.now() + OFFER_MS);
    const second = await atDesk(bia);
    await pass(OFFER_MS, [first, second]);
    await first.next("offer-ended");
    const again = await second.next("offered");
    assert.equal(again.row.session, session.opened.session);
    for (const desk of [first, second]) desk.close();
  });

  it("[I20] offers a conversation with the visitor's last words, whatever the assistant says meanwhile", async () => {
    const desk = await atDesk(lia);
    const say = async (text: string) => {
      const id = freshId();
      visitor.say(id, text);
      await visitor.reply(id);
    };
    await say("Minha luminária veio quebrada");
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next(
      "said",
      ({ message }) => message.author === "assistant" && message.replyTo === undefined,
    );
    const { row } = await desk.next("offered");
    assert.deepEqual([row.preview, row.lastBy], ["Minha luminária veio quebrada", "visitor"]);
    await say("E o pedido é o 48213");
    // The room reports what is not urgent after a rest, and the desk gathers it.
    for (let round = 0; round < 2; round += 1) await pass(2_000, [desk]);
    const isOf =
      (preview: string) =>
      ({ rows }: { rows: readonly DeskRow[] }) =>
        rows.some((one) => one.session === session.opened.session && one.preview === preview);
    await desk.next("rows", isOf("E o pedido é o 48213"));
    // The person who has the conversation reads its last words, no matter who said them.
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, now());
    await agent.do({ type: "claim" });
    await agent.do({ type: "say", text: "Oi, já vejo." });
    for (let round = 0; round < 2; round += 1) await pass(2_000, [desk]);
    await desk.next("rows", isOf("Oi, já vejo."));
    for (const one of [desk, agent]) one.close();
  });

  it("[I20] tells a visitor who has no place yet at once, and one who has it what changed once changes were gathered", async () => {
    const [first, second] = [visitor, await Client.join(session.bed, await openSession(session.bed, SITE))];
    for (const [place, one] of [first, second].entries()) {
      one.send({ type: "ask-human", id: freshId() });
      await one.next("handed-over");
      await session.settled();
      assert.equal((await one.next("queued")).position, place + 1);
    }
    await session.bed.kill();
    const third = await Client.join(session.bed, await openSession(session.bed, SITE));
    third.send({ type: "ask-human", id: freshId() });
    await third.next("handed-over");
    await session.settled();
    assert.equal((await third.next("queued")).position, 3);
    const atDesk = await DeskClient.join(session.bed, lia, now());
    await session.settled();
    const attended = () => third.events.filter((event) => event.type === "queued" && event.isAttended);
    assert.equal(attended().length, 0);
    await pass(2_000, [atDesk]);
    assert.equal(attended().length, 1);
    atDesk.close();
  });

  it("[I20] tells a visitor their place after a restart too, before and after it was told, with nobody at the desk", async () => {
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await session.settled();
    for (let restart = 0; restart < 2; restart += 1) {
      await session.bed.kill();
      visitor = await session.join();
      await pass(2_000, []);
      assert.equal((await visitor.next("queued")).position, 1);
    }
    const other = await session.join();
    await other.next("queued");
    await pass(2_000, []);
    assert.equal(visitor.events.filter(({ type }) => type === "queued").length, 1);
  });

  it("[F36] [I20] gives a conversation back to the queue when its person has been gone for the lease and the grace, and not before", async () => {
    const gone = await atDesk(lia);
    visitor.send({ type: "ask-human", id: freshId() });
    await gone.next("offered");
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, now());
    await agent.do({ type: "claim" });
    await agent.do({ type: "say", text: "Oi, aqui é a Lia." });
    await session.settled();
    const other = await atDesk(bia);
    const isInQueue = () =>
      visitor.log.some((event) => event.type === "owner-changed" && event.owner === "queue");
    await pass(PRESENCE_LEASE_MS + AGENT_GRACE_MS - 1_000, [other]);
    assert.ok(!isInQueue());
    await pass(2 * PRESENCE_LEASE_MS, [other]);
    const back = await visitor.next("owner-changed", (event) => event.owner === "queue");
    assert.equal(back.before?.name, "Lia");
    await other.next("offered");
    // The assistant, who answers until the next person comes, knows what this one said.
    const { turns } = session.row.context as { turns: { assistant: string }[] };
    assert.equal(turns.at(-1)?.assistant, "Oi, aqui é a Lia.");
    for (const desk of [gone, other]) desk.close();
  });

  it("[I21] keeps the waits that came beside those that were told, and tells no error where none was told", async () => {
    const desk = await atDesk(lia);
    visitor.send({ type: "ask-human", id: freshId() });
    await desk.next("offered");
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, now());
    await agent.do({ type: "claim" });
    await session.settled();
    const response = await session.bed.fetch("/api/desk/waits", { headers: { cookie: lia.cookie } });
    assert.deepEqual(await response.json(), { count: 0, told: [], tickets: { solved: 0, onTime: 0 } });
    desk.close();
  });

  it("[I21] raises a wait that was told by one span at most, over a restart too, and compares what came with what was told first", async () => {
    const { storage } = session.bed.platform.place("desk", SITE);
    const desk = await atDesk(lia);
    const first = await session.join();
    first.send({ type: "ask-human", id: freshId() });
    await desk.next("offered");
    const agent = await AgentClient.join(session.bed, session.opened.session, lia, now());
    await agent.do({ type: "claim" });
    const owner = await signUp(session.bed, SITE, "Rita", "owner");
    const change = {
      method: "PATCH",
      headers: { cookie: owner.cookie },
      body: JSON.stringify({ capacity: 1 }),
    };
    assert.equal((await session.bed.fetch(`/api/desk/people/${lia.agent.id}`, change)).status, 200);
    const paceOf = (minutes: number) => ({ handleMs: Array(5).fill(minutes * 60_000), waits: [] });
    storage.rows.set("pace", paceOf(1));
    await session.bed.kill();

    const [back, waiting] = [await atDesk(lia), await openSession(session.bed, SITE)];
    let other = await Client.join(session.bed, waiting);
    other.send({ type: "ask-human", id: freshId() });
    await pass(2_000, [back]);
    const told = await other.next("queued", ({ wait }) => wait !== undefined);
    assert.deepEqual(told.wait, { from: 0, to: 2 });
    storage.rows.set("pace", paceOf(60));
    await session.bed.kill();

    const again = await atDesk(lia);
    other = await Client.join(session.bed, waiting);
    await pass(2_000, [again]);
    const raised = await other.next("queued", ({ wait }) => wait !== undefined);
    assert.deepEqual(raised.wait, { from: 2, to: 5 });
    const second = await AgentClient.join(session.bed, waiting.session, lia, now());
    await second.do({ type: "claim" });
    await session.settled();
    const response = await session.bed.fetch("/api/desk/waits", { headers: { cookie: lia.cookie } });
    const { count, told: compared } = (await response.json()) as {
      count: number;
      told: { upToMs: number }[];
    };
    assert.deepEqual([count, compared.map(({ upToMs }) => upToMs)], [1, [120_000]]);
    // The figures know it too, by the session's own facts.
    session.bed.clock.advance(FACTS_REST_MS);
    await session.settled();
    const hour = Math.floor(session.bed.clock.now() / 3_600_000);
    const { totals } = await siteSums(session.bed, SITE, { from: hour - 1, to: hour + 1 });
    const promised = Object.entries(totals).filter(([key]) => key.startsWith("promised|"));
    assert.deepEqual(promised, [["promised|2", 1]]);
  });
});
