import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ALONE_REPORT_MS, isUntold, NO_PEOPLE, type PeopleRow, shownWords, unreadOf } from "./people-row.ts";

const NOW = 1_790_000_000_000;
/** A conversation of the assistant's that the desk was told of a while ago. */
const alone: PeopleRow = { ...NO_PEOPLE, rev: NOW, toldRev: NOW - ALONE_REPORT_MS + 1, unread: 3 };

describe("the row of what people decide", () => {
  it("stays the assistant's alone by its calls of tools, and is of people by the first note", () => {
    const called = { ...alone, internalSeq: 4, toolEvents: 4 };
    for (const row of [alone, called]) assert.deepEqual([isUntold(row), unreadOf(row)], [false, 0]);
    assert.equal(isUntold({ ...called, rev: NOW + 1 }), true);
    const noted = { ...called, internalSeq: 5 };
    assert.deepEqual([isUntold(noted), unreadOf(noted)], [true, 3]);
  });

  it("shows a visitor's words while they wait, and the last words where nobody does or where they are not known", () => {
    const spoken: PeopleRow = { ...alone, preview: "De nada!", lastBy: "assistant", asking: "Obrigada" };
    const waits: PeopleRow = { ...spoken, owner: { type: "queue", since: NOW } };
    const { asking: _, ...earlier } = waits;
    assert.deepEqual(shownWords(spoken), { preview: "De nada!", lastBy: "assistant" });
    assert.deepEqual(shownWords(waits), { preview: "Obrigada", lastBy: "visitor" });
    assert.deepEqual(shownWords(earlier), { preview: "De nada!", lastBy: "assistant" });
  });
});
