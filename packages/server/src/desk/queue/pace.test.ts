import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskRow } from "@prosa/protocol/desk";
import { deskRow } from "../../../test/desk-row.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { PaceStore } from "./pace.ts";

const SINCE = 1_000_000;
const waiting: DeskRow = { ...deskRow("session-0001"), ownership: 1, owner: { type: "queue", since: SINCE } };
const held: DeskRow = {
  ...waiting,
  ownership: 2,
  owner: { type: "agent", since: SINCE, agent: { id: "person-lia", name: "Lia" } },
};

describe("PaceStore", () => {
  it("[I21] compares each wait with what was told of it, over restarts: the middle error and the ninetieth of a hundred", async () => {
    const storage = new MemoryStorage();
    const wait = async (actualMs: number, toldMs?: number) => {
      const pace = await PaceStore.open({ storage });
      await pace.learn({ before: waiting, after: held, session: "session-0001" }, SINCE + actualMs, toldMs);
    };
    await wait(60_000);
    assert.deepEqual((await PaceStore.open({ storage })).report, { count: 0, told: [] });
    for (const error of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) await wait(60_000 + error * 1_000, 60_000);
    const { report } = await PaceStore.open({ storage });
    assert.deepEqual(report, {
      count: 10,
      medianErrorMs: 6_000,
      p90ErrorMs: 10_000,
      told: [{ upToMs: 120_000, count: 10, medianMs: 66_000 }],
    });
  });

  it("[I21] compares no wait of a visitor who had left", async () => {
    const storage = new MemoryStorage();
    const pace = await PaceStore.open({ storage });
    const change = { before: { ...waiting, leftAt: SINCE + 1 }, after: held, session: "session-0001" };
    await pace.learn(change, SINCE + 60_000, 60_000);
    assert.equal(pace.report.count, 0);
    await pace.learn({ ...change, before: waiting }, SINCE + 60_000, 60_000);
    assert.equal(pace.report.count, 1);
  });
});
