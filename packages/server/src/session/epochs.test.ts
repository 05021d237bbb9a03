import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { freshId } from "../../test/client.ts";
import { ask, SessionBed, seqs, welcomeOf } from "../../test/session-bed.ts";

describe("an empty log's epoch", () => {
  it("[I5] [I17] is the same in every welcome, also after hibernation, and is the log's after the first message", async () => {
    const room = await SessionBed.start();
    const first = await room.join();
    room.bed.platform.hibernate();
    const second = await room.join();
    const { epoch } = welcomeOf(first);
    assert.equal(welcomeOf(second).epoch, epoch);
    await ask(second);
    assert.equal(room.row.epoch, epoch);
    const back = await room.join({ since: 1, epoch });
    assert.ok(!back.events.some(({ type }) => type === "reset"));
    assert.deepEqual(seqs(back), [2]);
  });

  it("[I5] is that of the present connections when the first message comes by HTTP", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    const { session, token } = room.opened;
    const body = JSON.stringify({ session, token, text: "oi" });
    assert.equal((await room.bed.fetch("/api/chat", { method: "POST", body })).status, 200);
    assert.equal(room.row.epoch, welcomeOf(client).epoch);
    const back = await room.join({ since: 2, epoch: welcomeOf(client).epoch });
    assert.deepEqual(back.log, []);
    client.say(freshId(), "oi");
    await client.next("confirmed");
  });
});
