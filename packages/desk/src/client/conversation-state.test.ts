import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import type { AgentEvent, InternalEvent } from "@prosa/protocol/desk";
import { type Conversation, emptyConversation, entriesOf, reduceConversation } from "./conversation-state.ts";

const LIA = { id: "person-lia-00001", name: "Lia" };

const said = (seq: number, author: "visitor" | "agent" = "visitor", id = `message-${seq}`): DurableEvent => ({
  type: "said",
  seq,
  at: seq,
  message: { id, author, parts: [{ type: "text", text: `${seq}` }] },
});
const noted = (n: number, after: number, id = `note-${n}`): InternalEvent => ({
  type: "noted",
  n,
  after,
  at: n,
  agent: LIA,
  id,
  text: `${n}`,
});
const fold = (before: Conversation, ...events: AgentEvent[]) => events.reduce(reduceConversation, before);
const start = emptyConversation("session-1");

describe("reduceConversation", () => {
  it("[I3] shows the log and the notes in one order, whatever order and however often they come", () => {
    const keys = (...events: AgentEvent[]) => entriesOf(fold(start, ...events)).map(({ key }) => key);
    const wanted = ["n1", "s1", "s2", "n2", "s3"];
    assert.deepEqual(keys(noted(1, 0), said(1), said(2), noted(2, 2), said(3)), wanted);
    assert.deepEqual(keys(said(3), said(1), said(1), noted(1, 0), noted(1, 0), noted(2, 2), said(2)), wanted);
  });

  it("[I6] keeps words on their way until the log or the notes hold them", () => {
    const say = { type: "say", id: "words-01", ownership: 2, text: "Oi" } as const;
    const note = { type: "note", id: "words-02", text: "Nota" } as const;
    const before = { ...start, pending: [{ command: say }, { command: note }] };
    assert.equal(fold(before, { type: "confirmed", id: "words-01", seq: 1 }).pending.length, 2);
    assert.deepEqual(fold(before, said(1, "agent", "words-01")).pending, [{ command: note }]);
    assert.deepEqual(fold(before, noted(1, 0, "words-02")).pending, [{ command: say }]);
  });

  it("[I18] keeps words that came too late, and tells who has the conversation now", () => {
    const say = { type: "say", id: "words-01", ownership: 2, text: "Oi" } as const;
    const state = {
      ownership: 3,
      owner: { type: "agent", since: 0, agent: LIA },
      phase: { type: "open" },
      priority: 1,
      tags: [],
    } as const;
    const rejected = { type: "agent-rejected", id: "words-01", code: "stale", message: "" } as const;
    const after = fold(
      { ...start, pending: [{ command: say }] },
      { ...rejected, state: { ...state, tags: [] } },
    );
    assert.deepEqual(after.pending, [{ command: say, failed: "stale" }]);
    assert.equal(after.state?.ownership, 3);
    assert.equal(after.rejection?.code, "stale");
    const later = fold(
      { ...start, pending: [{ command: say }] },
      { ...rejected, code: "busy", retryAfterMs: 100 },
    );
    assert.deepEqual(later.pending, [{ command: say }]);
  });

  it("hears no typing of a visitor who spoke or left", () => {
    const typing = fold(start, { type: "typing", author: "visitor", isTyping: true });
    assert.equal(typing.isVisitorTyping, true);
    assert.equal(fold(typing, said(1)).isVisitorTyping, false);
    assert.equal(fold(typing, { type: "visitor-online", isOnline: false }).isVisitorTyping, false);
  });
});
