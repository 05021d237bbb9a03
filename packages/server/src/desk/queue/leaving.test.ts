import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type DeskRow, PRESENCE_LEASE_MS, type View } from "@prosa/protocol/desk";
import { AgentClient, DeskClient, type Person, signUp } from "../../../test/agents.ts";
import { Client, freshId, openSession } from "../../../test/client.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";
import { LEAVE_MS, PLACE_KEPT_MS } from "../../session/agents/leaving.ts";

type Opened = Awaited<ReturnType<typeof openSession>>;

describe("a visitor who waits and closes every tab", () => {
  let session: SessionBed;
  let lia: Person;
  let desk: DeskClient;

  beforeEach(async () => {
    session = await SessionBed.start();
    lia = await signUp(session.bed, SITE, "Lia");
    desk = await atDesk();
  });

  const now = () => ({ now: session.bed.clock.now() });
  const atDesk = () => DeskClient.join(session.bed, lia, now());

  /** Moves on in steps shorter than a lease, with a sign of life of the desk at each. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= PRESENCE_LEASE_MS / 3) {
      desk.send({ type: "ping" });
      await session.settled();
      session.bed.clock.advance(Math.min(left, PRESENCE_LEASE_MS / 3));
      await session.settled();
    }
  }

  /** A visitor who has asked for a person. */
  async function waiting(): Promise<{ opened: Opened; visitor: Client }> {
    const opened = await openSession(session.bed, SITE);
    const visitor = await Client.join(session.bed, opened);
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await pass(2_000);
    return { opened, visitor };
  }

  async function leave(visitor: Client): Promise<number> {
    const at = session.bed.clock.now();
    visitor.close();
    await session.settled();
    return at;
  }

  async function back(opened: Opened): Promise<Client> {
    const response = await session.bed.fetch(`/api/sessions/${opened.session}/token`, {
      method: "POST",
      body: JSON.stringify({ refreshToken: opened.refreshToken }),
    });
    const visitor = await Client.join(session.bed, { ...opened, ...((await response.json()) as Opened) });
    await pass(2_000);
    return visitor;
  }

  /** A view as agents see it, in its order. */
  async function rowsOf(view: View): Promise<readonly DeskRow[]> {
    const reader = await atDesk();
    reader.send({ type: "list", view });
    const { rows } = await reader.next("page");
    reader.close();
    return rows;
  }

  const queue = () => rowsOf("queue");

  /** The last place that a visitor was told. */
  function placeOf(visitor: Client): number | undefined {
    const told = visitor.events.findLast((event) => event.type === "queued");
    return told?.type === "queued" ? told.position : undefined;
  }

  it("[I20] has left after a minute, and not before: the offer ends, and the next moves up", async () => {
    const first = await waiting();
    await desk.next("offered", ({ row }) => row.session === first.opened.session);
    const second = await waiting();
    assert.equal(placeOf(second.visitor), 2);
    const at = await leave(first.visitor);
    await pass(LEAVE_MS - 1);
    assert.deepEqual(
      (await queue()).map(({ leftAt }) => leftAt),
      [undefined, undefined],
    );
    assert.equal(placeOf(second.visitor), 2);
    await pass(1);
    await pass(2_000);
    assert.deepEqual(
      (await queue()).map(({ session: id, leftAt }) => [id, leftAt]),
      [
        [second.opened.session, undefined],
        [first.opened.session, at],
      ],
    );
    assert.equal(placeOf(second.visitor), 1);
    const offered = await desk.next("offered", ({ row }) => row.session === second.opened.session);
    assert.equal(offered.row.leftAt, undefined);
  });

  it("[I20] has their own place back within ten minutes, told once more, over a restart too", async () => {
    const first = await waiting();
    const second = await waiting();
    await leave(first.visitor);
    await pass(LEAVE_MS);
    await session.bed.kill();
    desk = await atDesk();
    second.visitor = await back(second.opened);
    assert.equal(placeOf(second.visitor), 1);
    const { clock } = session.bed;
    const row = (await queue()).find(({ session: id }) => id === first.opened.session);
    await pass((row?.leftAt ?? 0) + PLACE_KEPT_MS - clock.now());
    const returned = await back(first.opened);
    assert.equal(placeOf(returned), 1);
    assert.equal(placeOf(second.visitor), 2);
    assert.ok((await queue()).every(({ leftAt }) => leftAt === undefined));
  });

  it("[I20] [I21] begins at the queue's end after that, and reads neither the old place nor the old wait", async () => {
    const first = await waiting();
    const second = await waiting();
    const at = await leave(first.visitor);
    await pass(LEAVE_MS);
    await pass(at + PLACE_KEPT_MS + 1 - session.bed.clock.now());
    const since = session.bed.clock.now();
    const returned = await back(first.opened);
    assert.deepEqual(
      returned.events.flatMap((event) => (event.type === "queued" ? [event.position] : [])),
      [2],
    );
    assert.equal(placeOf(second.visitor), 1);
    const rows = await queue();
    assert.deepEqual(
      rows.map(({ session: id }) => id),
      [second.opened.session, first.opened.session],
    );
    assert.deepEqual(rows[1]?.owner, { type: "queue", since });
  });

  it("[I20] is missed also where a restart took the browser's end with it", async () => {
    const { visitor } = await waiting();
    await session.bed.kill();
    visitor.close();
    desk = await atDesk();
    await pass(2_000);
    assert.equal((await queue())[0]?.leftAt, undefined);
    await pass(LEAVE_MS);
    const [row] = await queue();
    assert.ok(row?.leftAt !== undefined && row.leftAt <= session.bed.clock.now() - LEAVE_MS);
  });

  it("[I20] never leaves with an address or on a channel, and is there again once one is known", async () => {
    const { opened, visitor } = await waiting();
    await leave(visitor);
    await pass(LEAVE_MS);
    assert.notEqual((await queue())[0]?.leftAt, undefined);
    const written = await session.bed.platform.callRoom("main", opened.session, "/channel-command", {
      method: "POST",
      body: JSON.stringify({
        command: { type: "say", id: freshId(), text: "Sigo por aqui" },
        site: SITE,
        room: freshId(),
        channel: "telegram",
        language: null,
        name: "Rui",
      }),
    });
    assert.equal(written.status, 200);
    await session.settled();
    assert.equal((await queue())[0]?.leftAt, undefined);
    await pass(LEAVE_MS * 2);
    assert.equal((await queue())[0]?.leftAt, undefined);
  });

  it("[I20] can be taken all the same", async () => {
    const { opened, visitor } = await waiting();
    await leave(visitor);
    await pass(LEAVE_MS);
    const agent = await AgentClient.join(session.bed, opened.session, lia, now());
    await agent.do({ type: "claim" });
    await session.settled();
    assert.deepEqual(await queue(), []);
    const [row] = await rowsOf("mine");
    assert.deepEqual([row?.session, row?.leftAt], [opened.session, undefined]);
    agent.close();
  });
});
