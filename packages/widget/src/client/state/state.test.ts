import { expect } from "@esm-bundle/chai";
import type { DurableEvent, Message, RoomEvent } from "@prosa/protocol";
import { reduce } from "./reduce.ts";
import { type ChatState, INITIAL_STATE, type OutboxRow } from "./state.ts";

const said = (
  seq: number,
  author: Message["author"] = "visitor",
  more: Partial<Message> = {},
): DurableEvent => ({
  type: "said",
  seq,
  at: 1_000 + seq,
  message: { id: `message-${seq}`, author, parts: [{ type: "text", text: `text ${seq}` }], ...more },
});
const fold = (state: ChatState, ...events: RoomEvent[]) => reduce(state, { type: "events", events });
const seqs = ({ log }: ChatState) => log.map(({ seq }) => seq);
const row = (id: string): OutboxRow => ({
  position: 1,
  command: { type: "say", id, text: "oi" },
  text: "oi",
  state: { type: "sending" },
});

describe("reduce", () => {
  it("[F7] [F8] [I3] keeps the log in the order of seq, whatever order and however often it comes", () => {
    const events = [said(1), said(2), said(3), said(4), said(5)];
    const whole = fold(INITIAL_STATE, ...events);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let run = 0; run < 200; run += 1) {
      const shuffled = [...events, ...events.slice(0, random(5))].sort(() => random(3) - 1);
      const state = shuffled.reduce((before, event) => fold(before, event), INITIAL_STATE);
      expect(seqs(state)).to.deep.equal(seqs(whole));
      expect(state.held).to.deep.equal([]);
      expect(state.cursor).to.equal(5);
    }
  });

  it("[F6] [F8] [I4] holds back what comes after a gap until the gap is filled", () => {
    const gapped = fold(INITIAL_STATE, said(1), said(3), said(4));
    expect(seqs(gapped)).to.deep.equal([1]);
    expect(gapped.cursor).to.equal(1);
    expect(seqs(fold(gapped, said(2)))).to.deep.equal([1, 2, 3, 4]);
  });

  it("[I5] drops its log on reset and takes it from the first seq that is left", () => {
    const state = fold(INITIAL_STATE, said(1), said(2), { type: "reset", epoch: "other", first: 7 }, said(7));
    expect(seqs(state)).to.deep.equal([7]);
    expect(state.epoch).to.equal("other");
    expect(state.cursor).to.equal(7);
  });

  it("[I7] applies each chunk of a reply once and in order", () => {
    const replying: RoomEvent = { type: "replying", replyId: "reply-0001", replyTo: "message-1" };
    const delta = (index: number, text: string): RoomEvent => ({
      type: "delta",
      replyId: "reply-0001",
      index,
      text,
    });
    const state = fold(
      INITIAL_STATE,
      replying,
      delta(1, "b"),
      delta(0, "a"),
      delta(0, "a"),
      delta(2, "c"),
      delta(1, "b"),
    );
    expect(state.replies[0]?.text).to.equal("abc");
  });

  it("drops the first text when the room begins the reply again", () => {
    const state = fold(
      INITIAL_STATE,
      { type: "replying", replyId: "reply-0001", replyTo: "message-1" },
      { type: "delta", replyId: "reply-0001", index: 0, text: "half a" },
      { type: "replying", replyId: "reply-0002", replyTo: "message-1" },
      { type: "delta", replyId: "reply-0002", index: 0, text: "whole" },
    );
    expect(state.replies.map(({ text }) => text)).to.deep.equal(["whole"]);
  });

  it("ends a reply with the message of its id", () => {
    const state = fold(
      INITIAL_STATE,
      said(1),
      { type: "replying", replyId: "message-2", replyTo: "message-1" },
      { type: "delta", replyId: "message-2", index: 0, text: "te" },
      said(2, "assistant", { replyTo: "message-1", end: "done" }),
    );
    expect(state.replies).to.deep.equal([]);
    expect(seqs(state)).to.deep.equal([1, 2]);
  });

  it("[I9] ends every reply when a person speaks", () => {
    const state = fold(
      INITIAL_STATE,
      { type: "replying", replyId: "reply-0001", replyTo: "message-0" },
      said(1, "agent"),
    );
    expect(state.replies).to.deep.equal([]);
  });

  it("[I6] keeps an unsent row until the log has it, whichever of confirmation and message comes first", () => {
    const queued = reduce(INITIAL_STATE, { type: "queued", row: row("message-1") });
    const confirmed = fold(queued, { type: "confirmed", id: "message-1", seq: 1 });
    expect(confirmed.outbox).to.have.length(1);
    expect(fold(confirmed, said(1)).outbox).to.deep.equal([]);
    expect(fold(queued, said(1)).outbox).to.deep.equal([]);
  });

  it("fails a row that is rejected for good, and keeps one that may be sent again", () => {
    const queued = reduce(INITIAL_STATE, { type: "queued", row: row("message-1") });
    const rejected = { type: "rejected", id: "message-1", message: "" } as const;
    const failed = fold(queued, { ...rejected, code: "session-full" });
    expect(failed.outbox[0]?.state).to.deep.equal({ type: "failed", code: "session-full" });
    const later = fold(queued, { ...rejected, code: "rate-limited", retryAfterMs: 50 });
    expect(later.outbox[0]?.state).to.deep.equal({ type: "sending" });
    const retried = reduce(failed, { type: "retried", id: "message-1" });
    expect(retried.outbox[0]?.state).to.deep.equal({ type: "sending" });
    expect(reduce(failed, { type: "discarded", id: "message-1" }).outbox).to.deep.equal([]);
  });

  it("keeps unsent commands when another session takes the place of the last", () => {
    const queued = reduce(fold(INITIAL_STATE, said(1)), { type: "queued", row: row("message-9") });
    const other = reduce(queued, { type: "session-changed" });
    expect(other.log).to.deep.equal([]);
    expect(other.cursor).to.equal(0);
    expect(other.outbox).to.have.length(1);
  });
});
