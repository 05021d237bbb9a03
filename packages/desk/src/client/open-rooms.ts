import type { ConversationRoom } from "./conversation-room.ts";
import type { Conversation } from "./conversation-state.ts";
import type { Outbox } from "./outbox.ts";

type RoomOnScreen = Pick<
  ConversationRoom,
  "conversation" | "setTyping" | "release" | "close" | "restoreFiles"
>;
type DeskOutbox = Pick<Outbox, "sessions" | "read" | "keep"> & {
  readonly files: Pick<Outbox["files"], "restore" | "keep">;
};
type MakeRoom<Room> = (...parts: ConstructorParameters<typeof ConversationRoom>) => Room;

/** The conversations that are connected: the one on the screen, and those that still have words on their way. */
export class OpenRooms<Room extends RoomOnScreen> {
  readonly #outbox: DeskOutbox;
  readonly #onChange: (conversation: Conversation) => void;
  readonly #make: MakeRoom<Room>;
  readonly #rooms = new Map<string, Room>();
  #current: Room | undefined;
  #isClosed = false;

  /** `onChange` hears of the conversation on the screen. */
  constructor(outbox: DeskOutbox, onChange: (conversation: Conversation) => void, make: MakeRoom<Room>) {
    this.#outbox = outbox;
    this.#onChange = onChange;
    this.#make = make;
    for (const session of outbox.sessions()) this.#connect(session);
    void this.#restoreFiles();
  }

  get current(): Room | undefined {
    return this.#current;
  }

  /** Puts a conversation on the screen. */
  open(session: string): Room {
    this.leave();
    this.#current = this.#rooms.get(session) ?? this.#connect(session);
    return this.#current;
  }

  /** Takes the conversation from the screen. It stays connected until its words have arrived. */
  leave(): void {
    const left = this.#current;
    this.#current = undefined;
    if (!left) return;
    left.setTyping(false);
    this.#endWhereDone(left.conversation);
  }

  /** Sends what is held for its sender to take it back: the page is about to go. */
  release(): void {
    for (const room of this.#rooms.values()) room.release();
  }

  close(): void {
    this.#isClosed = true;
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
    this.#current = undefined;
  }

  /** Sends the files that a closed page had kept, without anybody opening their conversations. */
  async #restoreFiles(): Promise<void> {
    const kept = Map.groupBy(await this.#outbox.files.restore(), ({ session }) => session);
    if (this.#isClosed) return;
    for (const [session, files] of kept)
      (this.#rooms.get(session) ?? this.#connect(session)).restoreFiles(files);
  }

  #connect(session: string): Room {
    const room = this.#make(session, (conversation) => this.#take(conversation), this.#outbox.read(session));
    this.#rooms.set(session, room);
    return room;
  }

  #take(conversation: Conversation): void {
    const { session, pending, files } = conversation;
    this.#outbox.keep(session, pending);
    void this.#outbox.files.keep(session, files);
    if (this.#current && this.#current === this.#rooms.get(session)) this.#onChange(conversation);
    else this.#endWhereDone(conversation);
  }

  #endWhereDone({ session, pending, files }: Conversation): void {
    if (files.some(({ failed }) => failed === undefined)) return;
    if (pending.some(({ failed }) => failed === undefined)) return;
    this.#rooms.get(session)?.close();
    this.#rooms.delete(session);
  }
}
