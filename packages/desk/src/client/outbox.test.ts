import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type DeviceStorage, Outbox } from "./outbox.ts";

/** A device's storage in memory. */
function device(): DeviceStorage & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

const SAY = { type: "say", id: "words-01", ownership: 2, text: "Oi" } as const;
const NOTE = { type: "note", id: "words-02", text: "Nota" } as const;

describe("Outbox", () => {
  it("[I6] keeps words on their way over a reload, and no longer than they are", () => {
    const storage = device();
    new Outbox("lia", storage).keep("session-1", [{ command: SAY, heldUntil: 5 }, { command: NOTE }]);
    const again = new Outbox("lia", storage);
    assert.deepEqual(again.sessions(), ["session-1"]);
    assert.deepEqual(again.read("session-1"), [{ command: SAY }, { command: NOTE }]);
    again.keep("session-1", []);
    assert.deepEqual(again.sessions(), []);
    assert.equal(storage.held.size, 0);
  });

  it("keeps none that the room refused: they are the person's to send again or to give up", () => {
    const outbox = new Outbox("lia", device());
    outbox.keep("session-1", [{ command: SAY, failed: "stale" }]);
    assert.deepEqual(outbox.read("session-1"), []);
  });

  it("gives nobody the words or drafts of another person at the same device", () => {
    const storage = device();
    const lia = new Outbox("lia", storage);
    lia.keep("session-1", [{ command: SAY }]);
    lia.keepDraft("session-1", "reply", "Olá");
    const bia = new Outbox("bia", storage);
    assert.deepEqual(bia.sessions(), []);
    assert.equal(bia.readDraft("session-1", "reply"), "");
    bia.clear();
    assert.equal(lia.readDraft("session-1", "reply"), "Olá");
    lia.clear();
    assert.equal(storage.held.size, 0);
  });

  it("forgets what was begun in a conversation that is no more, and nothing of another", () => {
    const storage = device();
    const outbox = new Outbox("lia", storage);
    for (const session of ["session-1", "session-2"]) {
      outbox.keepDraft(session, "reply", "Olá");
      outbox.keepDraft(session, "note", "Cliente antiga");
      outbox.setTranslated(session, true);
    }
    outbox.forgetDrafts("session-1");
    assert.deepEqual(
      [...storage.held.keys()].filter((key) => key.endsWith("session-1")),
      [],
    );
    assert.equal(storage.held.size, 3);
  });

  it("drops what it cannot read, and takes a device that keeps nothing", () => {
    const storage = device();
    const outbox = new Outbox("lia", storage);
    outbox.keep("session-1", [{ command: SAY }]);
    const [key = ""] = storage.held.keys();
    for (const broken of [
      "{",
      "7",
      '[{"type":"say"}]',
      '[{"type":"claim","id":"claim-001","ownership":1}]',
    ]) {
      storage.held.set(key, broken);
      assert.deepEqual(outbox.read("session-1"), []);
    }
    const refusing = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const none = new Outbox("lia", { ...device(), setItem: refusing, getItem: refusing });
    none.keep("session-1", [{ command: SAY }]);
    assert.equal(none.readDraft("session-1", "note"), "");
  });
});
