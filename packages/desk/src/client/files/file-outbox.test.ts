import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PendingFile } from "../conversation-state.ts";
import { FileOutbox, type FileRows } from "./file-outbox.ts";

/** A device whose rows are in memory, and copied as IndexedDB copies them. */
function device(): FileRows & { held: Map<string, object> } {
  const held = new Map<string, object>();
  return {
    held,
    entries: async () => [...held],
    set: async (key, row) => void held.set(key, row),
    delete: async (keys) => {
      for (const key of keys) held.delete(key);
    },
  };
}

function pending(id: string, name = "nota.pdf"): PendingFile {
  const command = { type: "attach", id: `attach-${id}`, ownership: 2, fileId: `file-id-${id}` } as const;
  return { command, file: new File(["%PDF"], name, { type: "application/pdf" }) };
}

describe("FileOutbox", () => {
  const outboxOf = (person: string, rows: FileRows) => new FileOutbox(person, async () => rows);

  it("[I6] keeps a file over a reload, under its ids, until it is no longer on its way", async () => {
    const rows = device();
    const one = pending("01");
    await outboxOf("lia", rows).keep("session-1", [one, pending("02", "dois.pdf")]);
    const again = outboxOf("lia", rows);
    const restored = await again.restore();
    assert.deepEqual(
      restored.map(({ session, command, file }) => [session, command.id, file.name]),
      [
        ["session-1", "attach-01", "nota.pdf"],
        ["session-1", "attach-02", "dois.pdf"],
      ],
    );
    await again.keep("session-1", [one]);
    assert.equal(rows.held.size, 1);
    await again.keep("session-2", []);
    assert.equal(rows.held.size, 1);
    await again.keep("session-1", [{ ...one, progress: 0.5 }]);
    await again.keep("session-1", []);
    assert.equal(rows.held.size, 0);
  });

  it("keeps none that was refused, and keeps nothing after it was removed at once", async () => {
    const rows = device();
    const outbox = outboxOf("lia", rows);
    await outbox.keep("session-1", [{ ...pending("01"), failed: "too-large" }]);
    assert.equal(rows.held.size, 0);
    void outbox.keep("session-1", [pending("02")]);
    await outbox.keep("session-1", []);
    assert.equal(rows.held.size, 0);
  });

  it("gives nobody the files of another person at the same device", async () => {
    const rows = device();
    await outboxOf("lia", rows).keep("session-1", [pending("01")]);
    const bia = outboxOf("bia", rows);
    assert.deepEqual(await bia.restore(), []);
    await bia.clear();
    assert.equal(rows.held.size, 1);
    await outboxOf("lia", rows).clear();
    assert.equal(rows.held.size, 0);
  });

  it("drops what it cannot read, and takes a device that keeps nothing", async () => {
    const rows = device();
    rows.held.set("lia:1", { session: "session-1", command: { type: "say" }, file: new File([], "a") });
    rows.held.set("lia:2", { session: "session-1", command: pending("02").command, file: "none" });
    rows.held.set("lia:3", []);
    assert.deepEqual(await outboxOf("lia", rows).restore(), []);
    const refusing = new FileOutbox("lia", async () => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await refusing.keep("session-1", [pending("01")]);
    assert.deepEqual(await refusing.restore(), []);
  });
});
