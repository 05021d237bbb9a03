import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Macro, MacroAction, Ticket } from "@prosa/protocol/desk";
import { emptyConversation } from "../client/conversation-state.ts";
import { applyMacro, needsOwner } from "./apply-macro.ts";

const ALL: readonly MacroAction[] = [
  { type: "snooze", minutes: 60 },
  { type: "note", text: "Visto" },
  { type: "add-tags", tags: ["troca", "vip"] },
  { type: "priority", priority: 3 },
  { type: "attributes", attributes: [{ name: "plano", value: "Ouro" }] },
  { type: "urgency", urgency: "high" },
];

function macroOf(actions: readonly MacroAction[], text?: string): Macro {
  return {
    shortcut: "m",
    name: "M",
    actions: [...actions],
    changedAt: 0,
    ...(text !== undefined && { text }),
  };
}

/** A room that notes what it is asked to do. */
function stage(tickets: readonly Partial<Ticket>[] = []) {
  const done: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      done.push([name, ...args]);
      return true;
    };
  const conversation = {
    ...emptyConversation("session-1"),
    state: {
      ownership: 1,
      owner: { type: "assistant" as const },
      phase: { type: "open" as const },
      priority: 1,
      tags: ["troca"],
    },
  };
  const room = {
    conversation,
    say: note("say"),
    note: note("note"),
    setTags: note("setTags"),
    setPriority: note("setPriority"),
    setAttributes: note("setAttributes"),
    act: note("act"),
  };
  const changeTicket = async (...args: unknown[]) => void done.push(["changeTicket", ...args]);
  return { done, deps: { room, tickets: tickets as Ticket[], changeTicket, now: () => 1_000 } };
}

describe("applyMacro", () => {
  it("says the words first, keeps the tags that are there, and rests or ends at last", async () => {
    const { done, deps } = stage([
      { id: "t-1", session: "session-1", status: "closed" },
      { id: "t-2", session: "session-2", status: "open" },
      { id: "t-3", session: "session-1", status: "open" },
    ]);
    await applyMacro(macroOf(ALL, "Oi, {{visitor}}"), "Oi, Ana", deps);
    assert.deepEqual(done, [
      ["say", "Oi, Ana"],
      ["note", "Visto"],
      ["setTags", ["troca", "vip"]],
      ["setPriority", 3],
      ["setAttributes", [{ name: "plano", value: "Ouro" }]],
      ["changeTicket", "t-3", { urgency: "high" }],
      ["act", { type: "snooze", until: 3_601_000 }],
    ]);
  });

  it("passes to a team or to all, hands back and resolves", async () => {
    for (const [action, act] of [
      [
        { type: "queue", team: "trocas" },
        { type: "transfer", to: { type: "queue", team: "trocas" } },
      ],
      [{ type: "queue" }, { type: "transfer", to: { type: "queue" } }],
      [{ type: "hand-back" }, { type: "hand-back" }],
      [{ type: "resolve" }, { type: "resolve" }],
    ] as const) {
      const { done, deps } = stage();
      await applyMacro(macroOf([action]), undefined, deps);
      assert.deepEqual(done, [["act", act]]);
    }
  });

  it("leaves the urgency where the conversation has no ticket that is open", async () => {
    const { done, deps } = stage([{ id: "t-1", session: "session-1", status: "solved" }]);
    await applyMacro(macroOf([{ type: "urgency", urgency: "low" }]), undefined, deps);
    assert.deepEqual(done, []);
  });
});

describe("needsOwner", () => {
  it("is so for words and for ends alone", () => {
    assert.equal(needsOwner(macroOf([], "Oi")), true);
    assert.equal(needsOwner(macroOf([{ type: "resolve" }])), true);
    assert.equal(needsOwner(macroOf(ALL.filter(({ type }) => type !== "snooze"))), false);
  });
});
