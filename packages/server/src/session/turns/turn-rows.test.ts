import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, SessionBed } from "../../../test/session-bed.ts";

/** What a session's storage was asked for, with ids that are made at random left out. */
interface Asked {
  steps: string[][];
  reads: string[];
}

function watch(room: SessionBed): Asked {
  const { storage } = room;
  const asked: Asked = { steps: [], reads: [] };
  const { get, put } = storage;
  const kindOf = (key: string) => key.replace(/:.*/, "");
  storage.get = (key) => {
    asked.reads.push(kindOf(key));
    return get.call(storage, key);
  };
  storage.put = (rows, gone) => {
    asked.steps.push(Object.keys(rows).map(kindOf));
    return put.call(storage, rows, gone);
  };
  return asked;
}

const MESSAGE_AND_REPLY = ["session", "log", "id", "log", "id"];

// A step costs a write to the disk, and a row its sealing: more of either in a turn would be felt by every visitor.
describe("the rows of a turn", () => {
  it("[I1] are one step of five rows, for small talk and questions without an answer alike", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    await ask(client, "oi");
    await room.settled();
    const asked = watch(room);
    for (const text of ["bom dia!", "obrigada", "Qual o prazo de troca?"]) {
      asked.steps.length = 0;
      await ask(client, text);
      await room.settled();
      assert.deepEqual(asked, { steps: [MESSAGE_AND_REPLY], reads: [] }, text);
    }
  });

  it("[I1] are the same after one look for a repeat, in a room that has slept", async () => {
    const room = await SessionBed.start();
    const client = await room.join();
    await ask(client, "oi");
    room.bed.platform.hibernate();
    await ask(client, "bom dia!");
    await room.settled();
    const asked = watch(room);
    await ask(client, "obrigada");
    await room.settled();
    assert.deepEqual(asked, { steps: [MESSAGE_AND_REPLY], reads: ["id"] });
  });

  it("[I1] are two steps of three rows where the reply takes time, whatever its number of chunks", async () => {
    const room = await SessionBed.startSlow();
    const client = await room.join();
    const first = await ask(client, "primeira");
    await room.slow.begun(1);
    room.slow.release();
    await client.reply(first);
    await room.settled();
    const asked = watch(room);
    const second = await ask(client, "segunda");
    await room.slow.begun(2);
    room.slow.release();
    await client.reply(second);
    await room.settled();
    assert.deepEqual(asked.steps, [
      ["session", "log", "id"],
      ["session", "log", "id"],
    ]);
    assert.deepEqual(asked.reads, []);
  });
});
