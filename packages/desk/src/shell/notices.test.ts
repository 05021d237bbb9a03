import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskRow } from "@prosa/protocol/desk";
import { type DeskState, UNKNOWN_DESK } from "../client/desk-room.ts";
import { countOf, noticesOf } from "./notices.ts";

const ME = "person-lia-00001";
const MINE = { type: "agent", since: 0, agent: { id: ME, name: "Lia" } } as const;
const QUEUE = { type: "queue", since: 0 } as const;

const row = (session: string, rev: number, parts: Partial<DeskRow>): DeskRow => ({
  session,
  rev,
  ownership: 0,
  owner: QUEUE,
  phase: { type: "open" },
  priority: 1,
  tags: [],
  preview: "",
  lastAt: 0,
  lastBy: "visitor",
  unread: 0,
  ...parts,
});

function deskOf(...rows: DeskRow[]): DeskState {
  const listed = new Set(["queue"] as const);
  return { ...UNKNOWN_DESK, rows: new Map(rows.map((one) => [one.session, one])), listed };
}

const told = (before: DeskState, now: DeskState, looksAt?: string) =>
  noticesOf(before, now, ME, looksAt).map(({ type, row: { session } }) => `${type} ${session}`);

describe("noticesOf", () => {
  it("tells of who enters the queue, once, and of nobody on the first page", () => {
    const first = deskOf(row("one", 1, {}));
    assert.deepEqual(told(UNKNOWN_DESK, first), []);
    const second = deskOf(row("one", 1, {}), row("two", 2, {}));
    assert.deepEqual(told(first, second), ["queued two"]);
    assert.deepEqual(told(second, deskOf(row("one", 1, {}), row("two", 3, { unread: 2 }))), []);
  });

  it("[I20] tells of who comes back to the queue, and not of who has left it", () => {
    const [here, left] = [deskOf(row("one", 1, {})), deskOf(row("one", 2, { leftAt: 9 }))];
    assert.deepEqual(told(here, left), []);
    assert.deepEqual(told(deskOf(), left), []);
    assert.deepEqual(told(left, deskOf(row("one", 3, {}))), ["queued one"]);
  });

  it("tells of words to me, but of none that I am looking at", () => {
    const before = deskOf(row("one", 1, { owner: MINE }));
    const now = deskOf(row("one", 2, { owner: MINE, unread: 1 }));
    assert.deepEqual(told(before, now), ["written one"]);
    assert.deepEqual(told(before, now, "one"), []);
    assert.deepEqual(told(now, deskOf(row("one", 3, { owner: MINE, unread: 0 }))), []);
  });

  it("tells of what a colleague passes on, wherever I look, and counts it until it is over", () => {
    const bia = { id: "person-bia-00001", name: "Bia" };
    const owner = { type: "agent", since: 0, agent: bia } as const;
    const before = deskOf(row("one", 1, { owner }));
    const now = deskOf(row("one", 2, { owner, offeredTo: { id: ME, name: "Lia" } }));
    assert.deepEqual(told(before, now), ["offered one"]);
    assert.deepEqual(told({ ...before, listed: new Set() }, now), ["offered one"]);
    assert.deepEqual(told(now, now), []);
    assert.deepEqual([countOf(before, ME), countOf(now, ME), countOf(now, bia.id)], [0, 1, 0]);
    assert.deepEqual(told(now, deskOf(row("one", 3, { owner }))), []);
  });

  it("tells of an offer once", () => {
    const before = deskOf();
    const now = { ...before, offer: { row: row("one", 1, {}), until: 9 } };
    assert.deepEqual(told(before, now), ["offered one"]);
    assert.deepEqual(told(now, { ...now, offer: { row: row("one", 2, {}), until: 12 } }), []);
  });
});

describe("countOf", () => {
  it("counts who waits, and my conversations with something unread", () => {
    const desk = deskOf(
      row("one", 1, { owner: MINE, unread: 3 }),
      row("two", 1, { owner: MINE }),
      row("three", 1, { unread: 1 }),
    );
    assert.equal(
      countOf(
        { ...desk, counts: { mine: 2, queue: 4, others: 0, assistant: 0, snoozed: 0, resolved: 0 } },
        ME,
      ),
      5,
    );
  });
});
