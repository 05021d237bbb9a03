import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createManualClock } from "../../../test/manual-clock.ts";
import { MemoryStorage } from "../../hosts/memory/storage.ts";
import { TICKET_ENTRIES_MAX, TicketStore } from "./ticket-store.ts";

const WORDS = { subject: "Troca", urgency: "normal", description: "" } as const;
const NOTED = { by: "agent", isPublic: false, text: "nota" } as const;
const NOTHING_BESIDE = () => ({});

describe("TicketStore", () => {
  const clock = createManualClock();
  let storage: MemoryStorage;
  const open = (max?: number) => TicketStore.open({ storage, now: clock.now, log: () => {} }, max);
  const create = (store: TicketStore, id: string) =>
    store.create({ id, ...WORDS }, { expectedAt: null, by: { by: "visitor" } }, NOTHING_BESIDE);

  beforeEach(() => {
    storage = new MemoryStorage();
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
    assert.deepEqual([...storage.rows.keys()], ["ticket-number"]);
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
    storage.put = () => Promise.reject(new Error("disk full"));
    await assert.rejects(
      store.change("ticket-1", { changes: { status: "open" }, entries: [NOTED] }, NOTHING_BESIDE),
    );
    await assert.rejects(create(store, "ticket-2"));
    assert.equal((await store.find("ticket-1"))?.status, "new");
    assert.equal((await store.page({})).tickets.length, 1);
  });
});
