import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { sealedSession } from "../../../test/sealing/sealed-session.ts";
import type { LogEntry } from "../../platform/log.ts";
import { keyIdOf } from "./envelope.ts";
import { MissingKeyError } from "./key-wrapper.ts";
import { UNREADABLE } from "./sealed-storage.ts";

const PLACE = { site: "loja", room: "session-0001" };
const WORD = "framboesa";
const OLD = "old-master-key-old-master-key-old-ma";
const NEW = "new-master-key-new-master-key-new-ma";

let logs: LogEntry[];

const host = { now: () => 0, newId: () => "id", log: (entry: LogEntry) => void logs.push(entry) };

function open(...given: [secrets?: string[], before?: ReturnType<typeof sealedSession>]) {
  const opened = sealedSession(host, ...given);
  opened.storage.belongTo(PLACE);
  return opened;
}

function bytesOf({ disk }: ReturnType<typeof sealedSession>): string {
  return [...disk.rows.values()]
    .map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : JSON.stringify(value),
    )
    .join("\n");
}

function refusals(): unknown[] {
  return logs.filter(({ event }) => event === "row-refused").map(({ reason }) => reason);
}

beforeEach(() => {
  logs = [];
});

describe("SealedStorage", () => {
  it("[I13] keeps no word in the storage, and reads it back, also after a restart", async () => {
    const first = open();
    await first.storage.put({ "log:1": { text: WORD }, session: { site: "loja" }, "id:a": 1 });
    assert.ok(!bytesOf(first).includes(WORD));
    for (const one of [first, open(undefined, first)]) {
      assert.deepEqual(await one.storage.get("log:1"), { text: WORD });
      const rows = await one.storage.list({ prefix: "" });
      assert.deepEqual([...rows.keys()], ["id:a", "log:1", "session"]);
      assert.deepEqual(rows.get("session"), { site: "loja" });
    }
    assert.equal(await first.storage.get("log:2"), undefined);
  });

  it("puts the key in one step with the first row under it, and makes no second one where that step fails", async () => {
    const { disk, storage } = open();
    disk.failNextPuts = 1;
    await assert.rejects(storage.put({ session: 1 }));
    assert.equal(disk.rows.size, 0);
    await Promise.all([storage.put({ session: 2 }), storage.put({ "log:1": 3 })]);
    assert.equal(disk.puts, 2);
    const ids = ["session", "log:1"].map((key) => keyIdOf(disk.rows.get(key) as Uint8Array));
    assert.equal(new Set(ids).size, 1);
  });

  it("seals no two rows under one nonce, and texts of every length that are sealed at once", async () => {
    const one = open();
    const texts = Array.from({ length: 100 }, (_, n) => `ç${n} `.repeat(n * 20));
    for (let round = 0; round < 3; round += 1)
      await Promise.all(texts.map((text, n) => one.storage.put({ [`log:${round}-${n}`]: text })));
    const sealed = [...one.disk.rows].flatMap(([key, row]) => (key.startsWith("log:") ? [row] : []));
    const nonces = sealed.map((row) => Buffer.from(row as Uint8Array).toString("hex", 9, 21));
    assert.equal(new Set(nonces).size, 300);
    const read = await open(undefined, one).storage.list({ prefix: "log:2-" });
    assert.deepEqual(new Set(read.values()), new Set(texts));
  });

  it("hands writes over in the order of their calls, and reads what was written before", async () => {
    const { storage } = open();
    const large = "x".repeat(50_000);
    const writes = [storage.put({ session: large }), storage.put({ session: "small" })];
    assert.equal(await storage.get("session"), "small");
    await Promise.all(writes);
    assert.equal(await storage.get("session"), "small");
    const last = [storage.put({ session: large }), storage.delete(["session"])];
    assert.equal(await storage.get("session"), undefined);
    await Promise.all(last);
  });

  it("refuses a row that was moved, changed, or brought from another room, and says why", async () => {
    const one = open();
    const { disk, storage } = one;
    await storage.put({ session: 1, "log:1": "first", "log:2": "second" });
    const row = disk.rows.get("log:2") as Uint8Array;
    disk.rows.set("log:1", row);
    assert.equal(await storage.get("log:1"), UNREADABLE);
    disk.rows.set("log:2", row.with(row.length - 1, (row.at(-1) ?? 0) ^ 1));
    assert.equal(await storage.get("log:2"), UNREADABLE);
    const other = sealedSession(host, undefined, { disk: open().disk, site: one.site });
    other.storage.belongTo({ ...PLACE, room: "session-0002" });
    await other.storage.put({ "log:3": "another's" });
    disk.rows.set("log:3", other.disk.rows.get("log:3"));
    disk.rows.set("log:4", "plain");
    assert.deepEqual([await storage.get("log:3"), await storage.get("log:4")], [UNREADABLE, UNREADABLE]);
    const reasons = refusals();
    assert.match(String(reasons[0]), /another place, or changed/);
    assert.match(String(reasons[1]), /another place, or changed/);
    assert.match(String(reasons[2]), /Sealed under the key \w{16}, and not under \w{16}/);
    assert.match(String(reasons[3]), /plain where every row is sealed/);
  });

  it("refuses the key of another room, of another owner, and one whose row was changed", async () => {
    const one = open();
    await one.storage.put({ session: WORD });
    const row = one.disk.rows.get("key:") as object;
    for (const change of [
      { room: "session-0002" },
      { site: "other" },
      { isMixed: true },
      { id: "0".repeat(16) },
    ]) {
      one.disk.rows.set("key:", { ...row, ...change });
      await assert.rejects(open(undefined, one).storage.get("session"));
    }
    one.disk.rows.set("key:", row);
    assert.equal(await open(undefined, one).storage.get("session"), WORD);
  });

  it("[I13] reads nothing more once a key is destroyed, while a copy of the rows comes back", async () => {
    const one = open();
    await one.storage.put({ session: WORD, "log:1": WORD });
    const copy = new Map(one.disk.rows);
    await one.storage.destroyKey("", { forgets: { site: "loja" } });
    assert.equal(await one.storage.get("log:1"), undefined);
    assert.deepEqual(one.disk.rows.get("key:"), { isDestroyed: true });
    for (const [key, value] of copy) if (key !== "key:") one.disk.rows.set(key, value);
    assert.equal(await open(undefined, one).storage.get("log:1"), undefined);
    await one.storage.put({ session: "afterwards" });
    assert.equal(await one.storage.get("session"), "afterwards");
    assert.equal(await one.storage.get("log:1"), UNREADABLE);
  });

  it("reads rows of an earlier version, seals them when they are written and all by sealRest, and refuses plain ones then", async () => {
    const before = open();
    for (let place = 0; place < 250; place += 1)
      before.disk.rows.set(`log:${1_000 + place}`, { text: WORD, place });
    before.disk.rows.set("session", { text: WORD });
    const one = open(undefined, before);
    assert.deepEqual(await one.storage.get("log:1000"), { text: WORD, place: 0 });
    await one.storage.put({ "log:1000": { text: "changed" } });
    assert.deepEqual(await one.storage.get("log:1001"), { text: WORD, place: 1 });
    await one.storage.sealRest("");
    assert.ok(!bytesOf(one).includes(WORD));
    assert.deepEqual(await one.storage.get("log:1000"), { text: "changed" });
    assert.deepEqual(await one.storage.get("log:1249"), { text: WORD, place: 249 });
    one.disk.rows.set("log:1249", { text: "forged" });
    assert.equal(await open(undefined, one).storage.get("log:1249"), UNREADABLE);
  });
});

describe("the master key", () => {
  it("changes without a pause: the one before it still opens, and the keys of sites are wrapped again", async () => {
    const one = open([OLD]);
    await one.storage.put({ session: WORD });
    const wrapped = () =>
      keyIdOf(
        (one.site.rows.get("keys") as { keys: { wrapped: Uint8Array }[] }).keys[0]?.wrapped ??
          new Uint8Array(),
      );
    const before = wrapped();
    assert.equal(await open([NEW, OLD], one).storage.get("session"), WORD);
    assert.notEqual(wrapped(), before);
    assert.equal(await open([NEW], one).storage.get("session"), WORD);
    await assert.rejects(open([OLD], one).storage.get("session"), MissingKeyError);
  });

  it("names the key that is missing, and writes nothing without it", async () => {
    const one = open([OLD]);
    await one.storage.put({ session: WORD });
    const rows = structuredClone(one.disk.rows);
    const other = open([NEW], one);
    await assert.rejects(other.storage.put({ session: "again" }), /PROSA_MASTER_KEY_PREVIOUS/);
    assert.deepEqual(one.disk.rows, rows);
    assert.match(String(logs.find(({ event }) => event === "key-unavailable")?.error), /master key \w{16}/);
  });
});
