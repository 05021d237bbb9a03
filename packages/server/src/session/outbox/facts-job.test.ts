import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Client } from "../../../test/client.ts";
import { ask, SessionBed } from "../../../test/session-bed.ts";
import { FACTS_REST_MS, FACTS_WAITING_MAX } from "./facts-job.ts";

let room: SessionBed;
let client: Client;
let reports: number;

beforeEach(async () => {
  // Nobody is taken for a flood who says so much at once.
  room = await SessionBed.start({ abuse: { closedMinutes: 0 } });
  client = await room.join();
  reports = 0;
  room.bed.platform.onCall = (kind, _id, path, init) => {
    if (kind === "stats" && path.startsWith("/facts/") && init?.method === "PUT") reports += 1;
  };
});

function waiting(): number {
  return (room.row as { facts: { untold: unknown[] } }).facts.untold.length;
}

describe("FactsJob", () => {
  it("tells the facts of many turns together, and keeps no more of them in the row than it may", async () => {
    // A greeting and its reply are two facts.
    for (let turn = 1; turn < FACTS_WAITING_MAX / 2; turn += 1) await ask(client);
    await room.settled();
    assert.deepEqual([reports, waiting()], [0, FACTS_WAITING_MAX - 2]);
    await ask(client);
    await room.settled();
    assert.equal(reports, 1);
    await ask(client);
    assert.equal(waiting(), 2);
    room.bed.clock.advance(FACTS_REST_MS);
    await room.settled();
    assert.equal(reports, 2);
  });

  it("tells what owners watch for at once, and what follows within two seconds together", async () => {
    const handOver = async () => {
      await ask(client, "quero falar com um atendente");
      await room.settled();
    };
    await handOver();
    assert.equal(reports, 1);
    await handOver();
    await handOver();
    assert.equal(reports, 1);
    room.bed.clock.advance(1_999);
    await room.settled();
    assert.equal(reports, 1);
    room.bed.clock.advance(1);
    await room.settled();
    assert.equal(reports, 2);
  });
});
