import { expect } from "@esm-bundle/chai";
import { History } from "../src/history.ts";
import { INITIAL_STATE, reduce } from "../src/state.ts";
import { openRoom } from "./room.ts";
import { appears, byRole, clearStage, freshSite, messages, stage, write } from "./stage.ts";

const lost = () => {
  throw new Error("The storage was lost.");
};

/** Writes rows behind the widget's back, as another version of it may have. */
function put(site: string, rows: Record<string, unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`prosa:${site}`);
    request.onerror = reject;
    request.onsuccess = () => {
      const transaction = request.result.transaction("rows", "readwrite");
      for (const [key, row] of Object.entries(rows)) transaction.objectStore("rows").put(row, key);
      transaction.onerror = reject;
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}

describe("storage", () => {
  afterEach(clearStage);

  it("goes on in memory where the device keeps nothing, and says so", async () => {
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
    await new History(site, lost).erase();
    await put(site, {
      "event:000000001": event(1),
      "event:000000002": { ...event(2), message: "torn" },
      "event:000000003": event(3),
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
});
