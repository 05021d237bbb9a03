import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { PROTOCOL_VERSION, TEXT_LENGTH_MAX } from "@prosa/protocol";
import { Client, freshId, openSession, putSite } from "../../test/client.ts";
import { ask, SessionBed, SITE } from "../../test/session-bed.ts";
import { type StillBed, startStill } from "../../test/testbed.ts";
import { commandCost } from "../security/rate-limits/command-cost.ts";
import { ADDRESS_LOG_RATE, LOG_RATE } from "./frame-limits.ts";

const LONG = "Comprei uma cafeteira e ela chegou com a jarra quebrada. "
  .repeat(100)
  .slice(0, TEXT_LENGTH_MAX);
const MINUTE_MS = 60_000;
const ADDRESS_COMMANDS = 420;

let bed: StillBed;

beforeEach(async () => {
  const variables = { PROSA_COMMANDS_PER_MINUTE: "30", PROSA_ADDRESS_COMMANDS_PER_MINUTE: "" };
  bed = startStill({ variables });
  await putSite(bed, SITE, { model: "embedded" });
});

/** Opens a session and joins it from an address. */
async function visitorFrom(peer: string): Promise<Client> {
  const dial: StillBed["dial"] = (session, handlers) => bed.dial(session, handlers, undefined, peer);
  return Client.join({ ...bed, dial }, await openSession(bed, SITE));
}

/** Says something; resolves with 0 where it was confirmed, else with the time after which it may be sent again. */
async function say(client: Client, text: string, id = freshId()): Promise<number> {
  client.say(id, text);
  await bed.platform.idle();
  const isConfirmed = client.events.some((event) => event.type === "confirmed" && event.id === id);
  if (isConfirmed) return 0;
  const rejected = await client.next("rejected", (event) => event.id === id);
  assert.equal(rejected.code, "rate-limited");
  return rejected.retryAfterMs ?? 0;
}

describe("the cost of commands", () => {
  it("lets a visitor paste a long complaint and write ten quick lines", async () => {
    const client = await visitorFrom("192.0.2.1");
    assert.equal(await say(client, LONG), 0);
    for (let line = 0; line < 10; line += 1) assert.equal(await say(client, `linha ${line}`), 0);
  });

  it("[P19] counts a long message as several, names the true wait, and takes it then", async () => {
    const client = await visitorFrom("192.0.2.1");
    const cost = commandCost(LONG.length);
    assert.equal(cost, 5);
    for (let count = 0; count < 30 / cost; count += 1) assert.equal(await say(client, LONG), 0);
    const waitMs = await say(client, LONG);
    assert.equal(waitMs, (cost * MINUTE_MS) / 30);
    bed.clock.advance(waitMs - 1);
    assert.equal(await say(client, LONG), 1);
    bed.clock.advance(1);
    assert.equal(await say(client, LONG), 0);
  });

  it("admits no more of thirty sessions of one address than the address may send, and everybody else at once", async () => {
    const crowd = await Promise.all(Array.from({ length: 30 }, () => visitorFrom("198.51.100.7")));
    const other = await visitorFrom("203.0.113.5");
    let admitted = 0;
    for (let second = 0; second < 60; second += 1) {
      for (const client of crowd) if ((await say(client, LONG)) === 0) admitted += commandCost(LONG.length);
      if (second % 2 === 0) assert.equal(await say(other, `pergunta ${second}`), 0);
      bed.clock.advance(1_000);
    }
    assert.ok(admitted <= ADDRESS_COMMANDS * 1.1, `${admitted} were admitted`);
    assert.ok(admitted >= ADDRESS_COMMANDS * 0.9, `only ${admitted} were admitted`);
  });

  it("[F39] limits a conversation that is written to 200 times at once, and serves 200 visitors who come beside it", async () => {
    await putSite(bed, SITE, { model: "embedded", abuse: { closedMinutes: 0 } });
    const hot = await visitorFrom("198.51.100.7");
    for (let line = 0; line < 200; line += 1) hot.say(freshId(), `linha ${line}`);
    for (let count = 0; count < 200; count += 1) {
      const visitor = await visitorFrom(`203.0.113.${count}`);
      assert.equal(await say(visitor, "oi"), 0);
    }
    const ends = (type: string) => hot.events.filter((event) => event.type === type);
    assert.deepEqual([ends("confirmed").length, ends("rejected").length], [30, 170]);
    assert.ok(ends("rejected").every((event) => event.type === "rejected" && event.retryAfterMs));
  });

  it("takes nothing for a repeat, whatever the address has left", async () => {
    const crowd = await Promise.all(Array.from({ length: 3 }, () => visitorFrom("198.51.100.7")));
    const id = freshId();
    assert.equal(await say(crowd[0] as Client, "oi", id), 0);
    for (const client of crowd) while ((await say(client, LONG)) === 0);
    assert.equal(await say(crowd[0] as Client, "oi", id), 0);
  });
});

describe("the cost of frames", () => {
  it("[F41] closes connections of an address that floods by many at once, and serves everybody else", async () => {
    const typing = JSON.stringify({ type: "typing", isTyping: true });
    const crowd = await Promise.all(Array.from({ length: 30 }, () => visitorFrom("198.51.100.7")));
    for (const client of crowd) for (let count = 0; count < 150; count += 1) client.sendFrame(typing);
    await bed.platform.idle();
    const refused = crowd.filter((client) => client.events.some(({ type }) => type === "refused"));
    // 3,000 frames at once for an address: twenty connections, their hellos included, send no more.
    assert.equal(refused.length, 11);
    assert.equal(await (refused[0] as Client).closed, 4429);
    const other = await visitorFrom("203.0.113.5");
    assert.equal(await say(other, "oi"), 0);
  });
});

describe("the cost of the log", () => {
  let room: SessionBed;
  const sync = async (client: Client) => {
    const before = client.frames.length;
    client.send({ type: "sync", since: 0 });
    await room.bed.platform.idle();
    return client.frames.slice(before).join("").length;
  };

  beforeEach(async () => {
    room = await SessionBed.start();
    await ask(await room.join());
    room.fill(500, LONG.slice(0, 3_000));
    room.bed.platform.kill();
  });

  it("[P11] sends the log again as often as a client on a bad line needs it", async () => {
    const client = await room.join();
    assert.ok((await sync(client)) > 1_500_000);
    client.send({ type: "sync", since: 490 });
    await room.bed.platform.idle();
    assert.ok(!client.events.some(({ type }) => type === "refused"));
  });

  it("closes a connection that has it sent without end, names the true wait, and lets it in then", async () => {
    const client = await room.join();
    let sent = client.frames.join("").length;
    while (sent <= LOG_RATE.capacity) sent += await sync(client);
    client.send({ type: "sync", since: 0 });
    const refused = await client.next("refused");
    assert.equal(refused.code, "rate-limited");
    assert.equal(await client.closed, 4429);
    const waitMs = refused.retryAfterMs ?? 0;
    assert.ok(waitMs > 0 && waitMs < MINUTE_MS);
    room.bed.clock.advance(waitMs);
    await room.join({ since: 500, epoch: null });
  });

  it("counts the sessions of an address together, and no other's", async () => {
    assert.ok(ADDRESS_LOG_RATE.capacity > LOG_RATE.capacity);
    for (let count = 0; count < 2; count += 1) {
      const client = await room.join();
      while (!client.events.some(({ type }) => type === "refused")) await sync(client);
      room.bed.platform.hibernate();
    }
    const { session, token } = room.opened;
    const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null } as const;
    const near = await Client.dial(room.bed, session);
    near.send(hello);
    assert.equal((await near.next("refused")).code, "rate-limited");
    const dial: StillBed["dial"] = (at, handlers) => room.bed.dial(at, handlers, undefined, "203.0.113.5");
    const far = await Client.dial({ ...room.bed, dial }, session);
    far.send(hello);
    await far.next("welcome");
  });
});
