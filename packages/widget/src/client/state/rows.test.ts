import { expect } from "@esm-bundle/chai";
import type { DurableEvent, Message, RoomEvent } from "@prosa/protocol";
import { reduce } from "./reduce.ts";
import { repliesOf } from "./replacing.ts";
import { firstUnseenOf, rowsOf, unseenCountOf } from "./rows.ts";
import { type ChatState, INITIAL_STATE, type OutboxRow, type StateEvent } from "./state.ts";

const HOUR_MS = 3_600_000;
const NOON = new Date(2026, 10, 20, 12).getTime();

function said(
  seq: number,
  author: Message["author"],
  more: Partial<Message> = {},
  at = NOON + seq,
): DurableEvent {
  const text = { type: "text", text: `text ${seq}` } as const;
  return { type: "said", seq, at, message: { id: `message-${seq}`, author, parts: [text], ...more } };
}

function queued(id: string, replaces: string): StateEvent {
  const row: OutboxRow = {
    position: 1,
    command: { type: "say", id, text: "de novo", replaces },
    text: "de novo",
    state: { type: "sending" },
  };
  return { type: "queued", row };
}

const told = (...events: RoomEvent[]): StateEvent => ({ type: "events", events });
const fold = (state: ChatState, ...happenings: StateEvent[]) => happenings.reduce(reduce, state);
const rejection = (id: string): RoomEvent => ({
  type: "rejected",
  id,
  code: "unknown-message",
  message: "",
});
const keys = (state: ChatState) => rowsOf(state).map(({ key }) => key);
const messages = (state: ChatState) =>
  rowsOf(state).flatMap((row) => (row.type === "message" || row.type === "unsent" ? row.key : []));

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

/** A log in which questions are asked, edited and asked again, as P24 allows. */
function randomLog(random: (below: number) => number): DurableEvent[] {
  const log: DurableEvent[] = [];
  let asked: string | undefined;
  let at = NOON;
  for (let seq = 1; seq <= 24; seq += 1) {
    at += random(9) * HOUR_MS;
    const what = random(10);
    if (what < 3) {
      log.push(said(seq, "visitor", {}, at));
      asked = `message-${seq}`;
    } else if (what < 6 && asked) {
      log.push(said(seq, "visitor", { replaces: asked }, at));
      asked = `message-${seq}`;
    } else if (what < 9 && asked) log.push(said(seq, "assistant", { replyTo: asked, end: "done" }, at));
    else if (what === 9) {
      log.push(said(seq, "agent", {}, at));
      asked = undefined;
    } else log.push({ type: "handed-over", seq, at, reason: "asked" });
  }
  return log;
}

/** The messages of a log that are not replaced, found without the code under test. */
function survivors(log: readonly DurableEvent[]): string[] {
  const all = log.flatMap((event) => (event.type === "said" ? event.message : []));
  const isGone = (id: string | undefined) =>
    all.some(({ replaces }) => replaces !== undefined && replaces === id);
  return all.filter(({ id, replyTo }) => !isGone(id) && !isGone(replyTo)).map(({ id }) => id);
}

describe("a replaced message", () => {
  const asked = [said(1, "visitor"), said(2, "assistant", { replyTo: "message-1", end: "done" })];
  const before = fold(INITIAL_STATE, told(...asked));

  it("[P24] is hidden with its replies, in whatever order and however often the events come", () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = randomFrom(seed);
      const log = randomLog(random);
      const whole = fold(INITIAL_STATE, told(...log));
      expect(messages(whole)).to.deep.equal(survivors(log));
      const shuffled = [...log, ...log.slice(0, random(9))].sort(() => random(3) - 1);
      const late = shuffled.reduce((state, event) => fold(state, told(event)), INITIAL_STATE);
      expect(rowsOf(late)).to.deep.equal(rowsOf(whole));
      const { site, epoch, cursor, log: kept, seen, outbox } = whole;
      const restored = fold(INITIAL_STATE, {
        type: "restored",
        past: { site, epoch, cursor, log: kept, seen, outbox },
      });
      expect(rowsOf(restored)).to.deep.equal(rowsOf(whole));
    }
  });

  it("[P24] is never counted as unread, wherever the visitor stopped reading", () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const log = randomLog(randomFrom(seed));
      for (let seen = 0; seen <= log.length; seen += 4) {
        const state = { ...fold(INITIAL_STATE, told(...log)), seen };
        const shown = survivors(log);
        const unread = log.flatMap((event) =>
          event.type === "said" && event.seq > seen && event.message.author !== "visitor"
            ? event.message.id
            : [],
        );
        const left = unread.filter((id) => shown.includes(id));
        expect(unseenCountOf(state)).to.equal(left.length);
        expect(firstUnseenOf(state)).to.equal(left[0]);
      }
    }
  });

  it("goes at once when its replacement is queued, and stays away however that is confirmed", () => {
    const queuing = fold(before, queued("message-3", "message-1"));
    expect(messages(queuing)).to.deep.equal(["message-3"]);
    const logged = said(3, "visitor", { replaces: "message-1" });
    const confirmed: RoomEvent = { type: "confirmed", id: "message-3", seq: 3 };
    for (const order of [
      [logged, confirmed],
      [confirmed, logged],
    ]) {
      let state = queuing;
      for (const event of order) {
        state = fold(state, told(event));
        expect(messages(state)).to.deep.equal(["message-3"]);
      }
      expect(state.outbox).to.deep.equal([]);
    }
  });

  it("comes back when its replacement fails, and is hidden again when that is tried again", () => {
    const failed = fold(before, queued("message-3", "message-1"), told(rejection("message-3")));
    expect(messages(failed)).to.deep.equal(["message-1", "message-2", "message-3"]);
    expect(rowsOf(failed).at(-1)).to.include({ type: "unsent", code: "unknown-message" });
    expect(messages(fold(failed, { type: "retried", id: "message-3" }))).to.deep.equal(["message-3"]);
    const discarded = fold(failed, { type: "discarded", id: "message-3" });
    expect(rowsOf(discarded)).to.deep.equal(rowsOf(before));
  });

  it("is hidden in the other tab too, which reads it from the shared outbox", () => {
    const here = fold(before, queued("message-3", "message-1"));
    const there = fold(before, { type: "outbox", rows: here.outbox });
    expect(rowsOf(there)).to.deep.equal(rowsOf(here));
    const settled = told(said(3, "visitor", { replaces: "message-1" }));
    expect(rowsOf(fold(there, settled))).to.deep.equal(rowsOf(fold(here, settled)));
  });

  it("may itself be on its way", () => {
    const twice = fold(before, queued("message-3", "message-1"), queued("message-4", "message-3"));
    expect(messages(twice)).to.deep.equal(["message-4"]);
  });

  it("takes the reply along that is being written to it, and leaves the others", () => {
    const replying = (replyTo: string): RoomEvent => ({
      type: "replying",
      replyId: `re-${replyTo}`,
      replyTo,
    });
    const state = fold(INITIAL_STATE, told(said(1, "visitor"), replying("message-1")));
    expect(repliesOf(state)).to.have.length(1);
    const mended = fold(state, queued("message-2", "message-1"), told(replying("message-2")));
    expect(repliesOf(mended).map(({ replyTo }) => replyTo)).to.deep.equal(["message-2"]);
  });

  it("leaves no day without a message, and the next message does not continue one that is gone", () => {
    const log = [
      said(1, "visitor", {}, NOON),
      said(2, "assistant", { replyTo: "message-1" }, NOON + 1),
      said(3, "visitor", { replaces: "message-1" }, NOON + 24 * HOUR_MS),
      said(4, "visitor", {}, NOON + 24 * HOUR_MS + 1),
    ];
    const state = fold(INITIAL_STATE, told(...log));
    expect(keys(state)).to.deep.equal(["day-3", "message-3", "message-4"]);
    const shown = rowsOf(state).flatMap((row) => (row.type === "message" ? row.isContinued : []));
    expect(shown).to.deep.equal([false, true]);
  });

  it("keeps the day in its place while the day's only message is being replaced", () => {
    const state = fold(before, queued("message-3", "message-1"));
    expect(keys(state)).to.deep.equal(["day-1", "message-3"]);
    const after = fold(state, told(said(3, "visitor", { replaces: "message-1" })));
    expect(keys(after)).to.deep.equal(["day-1", "message-3"]);
  });

  it("is the visitor's alone: a message of a person or the assistant replaces nothing", () => {
    const log = [
      ...asked,
      said(3, "agent", { replaces: "message-1" }),
      said(4, "visitor", { replaces: "message-3" }),
    ];
    expect(messages(fold(INITIAL_STATE, told(...log)))).to.have.length(4);
  });

  it("is asked of no room but its own", () => {
    const state = fold(before, queued("message-3", "message-1"), { type: "session-changed" });
    expect(state.outbox[0]?.command).not.to.have.property("replaces");
  });

  it("is found once a log: the rows of 5,000 messages are the same until something changes", () => {
    const log = Array.from({ length: 5_000 }, (_, index) =>
      said(index + 1, "visitor", index % 3 ? {} : { replaces: `message-${index}` }),
    );
    const state = { ...INITIAL_STATE, log };
    const rows = rowsOf(state);
    const again = rowsOf({ ...state, seen: 1 });
    expect(rows.every((row, index) => row === again[index])).to.equal(true);
  });
});
