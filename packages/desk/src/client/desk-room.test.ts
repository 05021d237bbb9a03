import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskEvent, DeskRow } from "@prosa/protocol/desk";
import { reduceDesk, UNKNOWN_DESK } from "./desk-room.ts";

const row = (session: string, rev: number): DeskRow => ({
  session,
  rev,
  ownership: 1,
  owner: { type: "queue", since: 0 },
  phase: { type: "open" },
  priority: 1,
  tags: [],
  preview: `${rev}`,
  lastAt: 0,
  lastBy: "visitor",
  unread: 0,
});
const after = (...events: DeskEvent[]) => events.reduce(reduceDesk, UNKNOWN_DESK);
const revs = ({ rows }: typeof UNKNOWN_DESK) =>
  [...rows.values()].map(({ session, rev }) => `${session}${rev}`);

describe("reduceDesk", () => {
  it("[I19] keeps the later of two rows of a session, in whichever order they come", () => {
    const rows = (...changed: DeskRow[]): DeskEvent => ({ type: "rows", rev: 9, rows: changed, gone: [] });
    assert.deepEqual(revs(after(rows(row("a", 2)), rows(row("a", 5)))), ["a5"]);
    assert.deepEqual(revs(after(rows(row("a", 5)), rows(row("a", 2)))), ["a5"]);
  });

  it("drops what is gone, and everything at a reset", () => {
    const both: DeskEvent = { type: "rows", rev: 2, rows: [row("a", 1), row("b", 2)], gone: [] };
    assert.deepEqual(revs(after(both, { type: "rows", rev: 3, rows: [], gone: ["a"] })), ["b2"]);
    assert.deepEqual(revs(after(both, { type: "desk-reset", epoch: null, rev: 3 })), []);
  });

  it("knows of each view whether there is more of it", () => {
    const page = (next?: string): DeskEvent => ({
      type: "page",
      view: "queue",
      rows: [row("a", 1)],
      ...(next !== undefined && { next }),
    });
    assert.equal(after(page("50")).next.queue, "50");
    assert.equal(after(page("50"), page()).next.queue, undefined);
    assert.ok(after(page()).listed.has("queue"));
  });

  it("ends an offer of its own session alone", () => {
    const offered: DeskEvent = { type: "offered", row: row("a", 1), until: 60_000 };
    assert.equal(after(offered, { type: "offer-ended", session: "b" }).offer?.row.session, "a");
    assert.equal(after(offered, { type: "offer-ended", session: "a" }).offer, undefined);
  });
});
