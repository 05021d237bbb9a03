import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { serialize } from "node:v8";
import { Client, openSession } from "../../test/client.ts";
import { ask, listContacts, SessionBed, SITE, START_FORM } from "../../test/session-bed.ts";
import { MemoryPlatform } from "../hosts/memory/index.ts";
import { readEnvironment } from "../platform/environment.ts";

const WORD = "framboesa";

let room: SessionBed;

function events(): string[] {
  return room.bed.platform.logs.map(({ event }) => event);
}

async function transcript(session = room.opened.session, token = room.opened.token): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return room.bed.fetch(`/api/sessions/${session}/transcript`, { headers });
}

/** Puts the rows in the place of the sealed ones, as an earlier version wrote them. */
function unsealAll(): void {
  const plain = [...room.rows];
  room.storage.rows.delete("key:");
  for (const [key, value] of plain) room.storage.rows.set(key, value);
}

beforeEach(async () => {
  room = await SessionBed.start({ form: START_FORM });
});

describe("a session's rows", () => {
  it("of an earlier version are sealed when the room opens, whatever it opens for", async () => {
    await ask(await room.join(), WORD);
    await room.settled();
    const before = [...room.rows];
    unsealAll();
    assert.ok(serialize([...room.storage.rows]).includes(WORD));
    room.bed.platform.kill();
    assert.equal((await transcript()).status, 200);
    assert.ok(!serialize([...room.storage.rows]).includes(WORD));
    assert.deepEqual([...room.rows], before);
  });

  it("of an earlier version stay readable while their site gives no key, and are sealed later", async () => {
    await ask(await room.join(), WORD);
    await room.settled();
    unsealAll();
    const site = room.bed.platform.place("site", SITE).storage;
    const keys = site.rows.get("keys");
    site.rows.set("keys", "wreck");
    room.bed.platform.kill();
    assert.match(await (await transcript()).text(), /framboesa/);
    assert.ok(events().includes("rows-not-sealed"));
    site.rows.set("keys", keys);
    room.bed.platform.kill();
    assert.match(await (await transcript()).text(), /framboesa/);
    assert.ok(!serialize([...room.storage.rows]).includes(WORD));
  });

  it("[I12] that were moved from one place to another are shown as a gap, and the log says why", async () => {
    await ask(await room.join(), WORD);
    await room.settled();
    const { rows } = room.storage;
    rows.set("log:0000000001", rows.get("log:0000000002"));
    room.bed.platform.kill();
    const { events: shown } = (await (await transcript()).json()) as { events: { message: object }[] };
    assert.deepEqual(shown[0]?.message, { id: "unreadable-1", author: "notice", parts: [] });
    const refused = room.bed.platform.logs.find(({ event }) => event === "row-refused");
    assert.match(String(refused?.reason), /another place/);
  });

  it("[I12] that are a copy of another session's as a whole serve nobody", async () => {
    await ask(await room.join(), WORD);
    await room.settled();
    const other = await openSession(room.bed, SITE);
    const { storage } = room.bed.platform.place("main", other.session);
    for (const [key, value] of room.storage.rows) storage.rows.set(key, value);
    assert.equal((await transcript(other.session, other.token)).status, 503);
    const client = await Client.dial(room.bed, other.session);
    client.send({ type: "hello", protocol: 2, token: other.token, since: 0, epoch: null });
    assert.equal((await client.next("refused")).code, "wrong-session");
  });

  it("[I13] are erased with their contact also where their key cannot be had", async () => {
    const client = await room.join();
    const contact = { name: "Ana" };
    client.send({
      type: "submit",
      id: "submitted-1",
      contact,
      consent: "Usamos seus dados só para responder.",
    });
    await client.next("confirmed");
    await room.settled();
    assert.equal((await listContacts(room.bed)).length, 1);
    const site = room.bed.platform.place("site", SITE).storage;
    const { keys, ...ring } = site.rows.get("keys") as { keys: object[] };
    site.rows.set("keys", { ...ring, keys: [] });
    room.bed.platform.kill();
    assert.equal((await transcript()).status, 503);
    assert.ok(events().includes("key-unavailable"));
    const headers = { authorization: `Bearer ${room.opened.token}` };
    const path = `/api/sessions/${room.opened.session}`;
    assert.equal((await room.bed.fetch(path, { method: "DELETE", headers })).status, 204);
    await room.settled();
    assert.deepEqual([...room.storage.rows.keys()], ["session"]);
    site.rows.set("keys", { ...ring, keys });
    assert.deepEqual(await listContacts(room.bed), []);
    assert.equal((await transcript()).status, 410);
  });

  it("are written by no server without a master key", async () => {
    const bare = new MemoryPlatform(
      readEnvironment({ PROSA_SECRET: "s".repeat(32), PROSA_OWNER_KEY: "k".repeat(32) }),
      room.bed.clock,
    );
    const refused = await bare.fetch("/api/sessions", {
      method: "POST",
      body: JSON.stringify({ site: SITE }),
    });
    assert.equal(refused.status, 503);
    assert.match(await refused.text(), /PROSA_MASTER_KEY/);
  });
});
