import { expect } from "@esm-bundle/chai";
import { reduce } from "../../src/client/state/reduce.ts";
import { INITIAL_STATE } from "../../src/client/state/state.ts";
import { History } from "../../src/storage/history.ts";
import { answer, putSealed, replace, rowsOf } from "../support/device.ts";
import { openRoom } from "../support/room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "../support/stage.ts";

const lost = () => {
  throw new Error("The storage was lost.");
};

describe("storage", () => {
  afterEach(clearStage);

  it("continues in memory where the device stores nothing, and says so", async () => {
    const room = await openRoom();
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
    try {
      const element = await stage();
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      await write(element, "oi");
      const { id } = await room.heard("say");
      room.answer("olá", id);
      await appears(element, () => messages(element).length === 2);
      await appears(element, () => element.shadowRoot?.textContent?.includes("não permite guardar"));
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it("drops rows that it cannot read, counts them, and takes the log up to the gap", async () => {
    const site = freshSite();
    const event = (seq: number) => ({
      type: "said",
      seq,
      at: 1,
      message: { id: `message-${seq}`, author: "visitor", parts: [{ type: "text", text: "oi" }] },
    });
    await putSealed(site, {
      "event:000000001": [event(1), { ...event(2), message: "torn" }, event(3)],
      "outbox:000000001:x": { position: "first" },
      session: { token: 1 },
    });
    const memory = await new History(site, lost).load();
    expect(memory.past.log.map(({ seq }) => seq)).to.deep.equal([1]);
    expect(memory.past.cursor).to.equal(1);
    expect(memory.past.outbox).to.deep.equal([]);
    expect(memory.session).to.equal(undefined);
    expect(memory.droppedCount).to.equal(3);
  });

  it("writes the difference of two states, and reads it back", async () => {
    const site = freshSite();
    const history = new History(site, lost);
    const row = {
      position: 4,
      command: { type: "say", id: "message-4", text: "oi" },
      text: "oi",
      state: { type: "failed", code: "session-full" },
    } as const;
    const said = {
      type: "said",
      seq: 1,
      at: 1,
      message: { id: "message-1", author: "agent", parts: [] as never[] },
    } as const;
    const full = reduce(reduce(INITIAL_STATE, { type: "queued", row }), {
      type: "events",
      events: [{ type: "said", seq: said.seq, at: said.at, message: { ...said.message } }],
    });
    await history.save(INITIAL_STATE, full);
    const { past } = await new History(site, lost).load();
    expect(past.outbox).to.deep.equal([row]);
    expect(past.log).to.deep.equal(full.log);
    await history.save(full, reduce(full, { type: "session-changed" }));
    const after = await new History(site, lost).load();
    expect(after.past.log).to.deep.equal([]);
    expect(after.past.outbox).to.deep.equal([row]);
  });

  it("forgets everything when it is erased", async () => {
    const site = freshSite();
    const history = new History(site, lost);
    await history.saveDraft("meio");
    await history.erase();
    expect((await new History(site, lost).load()).draft).to.equal("");
  });

  const event = (seq: number) =>
    ({
      type: "said",
      seq,
      at: 1,
      message: { id: `message-${seq}`, author: "visitor", parts: [{ type: "text", text: "oi" }] },
    }) as const;

  const { put: putRow } = IDBObjectStore.prototype;

  // The fake room has rows of its own, which must not fail.
  function failing(error: DOMException, onFail = () => {}): typeof putRow {
    return function (this: IDBObjectStore, value, key) {
      if (!this.transaction.db.name.startsWith("prosa:")) return putRow.call(this, value, key);
      onFail();
      throw error;
    };
  }

  const full = new DOMException("full", "QuotaExceededError");

  it("[F15] makes space once by removing the oldest confirmed messages, and keeps unsent ones", async () => {
    const site = freshSite();
    const events = Array.from({ length: 120 }, (_, index) => structuredClone(event(index + 1)) as never);
    await new History(site, lost).save(INITIAL_STATE, reduce(INITIAL_STATE, { type: "events", events }));
    const history = new History(site, lost);
    const restore = replace(
      IDBObjectStore.prototype,
      "put",
      failing(full, () => restore()),
    );
    await history.saveRow("outbox:000000001:message-5", {
      position: 1,
      command: { type: "say", id: "message-5", text: "não perca" },
      text: "não perca",
      state: { type: "sending" },
    });
    const { past, droppedCount } = await new History(site, lost).load();
    expect(past.outbox.map(({ text }) => text)).to.deep.equal(["não perca"]);
    expect([past.log.length, past.log[0]?.seq]).to.deep.equal([20, 101]);
    expect([past.cursor, droppedCount]).to.deep.equal([120, 0]);
  });

  it("[F15] continues in memory when the device stays full, and says so", async () => {
    const room = await openRoom();
    const restore = replace(IDBObjectStore.prototype, "put", failing(full));
    try {
      const element = await stage();
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      await write(element, "oi");
      const { id } = await room.heard("say");
      room.answer("olá", id);
      await appears(element, () => messages(element).length === 2);
      await appears(element, () => element.shadowRoot?.textContent?.includes("Não há mais espaço"));
    } finally {
      restore();
    }
  });

  it("[F16] creates a corrupt database again, says what may be lost, and stores from then on", async () => {
    const room = await openRoom();
    const site = freshSite();
    const request = indexedDB.open(`prosa:${site}`, 3);
    request.onupgradeneeded = () => request.result.createObjectStore("somebody else's");
    (await answer(request)).close();
    const element = await stage(site);
    element.open();
    await appears(element, () => element.shadowRoot?.textContent?.includes("Não foi possível ler tudo"));
    await write(element, "oi");
    const { id } = await room.heard("say");
    room.answer("olá", id);
    await appears(element, () => messages(element).length === 2);
    await clearStage();
    const { past, session } = await new History(site, lost).load();
    expect(past.log).to.have.length(2);
    expect(session).to.not.equal(undefined);
  });

  it("[F16] keeps everything that is shown when the database breaks in the middle of a conversation", async () => {
    const room = await openRoom();
    const site = freshSite();
    const element = await stage(site);
    element.open();
    await appears(element, () => byRole(element, "textbox"));
    await write(element, "antes");
    await appears(element, () => element.shadowRoot?.textContent?.includes("Enviada"));
    const torn = new DOMException("torn", "UnknownError");
    const restore = replace(
      IDBObjectStore.prototype,
      "put",
      failing(torn, () => restore()),
    );
    await write(element, "depois");
    await room.heard("say", 2);
    await appears(element, () => element.shadowRoot?.textContent?.includes("Não foi possível ler tudo"));
    await appears(element, () => messages(element).length === 2);
    await clearStage();
    const { past, session } = await new History(site, lost).load();
    expect(past.log.length + past.outbox.length).to.equal(2);
    expect(session).to.not.equal(undefined);
  });

  it("[F16] waits no longer than it must for an upgrade that blocks it", async () => {
    const room = await openRoom();
    const site = freshSite();
    (await answer(indexedDB.open(`prosa:${site}`, 1))).close();
    const upgrade = indexedDB.open(`prosa:${site}`, 2);
    let isOver = false;
    const done = new Promise<void>((resolve) => {
      upgrade.onupgradeneeded = () => {
        const store = upgrade.result.createObjectStore("rows");
        const busy = () => {
          if (isOver) return;
          store.get("x").onsuccess = busy;
        };
        busy();
      };
      upgrade.onsuccess = () => {
        upgrade.result.close();
        resolve();
      };
    });
    try {
      const element = await stage(site);
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      await write(element, "oi");
      expect((await room.heard("say")).text).to.equal("oi");
      await appears(element, () => element.shadowRoot?.textContent?.includes("Enviada"));
      expect(element.shadowRoot?.textContent).to.not.include("não permite guardar");
    } finally {
      isOver = true;
      await done;
    }
    // The other version is done, so everything that waited is stored.
    let held = await new History(site, lost).load();
    while (held.past.log.length === 0) held = await new History(site, lost).load();
    expect(held.session?.token).to.equal("token-1");
  });

  it("gives way to another version's upgrade, and continues after it", async () => {
    const site = freshSite();
    const history = new History(site, lost);
    await history.saveDraft("antes");
    const upgrade = indexedDB.open(`prosa:${site}`, 2);
    (await answer(upgrade)).close();
    await history.saveDraft("depois");
    expect((await rowsOf(site)).has("draft")).to.equal(true);
    expect((await new History(site, lost).load()).draft).to.equal("depois");
  });

  it("[F17] continues in memory where a private window refuses every step", async () => {
    const room = await openRoom();
    const { transaction } = IDBDatabase.prototype;
    const restore = replace(IDBDatabase.prototype, "transaction", function (this: IDBDatabase, names, mode) {
      if (!this.name.startsWith("prosa:")) return transaction.call(this, names, mode);
      throw new DOMException("private", "InvalidStateError");
    });
    try {
      const element = await stage();
      element.open();
      await appears(element, () => byRole(element, "textbox"));
      await write(element, "oi");
      await room.heard("say");
      await appears(element, () => element.shadowRoot?.textContent?.includes("não permite guardar"));
    } finally {
      restore();
    }
  });
});
