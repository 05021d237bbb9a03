import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { Client, freshId } from "../../test/client.ts";
import { ask, SessionBed, seqs, welcomeOf } from "../../test/session-bed.ts";

let room: SessionBed;

beforeEach(async () => {
  room = await SessionBed.start();
});

describe("a room whose storage fails", () => {
  it("[F2] [F3] [F31] rejects a refused step with when to send it again, changes nothing, and applies the repeat once", async () => {
    const client = await room.join();
    await ask(client);
    const before = structuredClone([...room.rows]);
    room.storage.failNextPuts = 1;
    const id = freshId();
    client.say(id, "tudo bem?");
    const rejected = await client.next("rejected");
    assert.deepEqual([rejected.id, rejected.code, rejected.retryAfterMs], [id, "storage-unavailable", 1_000]);
    assert.deepEqual([...room.rows], before);
    assert.deepEqual(seqs(client), [1, 2]);
    client.say(id, "tudo bem?");
    assert.equal((await client.next("confirmed")).seq, 3);
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
  });

  it("[F31] rejects the very first message, and begins the log with its repeat", async () => {
    const client = await room.join();
    room.storage.failNextPuts = 1;
    const id = freshId();
    client.say(id, "oi");
    await client.next("rejected");
    room.bed.platform.hibernate();
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    assert.equal(room.row.epoch, welcomeOf(client).epoch);
  });

  it("[F31] rejects a command that it cannot look up, to be sent again", async () => {
    const client = await room.join();
    await ask(client);
    // A room that has seen its log from the beginning looks nothing up.
    room.bed.platform.hibernate();
    const storage = room.storage;
    const read = storage.get;
    storage.get = async (key) => {
      if (key.startsWith("id:")) throw new Error("disk gone");
      return read.call(storage, key);
    };
    const id = freshId();
    client.say(id, "oi");
    assert.deepEqual((await client.next("rejected")).code, "storage-unavailable");
    storage.get = read;
    client.say(id, "oi");
    await client.next("confirmed");
  });

  it("refuses a greeting that it cannot read its log for, and serves the next", async () => {
    const storage = room.storage;
    const read = storage.get;
    storage.get = async () => {
      throw new Error("disk gone");
    };
    const client = await Client.dial(room.bed, room.opened.session);
    client.send({
      type: "hello",
      protocol: PROTOCOL_VERSION,
      token: room.opened.token,
      since: 0,
      epoch: null,
    });
    const refused = await client.next("refused");
    assert.equal(refused.code, "unavailable");
    assert.ok(refused.retryAfterMs);
    assert.equal(await client.closed, 4503);
    storage.get = read;
    await ask(await room.join());
  });

  it("[F31] keeps a written reply until the storage accepts it, without asking the model again", async () => {
    room = await SessionBed.startSlow();
    const { slow } = room;
    const client = await room.join();
    const id = await ask(client);
    await slow.begun(1);
    room.storage.failNextPuts = 2;
    slow.release();
    await client.next("delta", (event) => event.text === "oi");
    await room.settled();
    assert.equal(client.log.length, 1);
    for (let round = 0; round < 3; round += 1) {
      room.bed.clock.advance(2_000);
      await room.settled();
    }
    assert.equal((await client.reply(id)).message.end, "done");
    assert.equal(slow.asked.length, 1);
  });

  it("[F32] shows an unreadable event as an empty notice in its place, confirms its repeat, and goes on", async () => {
    const first = await room.join();
    const id = await ask(first);
    room.rows.set("log:0000000001", { type: "said", seq: "one" });
    const client = await room.join();
    const gap = client.log[0];
    assert.ok(gap?.type === "said" && gap.seq === 1);
    assert.deepEqual([gap.message.author, gap.message.parts], ["notice", []]);
    client.say(id, "oi");
    assert.equal((await client.next("confirmed")).seq, 1);
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3, 4]);
    assert.ok(room.bed.platform.logs.some(({ event }) => event === "log-row-unreadable"));
  });

  for (const [what, wreck] of [
    ["in part", (row: object) => ({ ...row, seq: "many" })],
    ["as a whole", () => "wreck"],
  ] as const) {
    it(`[F32] keeps the log under a new epoch when its session row is unreadable ${what}`, async () => {
      const first = await room.join();
      const id = await ask(first);
      const { epoch } = welcomeOf(first);
      first.close();
      room.rows.set("session", wreck(room.row));
      room.bed.platform.kill();
      const client = await room.join({ since: 2, epoch });
      const reset = client.events.find((event) => event.type === "reset");
      assert.ok(reset?.type === "reset" && reset.first === 1 && reset.epoch !== epoch);
      assert.deepEqual(seqs(client), [1, 2]);
      client.say(id, "oi");
      assert.equal((await client.next("confirmed")).seq, 1);
      await ask(client);
      assert.deepEqual(seqs(client), [1, 2, 3, 4]);
      const back = await room.join({ since: 2, epoch: reset.epoch });
      assert.deepEqual(seqs(back), [3, 4]);
    });
  }

  for (const [what, wreck] of [
    ["in part", (row: object) => ({ ...row, seq: -1 })],
    ["in part, with what waits in it", (row: object) => ({ ...row, seq: -1, pending: "none" })],
  ] as const) {
    it(`[I8] takes up the pending reply when its row is unreadable ${what}`, async () => {
      room = await SessionBed.startSlow();
      const id = await ask(await room.join(), "oi");
      await room.slow.begun(1);
      room.rows.set("session", wreck(room.row));
      room.bed.platform.kill();
      const client = await room.join();
      await room.slow.begun(2);
      room.slow.release();
      assert.equal((await client.reply(id)).message.end, "done");
      assert.deepEqual(seqs(client), [1, 2]);
    });
  }

  it("[I9] remembers that a person owns the session when its row is unreadable in part", async () => {
    const first = await room.join();
    await ask(first);
    room.rows.set("session", { ...room.row, isHumanOwned: true, seq: -1 });
    room.bed.platform.kill();
    const client = await room.join();
    await ask(client);
    assert.deepEqual(seqs(client), [1, 2, 3]);
  });
});
