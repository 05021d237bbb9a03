import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Conversation, emptyConversation, type PendingWords } from "./conversation-state.ts";
import { OpenRooms } from "./open-rooms.ts";

const WORDS: PendingWords = { command: { type: "say", id: "words-01", ownership: 1, text: "Oi" } };

/** Rooms whose conversations the test changes, and an outbox that holds `kept`. */
function scene(kept: Record<string, PendingWords[]> = {}) {
  const rooms = new Map<string, { change: (pending: PendingWords[]) => void; isOpen: boolean }>();
  const shown: Conversation[] = [];
  const outbox = {
    sessions: () => Object.keys(kept),
    read: (session: string) => kept[session] ?? [],
    keep: (session: string, pending: readonly PendingWords[]) => {
      kept[session] = [...pending];
    },
  };
  const open = new OpenRooms(
    outbox,
    (conversation) => shown.push(conversation),
    (session, onChange, pending = []) => {
      let conversation = { ...emptyConversation(session), pending };
      const room = {
        isOpen: true,
        change: (next: PendingWords[]) => {
          conversation = { ...conversation, pending: next };
          onChange(conversation);
        },
      };
      rooms.set(session, room);
      return {
        get conversation() {
          return conversation;
        },
        setTyping: () => undefined,
        release: () => room.change(conversation.pending.map(({ command }) => ({ command }))),
        close: () => {
          room.isOpen = false;
        },
      };
    },
  );
  return { open, rooms, shown, kept };
}

describe("OpenRooms", () => {
  it("ends the connection to a conversation that is left, and hears of the one on the screen alone", () => {
    const { open, rooms, shown } = scene();
    open.open("session-1");
    open.open("session-2");
    assert.equal(rooms.get("session-1")?.isOpen, false);
    rooms.get("session-2")?.change([]);
    assert.deepEqual(
      shown.map(({ session }) => session),
      ["session-2"],
    );
  });

  it("[I6] keeps a conversation connected until its words have arrived, wherever the person went", () => {
    const { open, rooms, shown, kept } = scene();
    open.open("session-1");
    rooms.get("session-1")?.change([WORDS]);
    open.leave();
    assert.equal(rooms.get("session-1")?.isOpen, true);
    assert.deepEqual(kept["session-1"], [WORDS]);
    rooms.get("session-1")?.change([]);
    assert.equal(rooms.get("session-1")?.isOpen, false);
    assert.equal(shown.length, 1);
  });

  it("[I6] sends what a closed desk had kept, without anybody opening the conversation", () => {
    const { open, rooms } = scene({ "session-3": [WORDS] });
    assert.equal(rooms.get("session-3")?.isOpen, true);
    const again = open.open("session-3");
    assert.deepEqual(again.conversation.pending, [WORDS]);
    assert.equal(rooms.size, 1);
  });

  it("lets held words go when the page goes", () => {
    const { open, rooms, kept } = scene();
    open.open("session-1");
    rooms.get("session-1")?.change([{ ...WORDS, heldUntil: 9 }]);
    open.release();
    assert.deepEqual(kept["session-1"], [WORDS]);
  });
});
