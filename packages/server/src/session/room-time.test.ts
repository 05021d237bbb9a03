import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { HELLO_TIMEOUT_MS, PROTOCOL_VERSION } from "@prosa/protocol";
import { Client, freshId, putSite } from "../../test/client.ts";
import { ask, SessionBed, SITE, seqs, welcomeOf } from "../../test/session-bed.ts";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import { CONTEXT_IDLE_MS } from "../turn/memory.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;

let room: SessionBed;

beforeEach(async () => {
  room = await SessionBed.start();
});

describe("a room and time", () => {
  it("[P2] closes a socket that says nothing for five seconds, and not before", async () => {
    const client = await Client.dial(room.bed, room.opened.session);
    room.bed.clock.advance(HELLO_TIMEOUT_MS - 1);
    assert.deepEqual(client.events, []);
    room.bed.clock.advance(1);
    assert.equal((await client.next("refused")).code, "hello-timeout");
    assert.equal(await client.closed, 4408);
  });

  it("[P2] lets a hello in at five seconds and not after, also when it hibernated in between", async () => {
    for (const [lateMs, expected] of [
      [0, "welcome"],
      [1, "refused"],
    ] as const) {
      const client = await Client.dial(room.bed, room.opened.session);
      room.bed.platform.hibernate();
      room.bed.clock.advance(HELLO_TIMEOUT_MS + lateMs);
      client.send({
        type: "hello",
        protocol: PROTOCOL_VERSION,
        token: room.opened.token,
        since: 0,
        epoch: null,
      });
      await client.next(expected);
    }
  });

  it("[P2] counts to the arrival of hello: a room that is slow itself lets in a client that was in time", async () => {
    const { storage } = room;
    const { promise, resolve } = Promise.withResolvers<void>();
    storage.get = async (key) => {
      await promise;
      return MemoryStorage.prototype.get.call(storage, key);
    };
    const [prompt, silent] = [
      await Client.dial(room.bed, room.opened.session),
      await Client.dial(room.bed, room.opened.session),
    ];
    const { token } = room.opened;
    prompt.send({ type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null });
    room.bed.clock.advance(10 * HELLO_TIMEOUT_MS);
    assert.equal((await silent.next("refused")).code, "hello-timeout");
    resolve();
    await prompt.next("welcome");
  });

  it("forgets the conversation's context after an hour of silence, and not before", async () => {
    const client = await room.join();
    const turns = () => (room.row.context as { turns: unknown[] }).turns.length;
    await ask(client);
    room.bed.clock.advance(CONTEXT_IDLE_MS - 1);
    await ask(client);
    assert.equal(turns(), 2);
    room.bed.clock.advance(CONTEXT_IDLE_MS);
    await ask(client);
    assert.equal(turns(), 1);
  });

  it("[I13] erases the transcript when its days are over, by alarm, and not before", async () => {
    const client = await room.join();
    await ask(client);
    room.bed.clock.advance(2 * DAY_MS - 1);
    await room.settled();
    assert.ok(room.rows.size > 0);
    room.bed.clock.advance(1);
    await room.settled();
    assert.equal(room.rows.size, 0);
  });

  it("[I13] counts the days from the last message", async () => {
    const client = await room.join();
    await ask(client);
    room.bed.clock.advance(DAY_MS);
    await ask(client);
    room.bed.clock.advance(2 * DAY_MS - 1);
    await room.settled();
    assert.ok(room.rows.size > 0);
    room.bed.clock.advance(1);
    await room.settled();
    assert.equal(room.rows.size, 0);
  });

  it("follows a site that shortens its retention", async () => {
    const client = await room.join();
    await ask(client);
    await putSite(room.bed, SITE, { model: "embedded", retentionDays: 1 });
    room.bed.clock.advance(10_000);
    await ask(client);
    room.bed.clock.advance(DAY_MS);
    await room.settled();
    assert.equal(room.rows.size, 0);
  });

  it("[I5] resets every connection when the transcript is erased, and logs later events under another epoch", async () => {
    const client = await room.join();
    await ask(client);
    const { epoch } = welcomeOf(client);
    room.bed.clock.advance(2 * DAY_MS);
    const reset = await client.next("reset");
    assert.notEqual(reset.epoch, epoch);
    const id = freshId();
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    assert.equal(room.row.epoch, reset.epoch);
  });

  for (const [beforeMs, isKept] of [
    [1, true],
    [0, false],
  ] as const) {
    it(`[F50] ${isKept ? "keeps" : "erases"} a transcript ${beforeMs} ms before its end when the alarm was lost and a client connects`, async () => {
      await ask(await room.join());
      room.bed.platform.kill();
      const place = room.bed.platform.place("main", room.opened.session);
      place.alarm?.cancel();
      place.alarm = null;
      room.bed.clock.advance(2 * DAY_MS - beforeMs);
      // The refresh token outlives the transcript by its minute of tolerance.
      const late = await room.join({ since: 2, epoch: "e" });
      assert.equal(welcomeOf(late).seq, isKept ? 2 : 0);
      assert.ok(late.events.some((event) => event.type === "reset"));
      // The row of its tokens, which the client renewed, holds numbers alone.
      assert.equal(
        [...room.rows.keys()].some((key) => key !== "tokens"),
        isKept,
      );
    });
  }

  it("[F50] takes up a reply whose alarm was lost, once a client connects", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const id = await ask(await room.join());
    await slow.begun(1);
    room.bed.platform.kill();
    const place = room.bed.platform.place("main", room.opened.session);
    place.alarm?.cancel();
    place.alarm = null;
    const client = await room.join();
    await slow.begun(2);
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
  });

  it("[I16] takes up a reply by alarm when no client connects", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const id = await ask(await room.join());
    await slow.begun(1);
    room.bed.platform.kill();
    room.bed.clock.advance(30_000);
    await slow.begun(2);
    assert.deepEqual(slow.asked, [id, id]);
    const late = await room.join();
    slow.release();
    assert.equal((await late.reply(id)).message.end, "done");
  });

  it("[P13] [I8] gives a reply up as interrupted after the second restart", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const id = await ask(await room.join());
    for (const begunCount of [1, 2]) {
      await slow.begun(begunCount);
      room.bed.platform.kill();
      await room.join();
    }
    const client = await room.join();
    assert.equal((await client.reply(id)).message.end, "interrupted");
    assert.equal(slow.asked.length, 2);
  });

  it("[I14] [F19] keeps seq and at in order when its clock jumps back an hour", async () => {
    const client = await room.join();
    await ask(client);
    room.bed.clock.advance(-HOUR_MS);
    await ask(client);
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3, 4, 5, 6]);
    const ats = client.log.map(({ at }) => at);
    assert.deepEqual(
      ats,
      [...ats].sort((one, other) => one - other),
    );
  });

  it("[F19] goes on sending a reply's chunks, and reaches its alarm, when its clock jumps back", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const client = await room.join();
    const id = await ask(client);
    await client.next("delta");
    room.bed.clock.advance(-HOUR_MS);
    slow.release();
    assert.equal((await client.reply(id)).message.end, "done");
    const next = await ask(client, "mais");
    await slow.begun(2);
    room.bed.platform.kill();
    room.bed.clock.advance(30_000);
    await slow.begun(3);
    assert.deepEqual(slow.asked, [id, next, next]);
  });

  it("[P19] limits the commands of a session, names the true wait, and is not refilled by hibernation", async () => {
    room = await SessionBed.start(
      { abuse: { closedMinutes: 0 } },
      { variables: { PROSA_COMMANDS_PER_MINUTE: "6" } },
    );
    const client = await room.join();
    for (let count = 0; count < 6; count += 1) await ask(client);
    room.bed.platform.hibernate();
    const id = freshId();
    client.say(id, "oi");
    const rejected = await client.next("rejected");
    assert.deepEqual([rejected.code, rejected.retryAfterMs], ["rate-limited", 10_000]);
    room.bed.clock.advance(9_999);
    client.say(id, "oi");
    assert.equal((await client.next("rejected")).retryAfterMs, 1);
    room.bed.clock.advance(1);
    client.say(id, "oi");
    await client.next("confirmed");
    client.say(id, "oi");
    await client.next("confirmed");
  });
});
