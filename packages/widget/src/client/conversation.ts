import type { Language, LoggedCommand, Message, RoomEvent, SessionToken } from "@prosa/protocol";
import type { History, StorageFault } from "../storage/history.ts";
import type { StoredConversation } from "../storage/stored-conversation.ts";
import { catchUp } from "./catch-up.ts";
import type { Drafts } from "./drafts.ts";
import type { Erasing } from "./erasing.ts";
import { lazily } from "./lazily.ts";
import { saidIn } from "./said-in.ts";
import { Sender } from "./sender.ts";
import type { ChatState, ConnectionState, OutboxRow, StateEvent } from "./state/state.ts";
import { Store } from "./store.ts";
import { type TabMessage, Tabs } from "./tabs.ts";
import { type EndpointName, type SessionEndpoint, Transport } from "./transport.ts";
import type { Uploads } from "./uploads.ts";

export interface ConversationOptions {
  site: string;
  /** The server's address without a slash at its end. */
  server: string;
  language: () => Language | undefined;
  /** The site's word on who the visitor is. */
  identity: () => string | undefined;
  /** Takes the answer to a request for a session that the page sent before the chat was loaded; gives it once. */
  takeEarly?: (() => Promise<Response | undefined> | undefined) | undefined;
  onChange: () => void;
  /** Called when a message enters the log; `isPast` for one that was there before this tab. */
  onMessage: (message: Message, isPast: boolean) => void;
  onError: (code: string, message: string) => void;
  /** Called with the draft of another tab, and with an empty one after an erasure. */
  onDraft: (draft: string) => void;
  /** Whether storage and the server wait for the visitor's first act or for `grantConsent`. */
  isConsentRequired: boolean;
  retryDelay: (attempt: number) => number;
}

/** One site's conversation in this tab: puts the room's events into the store, and sends the store's outbox. */
export class Conversation {
  /** Settles when the stored conversation is read; resolves to its draft. */
  readonly restored: Promise<string>;

  readonly #options: ConversationOptions;
  readonly #tabs: Tabs;
  readonly #store: Store;
  readonly #transport: Transport;
  readonly #sender: Sender;
  readonly #loadErasing: () => Promise<Erasing | undefined>;
  #erasing: Erasing | undefined;
  #uploads: Uploads | undefined;
  #syncedFrom = -1;
  #isClosed = false;

  constructor(options: ConversationOptions) {
    const { site, server, isConsentRequired, language, identity, retryDelay, onChange, onMessage, onError } =
      options;
    this.#options = options;
    const tabs = new Tabs(site, {
      onLead: () => void this.#catchUp(),
      onMessage: (message) => this.#handleTabMessage(message),
    });
    const store = new Store({
      site,
      isConsentRequired,
      onChange,
      onMessage,
      onFault: (fault) => this.#handleFault(fault),
      onLate: (stored) => this.#handleLate(stored),
      announce: (message) => tabs.announce(message),
    });
    const transport = new Transport({
      site,
      server,
      language,
      identity,
      takeEarly: options.takeEarly,
      retryDelay,
      store,
      tabs,
      onState: (state) => this.#handleConnection(state),
      onEvents: (events) => this.#handleEvents(events),
      onError,
      onErased: () => void this.#loadErasing().then((erasing) => erasing?.eraseHere()),
    });
    this.#tabs = tabs;
    this.#store = store;
    this.#transport = transport;
    this.#sender = new Sender({
      outbox: () => store.state.outbox,
      isSender: () => tabs.isSender,
      isReady: (row) => this.#isReady(row),
      send: (command) => transport.connection.send(command),
      onSilence: () => this.retryNow(),
    });
    this.#loadErasing = lazily(async () => {
      const { Erasing } = await import("./erasing.ts");
      this.#erasing = new Erasing({
        site,
        server,
        store,
        credentials: transport.credentials,
        tabs,
        onForget: () => this.#forget(),
      });
      if (this.#isClosed) this.#erasing.close();
      return this.#erasing;
    });
    this.restored = this.#restore();
  }

  get state(): ChatState {
    return this.#store.state;
  }

  get drafts(): Drafts {
    return this.#store.drafts;
  }

  get history(): History {
    return this.#store.history;
  }

  /** Creates the session where there is none, and keeps the connection to its room up. */
  async connect(): Promise<void> {
    await this.restored;
    const { connection, consent } = this.state;
    if (this.#isClosed || connection.status !== "idle" || consent === "awaited") return;
    this.#tabs.join();
    this.#transport.connection.open();
  }

  retryNow(): void {
    this.#transport.connection.retryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#sender.settle();
    this.#transport.connection.close();
    this.#tabs.leave();
    this.#erasing?.close();
    this.#uploads?.close();
  }

  /** Allows storing on the device and asking the server. */
  grantConsent(): void {
    this.history.release();
    this.#store.dispatch({ type: "consent", consent: "given" });
  }

  /** Goes on with a session that another device let this one into; what was said here before leaves this device. */
  async goOn(session: SessionToken): Promise<void> {
    await this.restored;
    this.grantConsent();
    await this.#transport.credentials.take(session);
    this.#store.announce();
    await this.connect();
    this.retryNow();
  }

  /** Erases the conversation: on the device and in the other tabs at once, at the server as soon as it can be reached. */
  async erase(): Promise<void> {
    await this.restored;
    await (await this.#loadErasing())?.erase();
  }

  saveDraft(draft: string): void {
    void this.history.saveDraft(draft);
    this.#tabs.announce({ type: "draft", draft });
  }

  /** Saves a command in the outbox, so that it survives a reload; then shows and sends it. */
  async enqueue(command: LoggedCommand, text: string): Promise<void> {
    await this.restored;
    this.grantConsent();
    await this.#store.outbox.queue(command, text);
    await this.connect();
    this.#sender.pump();
  }

  retry(id: string): void {
    this.#changeOutbox({ type: "retried", id });
    if (this.state.connection.status === "offline") this.retryNow();
  }

  discard(id: string): void {
    this.#changeOutbox({ type: "discarded", id });
  }

  /** Loads the files that the visitor sends; resolves to nothing where they cannot be loaded. */
  readonly findUploads = lazily(async () => {
    const { Uploads } = await import("./uploads.ts");
    this.#uploads = new Uploads({
      server: this.#options.server,
      history: this.history,
      endpoint: (isStale) => this.#transport.findEndpoint("files", isStale),
      enqueue: (command, text) => this.enqueue(command, text),
      onChange: this.#options.onChange,
      onReady: () => this.#sender.pump(),
      onRefused: (id, code, message) => {
        this.#options.onError(code, message);
        this.#changeOutbox({ type: "events", events: [{ type: "rejected", id, code, message }] });
      },
    });
    return this.#uploads;
  });

  /** Whether a row's command can leave now: that of a file waits until the file is stored, and sees to it. */
  #isReady(row: OutboxRow): boolean {
    const { command } = row;
    if (command.type !== "attach") return true;
    if (this.#uploads?.isStored(command.fileId, this.#transport.credentials.current?.session)) return true;
    if (this.state.connection.status === "online")
      void this.findUploads().then((uploads) => uploads?.send(row, command));
    return false;
  }

  /** Finds an address of the session over HTTP; `isStale` after the last token was refused there. */
  findEndpoint(name: EndpointName, isStale: boolean): Promise<SessionEndpoint | undefined> {
    return this.#transport.findEndpoint(name, isStale);
  }

  stop(replyId: string): void {
    this.#transport.connection.send({ type: "stop", replyId });
  }

  tellTyping(isTyping: boolean): void {
    this.#transport.connection.send({ type: "typing", isTyping });
  }

  markSeen(through: number): void {
    if (through <= this.state.seen) return;
    this.#store.dispatch({ type: "seen", through });
    this.#tabs.announce({ type: "seen", through });
    this.#transport.connection.send({ type: "seen", through });
  }

  async #restore(): Promise<string> {
    this.#tabs.listen();
    return this.#adopt(await this.history.load());
  }

  #adopt({ past, session, draft, erasures, isUnsentLost }: StoredConversation): string {
    if (this.#isClosed) return "";
    this.#transport.credentials.adopt(session);
    if (erasures.length > 0) void this.#loadErasing().then((erasing) => erasing?.finish(erasures));
    this.#store.adopt(past);
    if (!this.history.isHeld) this.#store.dispatch({ type: "consent", consent: "given" });
    if (isUnsentLost) this.#store.dispatch({ type: "storage", storage: "damaged" });
    const isPersonAsked = past.log.some((event) => event.type === "handed-over");
    if (this.state.outbox.some((row) => row.state.type === "sending") || isPersonAsked) {
      queueMicrotask(() => void this.connect());
    }
    return draft;
  }

  // The device answered after the chat had begun without it: what it stored comes first, and the rest after it.
  #handleLate(stored: StoredConversation): void {
    if (this.#isClosed) return;
    const { session, draft, erasures, past } = stored;
    const { credentials } = this.#transport;
    const { state } = this.#store;
    const spare = session && credentials.current?.session !== session.session && credentials.current;
    if (draft) this.#options.onDraft(draft);
    if (!session) {
      if (erasures.length > 0) void this.#loadErasing().then((erasing) => erasing?.finish(erasures));
      for (const row of past.outbox) this.#store.dispatch({ type: "queued", row });
      return;
    }
    credentials.replace(session);
    this.#adopt(stored);
    for (const { command, text } of spare ? saidIn(state) : state.outbox)
      void this.#store.outbox.queue(command, text);
    if (!spare) return;
    this.retryNow();
    // A form or a call for a person stays with the server.
    if (!state.log.every((event) => event.type === "said")) return;
    const erasure = { server: this.#options.server, ...spare };
    void this.#loadErasing().then((erasing) => erasing?.finish([erasure]));
  }

  #handleTabMessage(message: TabMessage): void {
    if (message.type === "erased") {
      if (message.session === (this.#transport.credentials.current?.session ?? null)) this.#forget();
    } else if (message.type === "seen") this.#store.dispatch(message);
    else if (message.type === "draft") this.#options.onDraft(message.draft);
    else void this.#catchUp();
  }

  #handleFault(fault: StorageFault): void {
    if (fault === "erased") {
      this.#forget();
      return;
    }
    this.#store.dispatch({ type: "storage", storage: fault });
    if (fault === "damaged") this.#store.rewrite(this.#transport.credentials.current);
  }

  #forget(): void {
    this.#uploads?.close();
    this.#sender.settle();
    this.#transport.connection.close();
    this.#transport.credentials.forget();
    this.#store.forget();
    this.#options.onDraft("");
  }

  async #catchUp(): Promise<void> {
    await catchUp({
      store: this.#store,
      credentials: this.#transport.credentials,
      isClosed: () => this.#isClosed,
      onOtherSession: () => this.retryNow(),
    });
    if (!this.#isClosed) this.#sender.pump();
  }

  #changeOutbox(event: StateEvent): void {
    this.#store.dispatch(event);
    this.#store.announce();
    this.#sender.pump();
  }

  #handleConnection(connection: ConnectionState): void {
    if (connection.status !== "online") this.#sender.settle();
    else this.#syncedFrom = -1;
    this.#store.dispatch({ type: "connection", connection });
    this.#fillGap();
    this.#sender.pump();
  }

  #handleEvents(frame: readonly RoomEvent[]): void {
    const events = frame.map((event) => this.#sender.attribute(event));
    const { outbox } = this.state;
    this.#store.dispatch({ type: "events", events });
    for (const event of events) {
      this.#transport.handleEvent(event);
      if (event.type === "welcome") this.#store.handleWelcome(event.seq);
    }
    const hasNew = this.#store.reportMessages();
    if (this.state.outbox !== outbox || (hasNew && this.#tabs.isSender)) this.#store.announce();
    this.#fillGap();
    this.#sender.handleEvents(events);
  }

  #fillGap(): void {
    const { held, cursor } = this.state;
    if (held.length === 0 || this.#syncedFrom === cursor) return;
    if (this.#transport.connection.send({ type: "sync", since: cursor })) this.#syncedFrom = cursor;
  }
}
