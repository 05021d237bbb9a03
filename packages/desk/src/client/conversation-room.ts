import { PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type AgentCommand,
  type AgentLoggedCommand,
  decodeAgentEvents,
  encodeAgentCommand,
} from "@prosa/protocol/desk";
import { RoomConnection } from "./connection.ts";
import { type Conversation, emptyConversation, reduceConversation } from "./conversation-state.ts";

type Fenced = Extract<AgentLoggedCommand, { ownership: number }>;
type Unsent<Command> = Command extends Fenced ? Omit<Command, "id" | "ownership"> : never;
/** A command with the ownership that the agent saw; the room gives the rest. */
export type Act = Exclude<Unsent<Fenced>, { type: "say" }>;

/** An agent's connection to one conversation. What was said stays on its way until the room has it, over any loss. */
export class ConversationRoom {
  readonly #connection: RoomConnection;
  readonly #onChange: (conversation: Conversation) => void;
  #conversation: Conversation;
  #isTyping = false;

  constructor(session: string, onChange: (conversation: Conversation) => void) {
    this.#onChange = onChange;
    this.#conversation = emptyConversation(session);
    this.#connection = new RoomConnection({
      path: `main/${encodeURIComponent(session)}`,
      hello: (token) => {
        const { chat, internal } = this.#conversation;
        return encodeAgentCommand({
          type: "agent-hello",
          protocol: PROTOCOL_VERSION,
          token,
          since: chat.cursor,
          epoch: chat.epoch,
          internalSince: internal.length,
        });
      },
      ping: encodeAgentCommand({ type: "ping" }),
      onFrame: (frame) => this.#take(frame),
      onConnection: (connection) => this.#set({ ...this.#conversation, connection }),
    });
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  /** Does something that needs the conversation as it was last shown; whether the frame left. */
  act(act: Act): boolean {
    this.#set({ ...this.#conversation, rejection: undefined });
    return this.#send({ ...act, id: crypto.randomUUID(), ownership: this.#ownership } as Fenced);
  }

  say(text: string): void {
    this.#speak({ type: "say", id: crypto.randomUUID(), ownership: this.#ownership, text });
    this.setTyping(false);
  }

  note(text: string, mentions: readonly string[] = []): void {
    this.#speak({
      type: "note",
      id: crypto.randomUUID(),
      text,
      ...(mentions.length > 0 && { mentions: [...mentions] }),
    });
  }

  setTags(tags: readonly string[]): void {
    this.#send({ type: "set-tags", id: crypto.randomUUID(), tags: [...tags] });
  }

  setPriority(priority: number): void {
    this.#send({ type: "set-priority", id: crypto.randomUUID(), priority });
  }

  /** Sends words again that the room did not take, with the conversation as it is now. */
  retry(id: string): void {
    const failed = this.#conversation.pending.find(({ command }) => command.id === id)?.command;
    this.discard(id);
    if (failed?.type === "say") this.say(failed.text);
    else if (failed) this.note(failed.text, failed.mentions);
  }

  discard(id: string): void {
    const pending = this.#conversation.pending.filter(({ command }) => command.id !== id);
    this.#set({ ...this.#conversation, pending });
  }

  setTyping(isTyping: boolean): void {
    if (isTyping === this.#isTyping) return;
    this.#isTyping = isTyping;
    this.#send({ type: "typing", isTyping });
  }

  /** Tells the visitor how far the agent has seen. */
  see(): void {
    const { cursor } = this.#conversation.chat;
    if (cursor > 0) this.#send({ type: "seen", through: cursor });
  }

  close(): void {
    this.#connection.close();
  }

  get #ownership(): number {
    return this.#conversation.state?.ownership ?? 0;
  }

  #speak(command: Extract<AgentLoggedCommand, { type: "say" | "note" }>): void {
    const { pending } = this.#conversation;
    this.#set({ ...this.#conversation, pending: [...pending, { command }], rejection: undefined });
    this.#send(command);
  }

  #send(command: AgentCommand): boolean {
    return this.#connection.send(encodeAgentCommand(command));
  }

  #take(frame: string): void {
    const decoded = decodeAgentEvents(frame);
    if (!decoded.ok) return;
    const before = this.#conversation;
    let now = before;
    for (const event of decoded.value) {
      if (event.type === "agent-welcome") {
        this.#connection.welcome();
        this.#isTyping = false;
      }
      now = reduceConversation(now, event);
      if (event.type === "agent-welcome")
        for (const { command, failed } of now.pending) if (!failed) this.#send(command);
    }
    const isBehind = now.chat.held.length > 0;
    this.#set(now);
    if (isBehind && before.chat.held.length === 0)
      this.#send({ type: "sync", since: now.chat.cursor, internalSince: now.internal.length });
  }

  #set(conversation: Conversation): void {
    this.#conversation = conversation;
    this.#onChange(conversation);
  }
}
