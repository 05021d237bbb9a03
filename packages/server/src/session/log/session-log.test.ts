import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sealedSession } from "../../../test/sealing/sealed-session.ts";
import type { LogEntry } from "../../platform/log.ts";
import { rowFiles } from "../../platform/row-files.ts";
import { LOG_EVENTS_MAX, SessionLog } from "./session-log.ts";
import type { NewEvent } from "./step.ts";
import { StorageError } from "./storage-error.ts";

const NOW = 1_760_000_000_000;

function createHost() {
  const logs: LogEntry[] = [];
  let ids = 0;
  const host = {
    newId: () => `fresh-${++ids}`,
    now: () => NOW,
    log: (entry: LogEntry) => void logs.push(entry),
  };
  const { disk, rows, storage } = sealedSession(host);
  return { ...host, disk, files: rowFiles(disk), rows, logs, storage };
}

function said(id: string, text = "oi"): { id: string; event: NewEvent } {
  return {
    id,
    event: { type: "said", message: { id, author: "visitor", parts: [{ type: "text", text }] } },
  };
}

async function begun(host: ReturnType<typeof createHost>): Promise<SessionLog> {
  const log = await SessionLog.open(host);
  log.begin("session-0001", "loja", "epoch-1", 1_000);
  return log;
}

describe("SessionLog", () => {
  it("writes nothing before its first step", async () => {
    const host = createHost();
    await begun(host);
    assert.equal(host.rows.size, 0);
    assert.equal((await SessionLog.open(host)).row, null);
  });

  it("writes a step in one put, and finds it again after a restart", async () => {
    const host = createHost();
    const log = await begun(host);
    await log.append({ events: [said("message-1"), said("message-2")], now: NOW });
    assert.equal(host.disk.puts, 1);
    const again = await SessionLog.open(host);
    assert.deepEqual([again.seq, again.first, again.row?.epoch], [2, 1, "epoch-1"]);
    assert.equal((await again.find("message-2"))?.seq, 2);
    assert.equal(await again.find("message-3"), null);
  });

  it("[I1] looks a new command's id up in no row of a log that began here, and in the rows after a restart", async () => {
    const host = createHost();
    const reads: string[] = [];
    const get = host.disk.get.bind(host.disk);
    host.disk.get = (key) => {
      if (key.startsWith("id:")) reads.push(key);
      return get(key);
    };
    const log = await begun(host);
    assert.equal(await log.find("message-1"), null);
    await log.append({ events: [said("message-1")], now: NOW });
    assert.equal(await log.find("message-2"), null);
    assert.deepEqual(reads, []);
    assert.equal((await log.find("message-1"))?.seq, 1);
    const again = await begun(host);
    assert.equal(await again.find("message-2"), null);
    assert.equal((await again.find("message-1"))?.seq, 1);
    assert.deepEqual(reads, ["id:message-1", "id:message-2", "id:message-1"]);
  });

  it("[I1] finds an id in the step that is being written, and one that a failing disk wrote all the same", async () => {
    const host = createHost();
    const log = await begun(host);
    const put = host.disk.put.bind(host.disk);
    let found: ReturnType<typeof log.find> | undefined;
    host.disk.put = (...rows) => {
      found = log.find("message-1");
      return put(...rows);
    };
    await log.append({ events: [said("message-1")], now: NOW });
    assert.equal((await found)?.seq, 1);
    host.disk.put = async (...rows) => {
      await put(...rows);
      throw new Error("The answer was lost.");
    };
    await assert.rejects(log.append({ events: [said("message-2")], now: NOW }), StorageError);
    assert.equal((await log.find("message-2"))?.seq, 2);
  });

  it("knows no id of a log that was erased", async () => {
    const host = createHost();
    const log = await begun(host);
    await log.append({ events: [said("message-1")], now: NOW });
    assert.notEqual(await log.recall("message-1"), null);
    await log.erase();
    assert.deepEqual([await log.find("message-1"), await log.recall("message-1")], [null, null]);
  });

  it("keeps the events that were looked for last, which are pressed again", async () => {
    const host = createHost();
    const log = await begun(host);
    for (let n = 1; n <= 40; n += 1) await log.append({ events: [said(`message-${n}`)], now: NOW });
    let reads = 0;
    const get = host.disk.get.bind(host.disk);
    host.disk.get = (key) => {
      reads += 1;
      return get(key);
    };
    for (let n = 41; n <= 60; n += 1) {
      assert.equal((await log.recall("message-1"))?.seq, 1);
      await log.append({ events: [said(`message-${n}`)], now: NOW });
    }
    assert.equal(reads, 2);
  });

  it("[I3] gives steps that come at once their places one after the other", async () => {
    const log = await begun(createHost());
    const steps = ["message-1", "message-2", "message-3"].map((id) =>
      log.append({ events: [said(id)], now: NOW }),
    );
    const events = (await Promise.all(steps)).flat();
    assert.deepEqual(
      events.map(({ seq }) => seq),
      [1, 2, 3],
    );
  });

  it("[F31] changes nothing when a step is refused, and writes the next", async () => {
    const host = createHost();
    const log = await begun(host);
    host.disk.failNextPuts = 1;
    const failed = log.append({ events: [said("message-1")], changes: () => ({ seen: 1 }), now: NOW });
    const next = log.append({ events: [said("message-2")], now: NOW });
    await assert.rejects(failed, StorageError);
    assert.equal((await next)[0]?.seq, 1);
    assert.equal(log.row?.seen, 0);
    assert.equal(await log.find("message-1"), null);
  });

  it("computes a step's changes from the row that the step before left", async () => {
    const log = await begun(createHost());
    const grow = () => log.append({ events: [], changes: (row) => ({ seen: row.seen + 1 }), now: NOW });
    await Promise.all([grow(), grow(), grow()]);
    assert.equal(log.row?.seen, 3);
  });

  it("[I14] [F19] dates no event before the one before it", async () => {
    const log = await begun(createHost());
    await log.append({ events: [said("message-1")], now: NOW });
    const [event] = await log.append({ events: [said("message-2")], now: NOW - 3_600_000 });
    assert.equal(event?.at, NOW);
  });

  it("keeps as many events as it may, and drops the oldest with their ids", async () => {
    const host = createHost();
    const log = await begun(host);
    const rating: NewEvent = { type: "rated", messageId: "message-0", rating: "up" };
    await log.append({ events: [{ id: "command-1", event: rating }], now: NOW });
    for (let step = 0; step < LOG_EVENTS_MAX / 40; step += 1) {
      const events = Array.from({ length: 40 }, (_, index) => said(`message-${step * 40 + index}`));
      await log.append({ events, now: NOW });
      assert.ok(log.seq - log.first < LOG_EVENTS_MAX);
    }
    assert.equal(log.first, 51);
    assert.equal(await log.find("command-1"), null);
    assert.equal((await log.after(0, 1))[0]?.seq, 51);
    assert.equal(host.rows.size, 1 + 2 * (log.seq - log.first + 1));
  });

  it("keeps a step whose old rows would not go, and shows none of them", async () => {
    const host = createHost();
    const log = await begun(host);
    for (let step = 0; step < LOG_EVENTS_MAX / 50; step += 1) {
      const events = Array.from({ length: 50 }, (_, index) => said(`message-${step * 50 + index}`));
      await log.append({ events, now: NOW });
    }
    const remove = host.disk.delete;
    host.disk.delete = async () => {
      throw new Error("disk busy");
    };
    const [event] = await log.append({ events: [said("message-last")], now: NOW });
    assert.equal(event?.seq, LOG_EVENTS_MAX + 1);
    assert.equal((await log.after(0, 1))[0]?.seq, 51);
    host.disk.delete = remove;
    assert.equal((await SessionLog.open(host)).first, 51);
  });

  it("[I13] erases every row, here and on disk", async () => {
    const host = createHost();
    const log = await begun(host);
    await log.append({ events: [said("message-1")], now: NOW });
    await log.erase();
    assert.deepEqual([log.row, log.seq, log.first], [null, 0, 1]);
    // Until the desk and the statistics know that the session is gone, its id alone is left.
    assert.deepEqual(Object.fromEntries(host.rows), {
      forgets: {
        site: "loja",
        session: log.pendingErasure?.session,
        targets: ["desk", "statistics"],
        rooms: [],
        isForGood: false,
      },
    });
    await log.completeErasure("statistics");
    assert.equal(host.rows.size, 1);
    await log.completeErasure("desk");
    assert.equal(host.rows.size, 0);
  });

  it("starts again when its session row is unreadable and no event is left", async () => {
    const host = createHost();
    host.rows.set("session", 7);
    const log = await SessionLog.open(host);
    assert.deepEqual([log.row, log.seq], [null, 0]);
    assert.ok(host.logs.some(({ event }) => event === "session-row-unreadable"));
  });

  it("keeps an unreadable context from taking the session with it", async () => {
    const host = createHost();
    await (await begun(host)).append({ events: [said("message-1")], now: NOW });
    const row = host.rows.get("session") as object;
    host.rows.set("session", { ...row, context: "wreck" });
    const log = await SessionLog.open(host);
    assert.deepEqual([log.row?.epoch, log.row?.context.turns], ["epoch-1", []]);
  });
});
