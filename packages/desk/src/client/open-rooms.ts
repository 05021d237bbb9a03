import type { ConversationRoom } from "./conversation-room.ts";
import type { Conversation } from "./conversation-state.ts";
import type { Outbox } from "./outbox.ts";

type RoomOnScreen = Pick<ConversationRoom, "conversation" | "setTyping" | "release" | "close">;
type MakeRoom<Room> = (...parts: ConstructorParameters<typeof ConversationRoom>) => Room;

/** The conversations that are connected: the one on the screen, and those that still have words on their way. */
export class OpenRooms<Room extends RoomOnScreen> {
  readonly #outbox: Pick<Outbox, "sessions" | "read" | "keep">;
  readonly #onChange: (conversation: Conversation) => void;
  readonly #make: MakeRoom<Room>;
  readonly #rooms = new Map<string, Room>();
  #current: Room | undefined;

  /** `onChange` hears of the conversation on the screen. */
  constructor(
    outbox: Pick<Outbox, "sessions" | "read" | "keep">,
    onChange: (conversation: Conversation) => void,
    make: MakeRoom<Room>,
  ) {
    this.#outbox = outbox;
    this.#onChange = onChange;
    this.#make = make;
    for (const session of outbox.sessions()) this.#connect(session);
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
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
    this.#current = undefined;
  }

  #connect(session: string): Room {
    const room = this.#make(session, (conversation) => this.#take(conversation), this.#outbox.read(session));
    this.#rooms.set(session, room);
    return room;
  }

  #take(conversation: Conversation): void {
    const { session, pending } = conversation;
    this.#outbox.keep(session, pending);
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
