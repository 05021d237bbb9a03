import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, describe, it } from "node:test";
import type { Contact } from "@prosa/protocol";
import { type Client, freshId } from "../../../test/client.ts";
import {
  ask,
  CONSENT,
  listContacts,
  SessionBed,
  SITE,
  START_FORM,
  unsealedRows,
} from "../../../test/session-bed.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { DELIVERY_PATIENCE_MS, OUTBOX_RETRY_MS } from "../../platform/outbox.ts";
import { TOMBSTONE_MS } from "../session-runtime.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

let room: SessionBed;

async function submit(client: Client, contact: Contact = { name: "Ana", email: "ana@exemplo.com.br" }) {
  const id = freshId();
  client.send({ type: "submit", id, contact, consent: CONSENT });
  await client.next("confirmed", (event) => event.id === id);
  return id;
}

async function erase(): Promise<number> {
  const { session, token } = room.opened;
  const headers = { authorization: `Bearer ${token}` };
  return (await room.bed.fetch(`/api/sessions/${session}`, { method: "DELETE", headers })).status;
}

function site(): MemoryStorage {
  return room.bed.platform.place("site", SITE).storage;
}

async function names(): Promise<(string | undefined)[]> {
  return (await listContacts(room.bed)).map(({ contact }) => contact.name);
}

async function pass(ms: number): Promise<void> {
  room.bed.clock.advance(ms);
  await room.settled();
}

/** The site's room answers nothing until the returned function is called. */
function hang(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const storage = site();
  storage.put = async (rows) => {
    await promise;
    await MemoryStorage.prototype.put.call(storage, rows);
  };
  return () => {
    storage.put = MemoryStorage.prototype.put;
    resolve();
  };
}

beforeEach(async () => {
  room = await SessionBed.start({ form: START_FORM });
});

describe("a submitted contact", () => {
  it("[P25] reaches the site's owner, with the words agreed to, and a later one takes its place", async () => {
    const client = await room.join();
    await submit(client);
    await room.settled();
    assert.deepEqual(await listContacts(room.bed), [
      {
        session: room.opened.session,
        at: room.bed.clock.now(),
        contact: { name: "Ana", email: "ana@exemplo.com.br" },
        consent: CONSENT,
        consentVersion: 1,
        consentDigest: createHash("sha256").update(CONSENT).digest("hex"),
      },
    ]);
    await submit(client, { name: "Ana Souza", phone: "+55 35 99999-0000" });
    await room.settled();
    assert.deepEqual(await names(), ["Ana Souza"]);
  });

  it("is confirmed at once while the site is unreachable, and delivered by the alarm later", async () => {
    site().failNextPuts = 2;
    const client = await room.join();
    await submit(client);
    await room.settled();
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), []);
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), ["Ana"]);
    const failed = room.bed.platform.logs.filter(
      ({ event, job }) => event === "outbox-job-failed" && job === "contact",
    );
    assert.equal(failed.length, 2);
    assert.doesNotMatch(JSON.stringify(room.bed.platform.logs), /Ana|exemplo\.com/);
  });

  it("does not delay the conversation while the site hangs", async () => {
    const release = hang();
    const client = await room.join();
    await submit(client);
    await ask(client);
    await submit(client, { name: "Bia" });
    release();
    await room.settled();
    assert.deepEqual(await names(), ["Bia"]);
  });

  it("is delivered in the end when the site hangs for longer than a request may take", async () => {
    const release = hang();
    await submit(await room.join());
    // Half a retry at a time: the end of a request's patience and the next attempt are two moments.
    for (let halves = 0; halves < 10; halves += 1) await pass(OUTBOX_RETRY_MS / 2);
    release();
    for (let halves = 0; halves < 2; halves += 1) await pass(OUTBOX_RETRY_MS / 2);
    assert.deepEqual(await names(), ["Ana"]);
    assert.equal((room.row.contact as { toldUntil?: number }).toldUntil !== undefined, true);
  });

  for (const [what, befall] of [
    ["a kill", () => room.bed.platform.kill()],
    ["hibernation", () => room.bed.platform.hibernate()],
  ] as const) {
    it(`[I16] is delivered after ${what}, by the alarm alone`, async () => {
      site().failNextPuts = 1;
      await submit(await room.join());
      await room.settled();
      befall();
      await pass(OUTBOX_RETRY_MS);
      assert.deepEqual(await names(), ["Ana"]);
    });
  }

  it("is delivered again, and kept once, when the room cannot note its delivery", async () => {
    const client = await room.join();
    await submit(client);
    await room.settled();
    const { storage } = room;
    await submit(client, { name: "Bia" });
    storage.failNextPuts = 1;
    await room.settled();
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), ["Bia"]);
    assert.ok((room.row.contact as { toldUntil: number }).toldUntil > 0);
  });

  it("is kept by the site for as long as the transcript, even in a long conversation", async () => {
    const client = await room.join();
    await submit(client);
    for (let day = 0; day < 12; day += 1) {
      await pass(DAY_MS);
      await ask(client);
      await room.settled();
    }
    assert.deepEqual(await names(), ["Ana"]);
    await pass(2 * DAY_MS);
    assert.equal(room.rows.size, 0);
    assert.equal([...site().rows.keys()].filter((key) => key.startsWith("contact:")).length, 0);
  });

  it("is found again in the log when the session's row cannot be read", async () => {
    site().failNextPuts = 1;
    await submit(await room.join());
    await room.settled();
    room.rows.set("session", { ...room.row, seq: "many", contact: 1 });
    room.bed.platform.kill();
    await room.join();
    await room.settled();
    assert.deepEqual(await names(), ["Ana"]);
  });
});

describe("a contact and its erasure", () => {
  const rows = () => [...room.rows];

  it("[I13] [P23] is gone at the site when the erasure is answered", async () => {
    await submit(await room.join());
    await room.settled();
    assert.equal(await erase(), 204);
    assert.deepEqual(await names(), []);
    assert.doesNotMatch(JSON.stringify([...unsealedRows(room.bed, "site", SITE)]), /Ana|exemplo/);
    assert.deepEqual(rows(), [["session", { erasedUntil: room.bed.clock.now() + TOMBSTONE_MS }]]);
  });

  it("[I13] is gone once the site is back, by the alarm, also after a kill", async () => {
    await submit(await room.join());
    await room.settled();
    site().failNextPuts = 2;
    assert.equal(await erase(), 204);
    assert.deepEqual(await names(), ["Ana"]);
    assert.doesNotMatch(JSON.stringify(rows()), /Ana|exemplo/);
    room.bed.platform.kill();
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), ["Ana"]);
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), []);
    assert.equal(rows().length, 1);
  });

  it("[I13] never comes back when the two cross", async () => {
    const release = hang();
    await submit(await room.join());
    let status: number | undefined;
    const erased = erase().then((answered) => {
      status = answered;
    });
    while (status === undefined) await pass(DELIVERY_PATIENCE_MS);
    await erased;
    assert.equal(status, 204);
    release();
    await room.settled();
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), []);
    assert.doesNotMatch(JSON.stringify([...unsealedRows(room.bed, "site", SITE)]), /Ana|exemplo/);
    assert.equal(rows().length, 1);
  });

  it("[I13] is gone where a kill came between the erasure's mark and its end", async () => {
    await submit(await room.join());
    await room.settled();
    const { storage } = room;
    storage.delete = () => Promise.reject(new Error("disk busy"));
    assert.equal(await erase(), 503);
    storage.delete = MemoryStorage.prototype.delete;
    room.bed.platform.kill();
    await room.bed.fetch(`/api/sessions/${room.opened.session}/transcript`, {
      headers: { authorization: `Bearer ${room.opened.token}` },
    });
    await room.settled();
    assert.deepEqual(await names(), []);
    assert.equal(rows().length, 1);
  });

  it("[I13] is gone where the session's row could not be read at all", async () => {
    await submit(await room.join());
    await room.settled();
    room.rows.set("session", "wreck");
    room.bed.platform.kill();
    assert.equal(await erase(), 204);
    assert.deepEqual(await names(), []);
  });

  it("sends the site nothing where nothing was submitted", async () => {
    await ask(await room.join());
    const before = structuredClone([...site().rows]);
    await erase();
    await room.settled();
    assert.deepEqual([...site().rows], before);
  });
});

describe("a contact and the end of its transcript", () => {
  it("[I13] is removed with it, and the session that goes on may submit another", async () => {
    const client = await room.join();
    await submit(client);
    await pass(2 * DAY_MS);
    assert.deepEqual(await names(), []);
    await client.next("reset");
    await submit(client, { name: "De volta" });
    await room.settled();
    assert.deepEqual(await names(), ["De volta"]);
  });

  it("[I13] is removed once the site is back, unlike one that was submitted since", async () => {
    const client = await room.join();
    await submit(client);
    await room.settled();
    site().failNextPuts = Number.POSITIVE_INFINITY;
    const remove = site().delete;
    site().delete = () => Promise.reject(new Error("away"));
    await pass(2 * DAY_MS);
    assert.ok(room.rows.has("forgets"));
    assert.doesNotMatch(JSON.stringify([...room.rows]), /Ana|exemplo/);
    await client.next("reset");
    await submit(client, { name: "De volta" });
    await room.settled();
    site().failNextPuts = 0;
    site().delete = remove;
    await pass(OUTBOX_RETRY_MS);
    assert.deepEqual(await names(), ["De volta"]);
    assert.ok(!room.rows.has("forgets"));
  });

  it("[I13] stays out where its visitor erased the session while the site was removing it", async () => {
    await submit(await room.join());
    await room.settled();
    const { promise, resolve: release } = Promise.withResolvers<void>();
    const storage = site();
    storage.delete = async (keys) => {
      await promise;
      await MemoryStorage.prototype.delete.call(storage, keys);
    };
    room.bed.clock.advance(2 * DAY_MS);
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(room.rows.has("forgets"));
    const { session } = room.opened;
    const path = `/transcript?site=${SITE}`;
    let status: number | undefined;
    const erased = room.bed.platform
      .callRoom("main", session, path, { method: "DELETE" })
      .then((answered) => {
        status = answered.status;
      });
    while (status === undefined) await pass(DELIVERY_PATIENCE_MS);
    await erased;
    assert.equal(status, 204);
    release();
    await room.settled();
    await pass(OUTBOX_RETRY_MS);
    const at = room.bed.clock.now();
    const late = { at, until: at + DAY_MS, contact: { name: "Ana" }, consent: CONSENT };
    const init = { method: "PUT", body: JSON.stringify(late) };
    const reported = await room.bed.platform.callRoom("site", SITE, `/contacts/${session}`, init);
    assert.equal(reported.status, 410);
  });

  it("[I16] is removed after a kill in the middle of the transcript's end", async () => {
    const client = await room.join();
    await submit(client);
    await room.settled();
    const { storage } = room;
    storage.delete = (keys) =>
      keys.includes("session")
        ? Promise.reject(new Error("cut off"))
        : MemoryStorage.prototype.delete.call(storage, keys);
    await pass(2 * DAY_MS);
    assert.ok(storage.rows.has("session"));
    storage.delete = MemoryStorage.prototype.delete;
    room.bed.platform.kill();
    const late = await room.join();
    await room.settled();
    // The row of its tokens, which the late client renewed, holds numbers alone.
    assert.deepEqual([...storage.rows.keys()], ["tokens"]);
    assert.deepEqual(await names(), []);
    assert.equal(late.log.length, 0);
  });
});
