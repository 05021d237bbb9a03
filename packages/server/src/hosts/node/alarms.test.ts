import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { systemClock } from "../../platform/clock.ts";
import { Alarms } from "./alarms.ts";
import { RoomsFile } from "./rooms-file.ts";

const HOUR_MS = 60 * 60 * 1_000;

describe("alarms", () => {
  let folder: string;
  let file: RoomsFile;
  let now: number;
  let rung: string[];
  let onRing: (room: string) => Promise<void>;
  let alarms: Alarms;

  const open = () => {
    file = new RoomsFile(folder);
    const host = { ...systemClock, now: () => now, log: () => {} };
    alarms = new Alarms(file, host, async (room) => {
      rung.push(room);
      await onRing(room);
    });
  };
  /** Lets a while pass, with the work that it starts. */
  const pass = async (ms: number) => {
    now += ms;
    mock.timers.tick(ms);
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "prosa-alarms-"));
    now = 1_000_000;
    rung = [];
    onRing = async () => {};
    mock.timers.enable({ apis: ["setTimeout"] });
    open();
  });

  afterEach(() => {
    alarms.stop();
    file.close();
    mock.timers.reset();
    rmSync(folder, { recursive: true });
  });

  it("ring once, when they are due, the earliest first", async () => {
    alarms.start();
    await alarms.set("main/late", now + 2_000);
    await alarms.set("main/early", now + 1_000);
    await pass(999);
    assert.deepEqual(rung, []);
    await pass(1);
    assert.deepEqual(rung, ["main/early"]);
    await pass(5_000);
    assert.deepEqual(rung, ["main/early", "main/late"]);
    assert.equal(alarms.get("main/late"), null);
  });

  it("survive a restart, also those that fell due meanwhile and those beyond a timer's range", async () => {
    await alarms.set("main/missed", now + 1_000);
    await alarms.set("main/far", now + 800 * HOUR_MS);
    file.close();
    now += 5_000;
    open();
    alarms.start();
    await pass(0);
    assert.deepEqual(rung, ["main/missed"]);
    for (let hour = 0; hour < 800; hour += 1) await pass(HOUR_MS);
    assert.deepEqual(rung, ["main/missed", "main/far"]);
  });

  it("stay in the table until their room has handled them", async () => {
    const handled = Promise.withResolvers<void>();
    onRing = () => handled.promise;
    alarms.start();
    await alarms.set("main/one", now);
    await pass(0);
    assert.deepEqual(rung, ["main/one"]);
    assert.equal(alarms.get("main/one"), null);
    assert.equal(file.db.prepare("SELECT * FROM alarms").all().length, 1);
    handled.resolve();
    await pass(0);
    assert.equal(file.db.prepare("SELECT * FROM alarms").all().length, 0);
  });

  it("keep what a room sets while it handles one", async () => {
    onRing = async (room) => {
      if (rung.length === 1) await alarms.set(room, now);
    };
    alarms.start();
    await alarms.set("main/one", now);
    await pass(0);
    await pass(0);
    assert.deepEqual(rung, ["main/one", "main/one"]);
    assert.equal(alarms.get("main/one"), null);
  });

  it("ring again later where their room failed", async () => {
    onRing = async () => {
      if (rung.length < 3) throw new Error("not now");
    };
    alarms.start();
    await alarms.set("main/one", now);
    await pass(0);
    await pass(1_999);
    assert.equal(rung.length, 1);
    await pass(1);
    assert.equal(rung.length, 2);
    await pass(4_000);
    assert.equal(rung.length, 3);
    await pass(HOUR_MS);
    assert.equal(rung.length, 3);
  });
});
