import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, it } from "node:test";
import { Client, openSession, putSite } from "../../test/client.ts";
import { assertProblem, OWNER } from "../../test/http.ts";
import { listContacts, settled } from "../../test/session-bed.ts";
import { type StillBed, startStill } from "../../test/testbed.ts";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import type { LogEntry } from "../platform/log.ts";
import type { Room, RoomHost } from "../platform/room-host.ts";
import { rowFiles } from "../platform/row-files.ts";
import { readRoom } from "../site-transfer/row-lines.ts";
import { ROW_STEPS, type RowStep } from "./steps.ts";
import { VersionedRoom } from "./versioned-room.ts";

const SITE = "loja";
const ROWS = path.join(import.meta.dirname, "../../test/rows");
const FIXTURES = readdirSync(ROWS).filter((name) => name.endsWith(".ndjson"));

/** The lines of each room of a fixture. */
function roomsIn(fixture: string): string[] {
  return readFileSync(path.join(ROWS, fixture), "utf8").split(/^(?=\{"format")/m);
}

/** An ordinary host over a storage, for a room without anything around it. */
function hostOf(storage: MemoryStorage, logs: LogEntry[] = []): RoomHost {
  return {
    storage,
    environment: { ok: false, problem: "none" },
    files: rowFiles(storage),
    alarm: { get: async () => null, set: async () => {} },
    connections: () => [],
    callRoom: () => Promise.reject(new Error("There is no other room.")),
    now: () => 0,
    newId: () => "id",
    after: () => () => {},
    log: (entry) => logs.push(entry),
  };
}

/** A room that puts a row when it is asked. */
function writer({ storage }: RoomHost): Room {
  return {
    onConnect: async () => {},
    onFrame: async () => {},
    onClose: async () => {},
    onAlarm: async () => {},
    onRequest: async () => {
      await storage.put({ written: true });
      return new Response(null, { status: 204 });
    },
  };
}

const ask = (storage: MemoryStorage, steps: readonly RowStep[], logs: LogEntry[] = []) =>
  new VersionedRoom(hostOf(storage, logs), {
    kind: "main",
    steps: { main: steps },
    rowsOf: async (host) => host.storage,
    create: writer,
  }).onRequest(new Request("http://room/parties/main/one/any"));

/** Gives rows of `old:` the name `new:`, with twice their number. */
const RENAMED: RowStep = {
  name: "renamed",
  change: (key, value) =>
    key.startsWith("old:") ? { [key.replace("old:", "new:")]: 2 * Number(value) } : null,
};
/** Raises what the step before made. */
const RAISED: RowStep = {
  name: "raised",
  change: (key, value) => (/^new:\d+$/.test(key) ? { [`${key}:raised`]: Number(value) + 1 } : null),
};

describe("a room's rows", () => {
  let storage: MemoryStorage;
  const rows = () => Object.fromEntries([...storage.rows].sort());

  beforeEach(() => {
    storage = new MemoryStorage();
  });

  it("go through every step to today's version when it wakes, and through none twice", async () => {
    storage.rows.set("old:1", 1);
    assert.equal((await ask(storage, [RENAMED])).status, 204);
    assert.deepEqual(rows(), { "new:1": 2, "rows-version": 2, written: true });
    assert.equal((await ask(storage, [RENAMED, RAISED])).status, 204);
    assert.deepEqual(rows(), { "new:1:raised": 3, "rows-version": 3, written: true });
    const { puts } = storage;
    await ask(storage, [RENAMED, RAISED]);
    assert.equal(storage.puts, puts + 1);
  });

  it("go through several steps at once", async () => {
    storage.rows.set("old:1", 1);
    await ask(storage, [RENAMED, RAISED]);
    assert.deepEqual(rows(), { "new:1:raised": 3, "rows-version": 3, written: true });
  });

  it("are as they were where the transaction fails, and are changed by the next try", async () => {
    storage.rows.set("old:1", 1);
    storage.failNextPuts = 1;
    await assert.rejects(ask(storage, [RENAMED]), /disk full/);
    assert.deepEqual(rows(), { "old:1": 1 });
    await ask(storage, [RENAMED]);
    assert.deepEqual(rows(), { "new:1": 2, "rows-version": 2, written: true });
  });

  it("that are more than one transaction takes go in several, and on where these were cut off", async () => {
    for (let place = 100; place < 350; place += 1) storage.rows.set(`old:${place}`, place);
    const put = storage.put.bind(storage);
    let puts = 0;
    storage.put = async (...given) => {
      puts += 1;
      if (puts === 4) throw new Error("cut off");
      return put(...given);
    };
    await assert.rejects(ask(storage, [RENAMED]), /cut off/);
    assert.equal(storage.rows.has("rows-version"), false);
    assert.equal(storage.rows.size, 250);
    await ask(storage, [RENAMED]);
    const made = [...storage.rows].filter(([key]) => key.startsWith("new:"));
    assert.equal(made.length, 250);
    assert.ok(made.every(([key, value]) => 2 * Number(key.slice(4)) === value));
    assert.equal(storage.rows.get("rows-version"), 2);
  });

  it("get their version with the first of them, and none where nothing is written", async () => {
    storage.failNextPuts = 1;
    await assert.rejects(ask(storage, [RENAMED]), /disk full/);
    assert.deepEqual(rows(), {});
    await ask(storage, [RENAMED]);
    assert.deepEqual(rows(), { "rows-version": 2, written: true });
  });

  it("of a newer version are refused with the reason, and nothing is written", async () => {
    storage.rows.set("rows-version", 3);
    const logs: LogEntry[] = [];
    const response = await ask(storage, [RENAMED], logs);
    assert.equal(response.status, 503);
    assert.match(await response.text(), /version 3, and this server knows 2: run the newer server/);
    assert.deepEqual(rows(), { "rows-version": 3 });
    assert.deepEqual(
      logs.map(({ event, found, known }) => [event, found, known]),
      [["rows-too-new", 3, 2]],
    );
  });
});

describe("a deployment with rows of a newer version", () => {
  it("lets nobody into the conversation, writes nothing, imports none, and serves all others", async () => {
    const bed = startStill();
    await putSite(bed, SITE, { model: "embedded" });
    const [closed, open] = [await openSession(bed, SITE), await openSession(bed, SITE)];
    const { rows } = bed.platform.place("main", closed.session).storage;
    rows.set("rows-version", 99);
    const client = await Client.dial(bed, closed.session);
    client.send({ type: "ping" });
    assert.equal((await client.next("refused")).code, "unavailable");
    const headers = { authorization: `Bearer ${closed.token}` };
    const transcript = await bed.fetch(`/api/sessions/${closed.session}/transcript`, { headers });
    await assertProblem(transcript, 503, "unavailable");
    assert.deepEqual([...rows], [["rows-version", 99]]);
    const address = `/api/rooms/main/${closed.session}`;
    const taken = await (await bed.fetch(address, { headers: OWNER })).text();
    rows.clear();
    const put = await bed.fetch(address, { method: "PUT", headers: OWNER, body: taken });
    assert.match(await assertProblem(put, 422, "bad-rows"), /version 99, and this server knows 1/);
    assert.equal(rows.size, 0);
    const other = await Client.join(bed, open);
    other.close();
  });
});

describe("the steps of today's table", () => {
  it("leave the rows that they made as they are, since a step that was cut off is applied again", () => {
    for (const fixture of FIXTURES)
      for (const lines of roomsIn(fixture)) {
        const read = readRoom(lines);
        assert.ok(read.ok);
        for (const step of Object.values(ROW_STEPS).flat())
          for (const [key, value] of Object.entries(read.value.rows))
            for (const [name, made] of Object.entries(step.change(key, value) ?? {}))
              assert.equal(step.change(name, made), null, `${step.name}: ${name}`);
      }
  });
});

for (const fixture of FIXTURES) {
  describe(`the rows of ${fixture}`, () => {
    let bed: StillBed;

    beforeEach(async () => {
      bed = startStill();
      for (const lines of roomsIn(fixture)) {
        const read = readRoom(lines);
        assert.ok(read.ok);
        const { kind, id } = read.value;
        const put = await bed.fetch(`/api/rooms/${kind}/${id}`, {
          method: "PUT",
          headers: OWNER,
          body: lines,
        });
        assert.equal(put.status, 204, await put.text());
      }
    });

    const text = async (address: string) => {
      const response = await bed.fetch(address, { headers: OWNER });
      assert.equal(response.status, 200, address);
      return response.text();
    };

    it("open: contacts, conversations, questions, webhooks and tickets", async () => {
      const [contact] = await listContacts(bed);
      assert.equal(contact?.contact.email, "frambelina@exemplo.com.br");
      assert.match(
        await text(`/api/conversations/${contact?.session}?site=${SITE}`),
        /framboesa.*vidro lilás/s,
      );
      assert.match(await text(`/api/unanswered?site=${SITE}`), /framboesa/);
      assert.match(await text(`/api/webhooks?site=${SITE}`), /hooks\.example/);
      assert.match(
        await text(`/api/contacts/${contact?.session}?site=${SITE}`),
        /"tickets":\[\{.*"number":1001/s,
      );
    });

    it("have the desk tell what it still owed, and its rows are of today's version", async () => {
      await settled(bed);
      const [contact] = await listContacts(bed);
      const address = `/api/conversations/${contact?.session}?site=${SITE}`;
      for (let looks = 0; looks < 10 && !(await text(address)).includes("quinta"); looks += 1) {
        bed.clock.advance(60_000);
        await settled(bed);
      }
      assert.match(await text(address), /Temos potes de meio quilo na quinta/);
      const { rows } = bed.platform.place("desk", SITE).storage;
      assert.equal(rows.get("rows-version"), 1 + (ROW_STEPS.desk?.length ?? 0));
      assert.deepEqual(
        [...rows.keys()].filter((key) => key.startsWith("ticket-update:")),
        [],
      );
    });
  });
}
