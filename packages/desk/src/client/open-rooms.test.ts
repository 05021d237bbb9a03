import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Conversation,
  emptyConversation,
  type PendingFile,
  type PendingWords,
} from "./conversation-state.ts";
import { OpenRooms } from "./open-rooms.ts";

const WORDS: PendingWords = { command: { type: "say", id: "words-01", ownership: 1, text: "Oi" } };

type KeptFiles = ({ session: string } & Pick<PendingFile, "command" | "file">)[];

/** Rooms whose conversations the test changes, and an outbox that holds `kept`. */
function scene(kept: Record<string, PendingWords[]> = {}, files: KeptFiles = []) {
  const rooms = new Map<string, { change: (pending: PendingWords[]) => void; isOpen: boolean }>();
  const keptFiles: Record<string, string[]> = {};
  const shown: Conversation[] = [];
  const outbox = {
    sessions: () => Object.keys(kept),
    read: (session: string) => kept[session] ?? [],
    keep: (session: string, pending: readonly PendingWords[]) => {
      kept[session] = [...pending];
    },
    files: {
      restore: async () => files,
      keep: async (session: string, now: readonly PendingFile[]) => {
        keptFiles[session] = now.map(({ command }) => command.id);
      },
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
        restoreFiles: (restored) => {
          conversation = { ...conversation, files: [...restored] };
          onChange(conversation);
        },
        release: () => room.change(conversation.pending.map(({ command }) => ({ command }))),
        close: () => {
          room.isOpen = false;
        },
      };
    },
  );
  return { open, rooms, shown, kept, keptFiles };
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

  it("[I6] sends the files that a closed desk had kept, and stays connected until they have arrived", async () => {
    const command = { type: "attach", id: "attach-01", ownership: 1, fileId: "file-id-01" } as const;
    const { open, rooms, keptFiles } = scene({}, [
      { session: "session-4", command, file: new File(["%PDF"], "nota.pdf") },
    ]);
    await new Promise(setImmediate);
    assert.equal(rooms.get("session-4")?.isOpen, true);
    assert.deepEqual(keptFiles["session-4"], ["attach-01"]);
    assert.deepEqual(
      open.open("session-4").conversation.files.map(({ file }) => file.name),
      ["nota.pdf"],
    );
  });

  it("lets held words go when the page goes", () => {
    const { open, rooms, kept } = scene();
    open.open("session-1");
    rooms.get("session-1")?.change([{ ...WORDS, heldUntil: 9 }]);
    open.release();
    assert.deepEqual(kept["session-1"], [WORDS]);
  });
});
