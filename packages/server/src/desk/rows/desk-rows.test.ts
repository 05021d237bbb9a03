import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serialize } from "node:v8";
import { ROW_CHANGES_MAX, ROWS_PAGE_MAX, type View } from "@prosa/protocol/desk";
import { deskRow } from "../../../test/desk-row.ts";
import { sealedDesk } from "../../../test/sealing/sealed-session.ts";
import { isSealed, keyIdOf } from "../../security/sealing/envelope.ts";
import { ALONE_MS, ALONE_ROWS_MAX, DeskRows } from "./desk-rows.ts";
import { PRIORITY_STEP_MS } from "./views.ts";

const ME = "person-lia";

const NOW = 1_000_000;

/** The rows of a desk, as a room opens them at `now`: of one that was there before, or of a new one. */
async function open(before?: ReturnType<typeof sealedDesk>, now = NOW) {
  const host = { newId: () => "epoch-0001", now: () => now, log: () => {} };
  const room = sealedDesk(host, before);
  return { room, rows: await DeskRows.open({ ...host, storage: room.storage }) };
}

function tell(rows: DeskRows, session: string, sessionRev: number, parts = {}) {
  const { rev: _, ...row } = deskRow(session, parts);
  return rows.take(session, { rev: sessionRev, row });
}

function sessionsIn(rows: DeskRows, view: View): string[] {
  const found: string[] = [];
  let from: string | undefined;
  do {
    const page = rows.page(view, ME, { from, limit: 3 });
    found.push(...page.rows.map(({ session }) => session));
    from = page.next;
  } while (from !== undefined);
  return found;
}

const mine = { owner: { type: "agent", since: 1, agent: { id: ME, name: "Lia" } } };
const others = { owner: { type: "agent", since: 1, agent: { id: "person-bia", name: "Bia" } } };

describe("DeskRows", () => {
  it("[I19] takes each report once, in whichever order they come", async () => {
    const { rows } = await open();
    await tell(rows, "session-0001", 5, { preview: "new" });
    assert.equal(await tell(rows, "session-0001", 5), null);
    assert.equal(await tell(rows, "session-0001", 4, { preview: "old" }), null);
    assert.equal(rows.get("session-0001")?.preview, "new");
    assert.equal(rows.rev, 1);
  });

  it("[I19] is the same after a restart, its number and its counts included", async () => {
    const { rows, room } = await open();
    await tell(rows, "session-0001", 1, mine);
    await tell(rows, "session-0002", 1, others);
    await tell(rows, "session-0003", 1);
    await rows.remove("session-0003", true);
    const { rows: again } = await open(room);
    assert.deepEqual([again.rev, again.epoch], [rows.rev, rows.epoch]);
    assert.deepEqual(again.lists.of(ME), rows.lists.of(ME));
    assert.deepEqual(again.changesAfter(2), { rows: [], gone: ["session-0003"] });
  });

  it("[I13] lets no late report bring back what was erased, and a new life come after an expiry", async () => {
    const { rows } = await open(undefined, 100);
    await tell(rows, "session-0001", 50);
    await rows.remove("session-0001", false);
    assert.equal(await tell(rows, "session-0001", 99), "gone");
    assert.ok(await tell(rows, "session-0001", 101));
    await rows.remove("session-0001", true);
    assert.equal(await tell(rows, "session-0001", 999), "gone");
  });

  it("keeps the counts of every view as the rows move", async () => {
    const { rows } = await open();
    await tell(rows, "session-0001", 1);
    await tell(rows, "session-0002", 1, others);
    await tell(rows, "session-0001", 2, mine);
    await tell(rows, "session-0003", 1, { ...mine, phase: { type: "snoozed", until: 9 } });
    await tell(rows, "session-0004", 1, { owner: { type: "assistant" }, phase: { type: "resolved", at: 1 } });
    await tell(rows, "session-0005", 1, { owner: { type: "assistant" } });
    const counts = { mine: 1, queue: 0, others: 1, assistant: 1, snoozed: 1, resolved: 1 };
    assert.deepEqual(rows.lists.of(ME), counts);
    for (const view of Object.keys(counts) as View[])
      assert.equal(sessionsIn(rows, view).length, counts[view], view);
  });

  it("[I10] keeps as many conversations of the assistant alone as it may, the latest, and none for longer", async () => {
    const { rows } = await open(undefined, ALONE_MS + ALONE_ROWS_MAX);
    const alone = (lastAt: number) => ({ owner: { type: "assistant" }, ownership: 0, lastAt });
    await tell(rows, "session-people", 1, { ...mine, lastAt: 1 });
    for (let index = 0; index < ALONE_ROWS_MAX; index += 1)
      await tell(rows, `session-${index + 10_000}`, 1, alone(ALONE_ROWS_MAX + index));
    assert.deepEqual(await rows.prune(), []);
    assert.equal(
      await tell(rows, "session-older", 1, alone(ALONE_ROWS_MAX)),
      null,
      "older than all of a full list",
    );
    await tell(rows, "session-newer", 1, alone(2 * ALONE_ROWS_MAX));
    assert.deepEqual(
      (await rows.prune()).map(({ session }) => session),
      ["session-10000"],
    );
    assert.equal(rows.lists.of(ME).assistant, ALONE_ROWS_MAX);
    assert.deepEqual(sessionsIn(rows, "mine"), ["session-people"]);
  });

  it("[I10] lets conversations of the assistant alone go by their age, and takes none that is too old", async () => {
    const { rows, room } = await open(undefined, ALONE_MS);
    const alone = (lastAt: number) => ({ owner: { type: "assistant" }, ownership: 0, lastAt });
    await tell(rows, "session-0001", 1, alone(0));
    await tell(rows, "session-0002", 1, alone(1));
    await tell(rows, "session-0003", 1, { ...others, lastAt: 0 });
    assert.deepEqual(await rows.prune(), []);
    const { rows: later } = await open(room, ALONE_MS + 1);
    assert.deepEqual(
      (await later.prune()).map(({ session }) => session),
      ["session-0001"],
    );
    assert.equal(await tell(later, "session-0004", 1, alone(0)), null);
    assert.deepEqual([...later.all()].length, 2);
  });

  it("[I20] orders the queue by priority and wait, so that a low one is not overtaken for ever", async () => {
    const { rows } = await open();
    const waiting = (since: number, priority: number) => ({ owner: { type: "queue", since }, priority });
    await tell(rows, "session-low1", 1, waiting(0, 0));
    await tell(rows, "session-urg1", 1, waiting(PRIORITY_STEP_MS, 3));
    await tell(rows, "session-norm", 1, waiting(PRIORITY_STEP_MS / 2, 1));
    await tell(rows, "session-late", 1, waiting(4 * PRIORITY_STEP_MS, 3));
    assert.deepEqual(sessionsIn(rows, "queue"), [
      "session-urg1",
      "session-norm",
      "session-low1",
      "session-late",
    ]);
  });

  it("[I20] puts those who have left behind all who wait, and counts only the others as waiting", async () => {
    const { rows, room } = await open();
    const waiting = (since: number, parts = {}) => ({ owner: { type: "queue", since }, ...parts });
    await tell(rows, "session-left", 1, waiting(0, { priority: 3, leftAt: 9 }));
    await tell(rows, "session-gone", 1, waiting(Date.UTC(2026, 0, 1), { leftAt: 9 }));
    for (const since of [1, 2, 3]) await tell(rows, `session-000${since}`, 1, waiting(since));
    const present = [1, 2, 3].map((since) => `session-000${since}`);
    const { rows: again } = await open(room);
    for (const one of [rows, again]) {
      assert.deepEqual(sessionsIn(one, "queue"), [...present, "session-left", "session-gone"]);
      assert.equal(one.lists.of(ME).queue, 3);
      assert.deepEqual(
        one.waiting.map(({ session }) => session),
        present,
      );
    }
    await tell(rows, "session-left", 2, waiting(0, { priority: 3 }));
    assert.equal(rows.waiting[0]?.session, "session-left");
    assert.equal(rows.lists.of(ME).queue, 4);
  });

  it("pages a list without a gap or a repeat, while rows come and go in front of it", async () => {
    const { rows } = await open();
    for (let index = 0; index < 7; index += 1)
      await tell(rows, `session-000${index}`, 1, { ...mine, lastAt: index });
    const first = rows.page("mine", ME, { limit: 3 });
    await tell(rows, "session-9999", 1, { ...mine, lastAt: 99 });
    await rows.remove("session-0006", true);
    const second = rows.page("mine", ME, { from: first.next, limit: ROWS_PAGE_MAX });
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ session }) => session),
      [6, 5, 4, 3, 2, 1, 0].map((index) => `session-000${index}`),
    );
  });

  it("[I5] gives what changed after a cursor, and nothing where that is too much or unknown", async () => {
    const { rows } = await open();
    for (let index = 0; index <= ROW_CHANGES_MAX; index += 1)
      await tell(rows, `session-${index + 10_000}`, 1);
    assert.equal(rows.changesAfter(0), null);
    assert.equal(rows.changesAfter(1)?.rows.length, ROW_CHANGES_MAX);
    assert.deepEqual(rows.changesAfter(rows.rev), { rows: [], gone: [] });
    assert.equal(rows.changesAfter(rows.rev + 1), null);
  });

  it("[I13] keeps neither a visitor's name nor their words in plain, each conversation under a key of its own", async () => {
    const { rows, room } = await open();
    for (const session of ["session-0001", "session-0002", "session-0003"])
      await tell(rows, session, 1, { preview: "geleia de framboesa", visitor: "Frambelina" });
    const bytes = Buffer.concat([...room.disk.rows.values()].map((value) => serialize(value)));
    for (const word of ["framboesa", "Frambelina"]) assert.ok(!bytes.includes(word), word);
    const ids = [1, 2, 3].map((one) => keyIdOf(room.disk.rows.get(`row:session-000${one}`) as Uint8Array));
    assert.equal(new Set(ids).size, 3);
    const { rows: again } = await open(room);
    assert.deepEqual([...again.all()], [...rows.all()]);
  });

  it("[I13] loses a conversation's row with its key, also where a restart came before the row itself was removed", async () => {
    const { rows, room } = await open();
    await tell(rows, "session-0001", 1);
    await tell(rows, "session-0002", 1);
    const row = room.disk.rows.get("row:session-0001");
    await room.storage.destroyKey("session-0001", {
      "gone:session-0001": { rev: 3, at: NOW, isForGood: true },
    });
    const { rows: again } = await open(room);
    assert.deepEqual(
      [...again.all()].map(({ session }) => session),
      ["session-0002"],
    );
    assert.deepEqual(
      [...room.disk.rows.keys()].filter((key) => key.includes("session-0001")),
      ["gone:session-0001"],
    );
    await again.remove("session-0002", true);
    assert.deepEqual(
      [...room.disk.rows.keys()].filter((key) => /^(row|key):/.test(key)),
      [],
    );
    room.disk.rows.set("row:session-0001", row);
    assert.equal((await open(room)).rows.get("session-0001"), undefined);
  });

  it("reads the plain rows of an earlier version, and seals each when its conversation tells it again", async () => {
    const { rows, room } = await open();
    await tell(rows, "session-0001", 1, { preview: "as it was" });
    room.disk.rows.set("row:session-0001", { sessionRev: 1, row: rows.get("session-0001") });
    room.disk.rows.delete("key:session-0001");
    const { rows: again } = await open(room);
    assert.equal(again.get("session-0001")?.preview, "as it was");
    await tell(again, "session-0001", 2, { preview: "as it is" });
    assert.ok(isSealed(room.disk.rows.get("row:session-0001")));
    assert.equal((await open(room)).rows.get("session-0001")?.preview, "as it is");
  });
});
