import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DeskRow } from "@prosa/protocol/desk";
import { rowsOfView, viewOf } from "./views.ts";

const LIA = { id: "person-lia-00001", name: "Lia" };
const MINUTE = 60_000;

function row(session: string, more: Partial<DeskRow> = {}): DeskRow {
  return {
    session,
    rev: 1,
    ownership: 1,
    owner: { type: "assistant" },
    phase: { type: "open" },
    priority: 1,
    tags: [],
    preview: "",
    lastAt: 0,
    lastBy: "visitor",
    unread: 0,
    ...more,
  };
}

const waiting = (session: string, minute: number, priority = 1) =>
  row(session, { owner: { type: "queue", since: minute * MINUTE }, priority });

describe("viewOf", () => {
  it("goes by the phase first, then by the owner, and tells mine from those of others", () => {
    const owner = { type: "agent", since: 0, agent: LIA } as const;
    assert.equal(viewOf(row("a"), LIA.id), "assistant");
    assert.equal(viewOf(waiting("a", 0), LIA.id), "queue");
    assert.equal(viewOf(row("a", { owner }), LIA.id), "mine");
    assert.equal(viewOf(row("a", { owner }), "person-bia-00001"), "others");
    assert.equal(viewOf(row("a", { owner, phase: { type: "snoozed", until: 9 } }), LIA.id), "snoozed");
    assert.equal(viewOf(row("a", { owner, phase: { type: "resolved", at: 9 } }), LIA.id), "resolved");
  });
});

describe("rowsOfView", () => {
  it("has the queue by who is next: a step of priority weighs ten minutes of waiting", () => {
    const rows = [waiting("late", 9), waiting("first", 0), waiting("urgent", 12, 3), waiting("high", 11, 2)];
    const order = rowsOfView(rows, "queue", LIA.id).map(({ session }) => session);
    assert.deepEqual(order, ["urgent", "first", "high", "late"]);
  });

  it("[I20] has those who have left the queue behind all who wait", () => {
    const left = { ...waiting("left", 0, 3), leftAt: 5 * MINUTE };
    const order = rowsOfView([left, waiting("late", 9), waiting("first", 0)], "queue", LIA.id);
    assert.deepEqual(
      order.map(({ session }) => session),
      ["first", "late", "left"],
    );
  });

  it("has the other views by the last word, the latest first", () => {
    const rows = [row("old", { lastAt: 1 }), row("new", { lastAt: 3 }), row("between", { lastAt: 2 })];
    const order = rowsOfView(rows, "assistant", LIA.id).map(({ session }) => session);
    assert.deepEqual(order, ["new", "between", "old"]);
  });
});
