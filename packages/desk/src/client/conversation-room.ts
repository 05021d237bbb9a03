import { PROTOCOL_VERSION } from "@prosa/protocol";
import {
  type AgentCommand,
  type AgentLoggedCommand,
  decodeAgentEvents,
  encodeAgentCommand,
  type NamedAttributes,
} from "@prosa/protocol/desk";
import { RoomConnection } from "./connection.ts";
import {
  type Conversation,
  emptyConversation,
  type PendingFile,
  type PendingWords,
  reduceConversation,
  type WordsCommand,
} from "./conversation-state.ts";

type Fenced = Extract<AgentLoggedCommand, { ownership: number }>;
type Unsent<Command> = Command extends Fenced ? Omit<Command, "id" | "ownership"> : never;
/** A command with the ownership that the agent saw; the room gives the rest. */
export type Act = Exclude<Unsent<Fenced>, { type: "say" }>;

/** An agent's connection to one conversation. What was said stays on its way until the room has it, over any loss. */
export class ConversationRoom {
  readonly #connection: RoomConnection;
  readonly #onChange: (conversation: Conversation) => void;
  readonly #holds = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #uploads = new Map<string, AbortController>();
  #conversation: Conversation;
  #isTyping = false;

  /** `pending` are words that this device kept, such as those of a desk that was closed without a line. */
  constructor(
    session: string,
    onChange: (conversation: Conversation) => void,
    pending: readonly PendingWords[] = [],
  ) {
    this.#onChange = onChange;
    this.#conversation = { ...emptyConversation(session), pending };
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

  /** Speaks to the visitor; for `holdMs` the words can be taken back by `undo`. `original` is what a translation was made of. */
  say(text: string, holdMs = 0, original?: string): void {
    const own = original !== undefined && { original };
    this.#speak({ type: "say", id: crypto.randomUUID(), ownership: this.#ownership, text, ...own }, holdMs);
    this.setTyping(false);
  }

  note(text: string, mentions: readonly string[] = [], holdMs = 0): void {
    const about = mentions.length > 0 && { mentions: [...mentions] };
    this.#speak({ type: "note", id: crypto.randomUUID(), text, ...about }, holdMs);
  }

  /** Sends a file to the visitor, as soon as there is a line. */
  attach(file: File): void {
    const fileId = crypto.randomUUID();
    const command = { type: "attach", id: crypto.randomUUID(), ownership: this.#ownership, fileId } as const;
    this.#set({ ...this.#conversation, files: [...this.#conversation.files, { command, file }] });
    void this.#upload(command.id);
  }

  /** Takes files up again that this device kept: a closed page had not sent them. */
  restoreFiles(kept: readonly Pick<PendingFile, "command" | "file">[]): void {
    const held = new Set(this.#conversation.files.map(({ command }) => command.id));
    const files = kept.filter(({ command }) => !held.has(command.id));
    this.#set({ ...this.#conversation, files: [...files, ...this.#conversation.files] });
    // The first welcome begins with those that are here by then.
    if (this.#conversation.me) for (const { command } of files) void this.#upload(command.id);
  }

  /** Gives a file up that has not arrived. */
  discardFile(id: string): void {
    this.#uploads.get(id)?.abort();
    this.#uploads.delete(id);
    const files = this.#conversation.files.filter(({ command }) => command.id !== id);
    this.#set({ ...this.#conversation, files });
  }

  /** Sends a file again that was refused, with the conversation as it is now. */
  retryFile(id: string): void {
    const held = this.#conversation.files.find(({ command }) => command.id === id);
    this.discardFile(id);
    if (held) this.attach(held.file);
  }

  /** Takes the last words back that have not left yet; `undefined` where all have left. */
  undo(): WordsCommand | undefined {
    const last = this.#conversation.pending.findLast(({ heldUntil }) => heldUntil !== undefined);
    if (last) this.discard(last.command.id);
    return last?.command;
  }

  /** Sends at once all words that could still be taken back. */
  release(): void {
    for (const { command, heldUntil } of this.#conversation.pending)
      if (heldUntil !== undefined) this.#let(command.id);
  }

  setTags(tags: readonly string[]): void {
    this.#send({ type: "set-tags", id: crypto.randomUUID(), tags: [...tags] });
  }

  setAttributes(attributes: NamedAttributes): void {
    this.#send({ type: "set-attributes", id: crypto.randomUUID(), attributes });
  }

  setPriority(priority: number): void {
    this.#send({ type: "set-priority", id: crypto.randomUUID(), priority });
  }

  /** Sends words again that the room did not take, with the conversation as it is now. */
  retry(id: string): void {
    const failed = this.#conversation.pending.find(({ command }) => command.id === id)?.command;
    this.discard(id);
    if (failed?.type === "say") this.say(failed.text, 0, failed.original);
    else if (failed) this.note(failed.text, failed.mentions);
  }

  discard(id: string): void {
    this.#drop(id);
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
    for (const id of this.#holds.keys()) this.#drop(id);
    for (const upload of this.#uploads.values()) upload.abort();
    this.#connection.close();
  }

  /** Drops all of a conversation that is no more, with the words on their way to it, and asks for it no longer. */
  #end(): void {
    this.close();
    this.#set({ ...emptyConversation(this.#conversation.session), isGone: true });
  }

  /** Stores a file at the server, then tells the room of it. Without a line the next welcome begins again. */
  async #upload(id: string): Promise<void> {
    const held = this.#conversation.files.find(({ command }) => command.id === id);
    if (!held || held.failed || this.#uploads.has(id)) return;
    const stop = new AbortController();
    this.#uploads.set(id, stop);
    const { sendFile } = await import("./send-file.ts");
    const { session } = this.#conversation;
    const outcome = await sendFile(session, held.command.fileId, held.file, {
      signal: stop.signal,
      onProgress: (progress) => this.#changeFile(id, { progress }),
    });
    if (stop.signal.aborted) return;
    this.#uploads.delete(id);
    if (outcome.type === "stored") this.#send(held.command);
    else if (outcome.type === "refused") this.#changeFile(id, { failed: outcome.code });
    else
      this.#holds.set(
        id,
        setTimeout(() => void this.#upload(id), outcome.afterMs),
      );
  }

  #changeFile(id: string, change: Partial<PendingFile>): void {
    const files = this.#conversation.files.map((one) =>
      one.command.id === id ? { ...one, ...change } : one,
    );
    this.#set({ ...this.#conversation, files });
  }

  get #ownership(): number {
    return this.#conversation.state?.ownership ?? 0;
  }

  #speak(command: WordsCommand, holdMs: number): void {
    const words = { command, ...(holdMs > 0 && { heldUntil: Date.now() + holdMs }) };
    const pending = [...this.#conversation.pending, words];
    if (holdMs > 0)
      this.#holds.set(
        command.id,
        setTimeout(() => this.#let(command.id), holdMs),
      );
    this.#set({ ...this.#conversation, pending, rejection: undefined });
    if (holdMs <= 0) this.#send(command);
  }

  /** Sends words again that the room asked to wait for. */
  #sendLater(id: string | undefined, afterMs: number): void {
    const waiting = this.#conversation.pending.find(({ command }) => command.id === id)?.command;
    if (!waiting) return;
    this.#drop(waiting.id);
    this.#holds.set(
      waiting.id,
      setTimeout(() => this.#send(waiting), afterMs),
    );
  }

  /** Lets words go that were held. */
  #let(id: string): void {
    this.#drop(id);
    const held = this.#conversation.pending.find(({ command }) => command.id === id);
    if (!held) return;
    const { heldUntil: _, ...gone } = held;
    const pending = this.#conversation.pending.map((words) => (words === held ? gone : words));
    this.#set({ ...this.#conversation, pending });
    this.#send(held.command);
  }

  #drop(id: string): void {
    clearTimeout(this.#holds.get(id));
    this.#holds.delete(id);
  }

  #send(command: AgentCommand): boolean {
    return this.#connection.send(encodeAgentCommand(command));
  }

  #take(frame: string): void {
    const decoded = decodeAgentEvents(frame);
    if (!decoded.ok) return;
    if (decoded.value.some((event) => event.type === "refused" && event.code === "wrong-session")) {
      this.#end();
      return;
    }
    const before = this.#conversation;
    let now = before;
    const files: string[] = [];
    for (const event of decoded.value) {
      if (event.type === "agent-welcome") {
        this.#connection.welcome();
        now = { ...now, connection: this.#conversation.connection };
        this.#isTyping = false;
      }
      now = reduceConversation(now, event);
      if (event.type === "agent-welcome") for (const { command } of now.files) files.push(command.id);
      if (event.type === "agent-welcome")
        for (const { command, failed, heldUntil } of now.pending)
          if (!failed && heldUntil === undefined) this.#send(command);
    }
    for (const event of decoded.value)
      if (event.type === "agent-rejected" && event.retryAfterMs !== undefined)
        this.#sendLater(event.id, event.retryAfterMs);
    const isBehind = now.chat.held.length > 0;
    this.#set(now);
    for (const id of files) void this.#upload(id);
    if (isBehind && before.chat.held.length === 0)
      this.#send({ type: "sync", since: now.chat.cursor, internalSince: now.internal.length });
  }

  #set(conversation: Conversation): void {
    this.#conversation = conversation;
    this.#onChange(conversation);
  }
}
