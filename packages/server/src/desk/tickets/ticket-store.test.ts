import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createManualClock } from "../../../test/manual-clock.ts";
import { sealedDesk } from "../../../test/sealing/sealed-session.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import type { Renewed } from "../../security/sealing/sealed-storage.ts";
import { TICKET_ENTRIES_MAX, TicketStore } from "./ticket-store.ts";

const WORDS = { subject: "Troca", urgency: "normal", description: "" } as const;
const NOTED = { by: "agent", isPublic: false, text: "nota" } as const;
const NOTHING_BESIDE = () => ({});

describe("TicketStore", () => {
  const clock = createManualClock();
  const host = { now: clock.now, newId: () => "id", log: () => {} };
  let room: ReturnType<typeof sealedDesk>;
  /** Opens the store as after a restart. */
  const open = (max?: number) => {
    room = sealedDesk(host, room);
    return TicketStore.open({ storage: room.storage, now: clock.now, log: () => {} }, max);
  };
  const create = (store: TicketStore, id: string) =>
    store.create({ id, ...WORDS }, { expectedAt: null, by: { by: "visitor" } }, NOTHING_BESIDE);

  beforeEach(() => {
    room = sealedDesk(host);
  });

  it("goes on counting after a restart, also where the last ticket is gone", async () => {
    const store = await open();
    await create(store, "ticket-1");
    await create(store, "ticket-2");
    await store.remove("ticket-2");
    const step = await create(await open(), "ticket-3");
    assert.equal(step?.ticket.number, 1_003);
  });

  it("takes as many entries as a history may have, and not one more", async () => {
    const store = await open();
    await create(store, "ticket-1");
    const note = () => store.change("ticket-1", { changes: {}, entries: [NOTED] }, NOTHING_BESIDE);
    for (let count = 1; count < TICKET_ENTRIES_MAX; count += 1) await note();
    assert.equal((await store.entries("ticket-1")).length, TICKET_ENTRIES_MAX);
    await assert.rejects(note, { code: "ticket-full" });
    await store.remove("ticket-1");
    assert.deepEqual([...room.disk.rows.keys()], ["ticket-number"]);
  });

  it("drops the closed ticket that changed longest ago where there are too many, and refuses where none is closed", async () => {
    const store = await open(2);
    await create(store, "ticket-1");
    await create(store, "ticket-2");
    await assert.rejects(create(store, "ticket-3"), { code: "too-many-tickets" });
    const end = { changes: { status: "closed" }, entries: [NOTED] } as const;
    await store.change("ticket-2", end, NOTHING_BESIDE);
    await create(store, "ticket-3");
    assert.equal(await store.find("ticket-2"), null);
    assert.ok(await store.find("ticket-1"));
  });

  it("changes nothing where the storage refuses the step", async () => {
    const store = await open();
    await create(store, "ticket-1");
    room.disk.put = () => Promise.reject(new Error("disk full"));
    await assert.rejects(
      store.change("ticket-1", { changes: { status: "open" }, entries: [NOTED] }, NOTHING_BESIDE),
    );
    await assert.rejects(create(store, "ticket-2"));
    assert.equal((await store.find("ticket-1"))?.status, "new");
    assert.equal((await store.page({})).tickets.length, 1);
  });

  it("[I13] keeps no word of a ticket in plain, and destroys its key before its rows", async () => {
    const store = await open();
    await create(store, "ticket-1");
    await store.change("ticket-1", { changes: {}, entries: [NOTED] }, NOTHING_BESIDE);
    const words = () =>
      JSON.stringify([...room.disk.rows.values()].filter((row) => !(row instanceof Uint8Array)));
    assert.doesNotMatch(words(), /Troca|nota/);
    assert.equal((await (await open()).find("ticket-1"))?.subject, "Troca");
    const { disk } = room;
    disk.delete = () => Promise.reject(new Error("cut off"));
    await assert.rejects((await open()).remove("ticket-1"), /cut off/);
    assert.deepEqual(disk.rows.get("key:ticket:ticket-1"), { isDestroyed: true });
    disk.delete = MemoryStorage.prototype.delete;
    const again = await open();
    assert.equal(await again.find("ticket-1"), null);
    assert.deepEqual([...disk.rows.keys()], ["ticket-number"]);
  });

  it("reads tickets of an earlier version, seals what it writes of them, and all of them by renewal", async () => {
    const store = await open();
    await create(store, "ticket-1");
    for (const [key, row] of [...room.rows]) room.disk.rows.set(key, row);
    room.disk.rows.delete("key:ticket:ticket-1");
    const later = await open();
    assert.equal((await later.find("ticket-1"))?.subject, "Troca");
    await later.change("ticket-1", { changes: { status: "open" }, entries: [NOTED] }, NOTHING_BESIDE);
    assert.ok(!(room.disk.rows.get("ticket-entry:ticket-1:00000") instanceof Uint8Array));
    assert.ok(room.disk.rows.get("ticket:ticket-1") instanceof Uint8Array);
    assert.equal((await later.entries("ticket-1")).length, 2);
    let sealed = 0;
    for (let from: string | null | undefined; from !== null; ) {
      const renewed: Renewed = await room.storage.renew(from);
      sealed += renewed.sealed;
      from = renewed.next;
    }
    assert.equal(sealed, 1);
    assert.ok(room.disk.rows.get("ticket-entry:ticket-1:00000") instanceof Uint8Array);
    assert.equal((await (await open()).entries("ticket-1")).length, 2);
  });
});
