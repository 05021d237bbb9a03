import {
  type Language,
  type LoggedCommand,
  type Message,
  PROTOCOL_VERSION,
  type RefusalCode,
  type RoomEvent,
} from "@prosa/protocol";
import { Connection } from "./connection.ts";
import { Credentials } from "./credentials.ts";
import type { Erasures } from "./erasures.ts";
import { History, type StorageFault } from "./history.ts";
import { type Erasure, roomUrl, SessionRefused } from "./session.ts";
import {
  type ChatState,
  type ConnectionState,
  type Happening,
  INITIAL_STATE,
  type Past,
  reduce,
} from "./state.ts";
import type { WidgetLanguage } from "./strings/language.ts";
import { type TabNews, Tabs } from "./tabs.ts";
import type { TranscriptionDesk } from "./voice/transcription.ts";

const CONFIRM_TIMEOUT_MS = 12_000;
const TOKEN_REFUSALS: readonly RefusalCode[] = ["bad-token", "token-expired", "wrong-session"];
const SESSION_REFUSALS: readonly RefusalCode[] = ["unknown-site", "origin-not-allowed"];

export interface ConversationOptions {
  site: string;
  /** The server's address without a slash at its end. */
  server: string;
  language: () => WidgetLanguage;
  onChange: () => void;
  onMessage: (message: Message) => void;
  onError: (code: string, message: string) => void;
  /** The input as it is left by another tab, or empty after an erasure. */
  onDraft: (draft: string) => void;
  /** Whether nothing may be stored, nor the server asked, before the visitor's first act or `grantConsent`. */
  isConsentRequired: boolean;
  retryDelay: (attempt: number) => number;
}

/** One site's conversation in this tab: folds events into the state, keeps history and outbox, sends what is due. */
export class Conversation {
  state: ChatState = INITIAL_STATE;
  readonly history: History;
  /** Settles when the device's memory has been read; resolves to the draft it held. */
  readonly restored: Promise<string>;

  readonly #options: ConversationOptions;
  readonly #tabs: Tabs;
  readonly #credentials: Credentials;
  readonly #connection: Connection;
  #erasures: Erasures | undefined;
  #position = 0;
  #told = 0;
  #syncedFrom = -1;
  #inFlight: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saved: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: ConversationOptions) {
    const { site, server } = options;
    this.#options = options;
    this.history = new History(site, (fault) => this.#handleFault(fault), options.isConsentRequired);
    if (options.isConsentRequired) this.state = { ...this.state, consent: "awaited" };
    this.#tabs = new Tabs(site, {
      onLead: () => void this.#catchUp(),
      onNews: (news) => this.#handleNews(news),
    });
    this.#credentials = new Credentials({
      server,
      site,
      history: this.history,
      tabs: this.#tabs,
      onNewSession: () => {
        this.#told = 0;
        this.#dispatch({ type: "session-changed" });
      },
      onErased: () => void this.#eraseHere(),
    });
    this.#connection = new Connection({
      url: () => this.#findRoom(),
      hello: () => ({
        type: "hello",
        protocol: PROTOCOL_VERSION,
        token: this.#credentials.current?.token ?? "",
        since: this.state.cursor,
        epoch: this.state.epoch,
        ...languageWish(options.language()),
      }),
      onState: (connection) => this.#handleConnection(connection),
      onEvents: (events) => this.#handleEvents(events),
      retryDelay: options.retryDelay,
    });
    this.restored = this.#restore();
  }

  /** Makes the session where there is none, and keeps the line to its room up from now on. */
  async connect(): Promise<void> {
    await this.restored;
    const { connection, consent } = this.state;
    if (this.#isClosed || connection.status !== "idle" || consent === "awaited") return;
    this.#tabs.join();
    this.#connection.open();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#settleFlight();
    this.#connection.close();
    this.#tabs.leave();
    this.#erasures?.leave();
  }

  /** Lets the device keep the conversation from now on, and the server be asked. */
  grantConsent(): void {
    this.history.release();
    this.#dispatch({ type: "consent", consent: "given" });
  }

  /** Takes everything back: here and in the other tabs at once, at the server as soon as it can be reached. */
  async erase(): Promise<void> {
    await this.restored;
    const { current } = this.#credentials;
    const { server } = this.#options;
    const erasure = current && { server, session: current.session, refreshToken: current.refreshToken };
    await this.#eraseHere(erasure);
    if (erasure) await this.#finish([erasure]);
    this.#handleErasures();
  }

  saveDraft(draft: string): void {
    void this.history.saveDraft(draft);
    this.#tabs.announce({ type: "draft", draft });
  }

  /** Puts a command into the outbox, where it survives a reload, and only then shows and sends it. */
  async enqueue(command: LoggedCommand, text: string): Promise<void> {
    await this.restored;
    this.grantConsent();
    const position = Math.max(this.#position, ...this.state.outbox.map((row) => row.position)) + 1;
    this.#position = position;
    const row = { position, command, text, state: { type: "sending" as const } };
    await this.history.saveOutboxRow(row);
    this.#dispatch({ type: "queued", row });
    this.#tabs.announce({ type: "changed" });
    await this.connect();
    this.#pump();
  }

  retry(id: string): void {
    this.#changeOutbox({ type: "retried", id });
    if (this.state.connection.status === "offline") this.retryNow();
  }

  discard(id: string): void {
    this.#changeOutbox({ type: "discarded", id });
  }

  /** Where this session's recordings are transcribed; `isStale` when the last token was refused there. */
  async findDesk(isStale: boolean): Promise<TranscriptionDesk | undefined> {
    if (!this.#credentials.current) return undefined;
    if (isStale) this.#credentials.handleRefused();
    const { session, token } = await this.#credentials.acquire();
    this.#credentials.handleAccepted();
    return { url: `${this.#options.server}/api/sessions/${session}/transcriptions`, token };
  }

  stop(replyId: string): void {
    this.#connection.send({ type: "stop", replyId });
  }

  tellTyping(isTyping: boolean): void {
    this.#connection.send({ type: "typing", isTyping });
  }

  markSeen(through: number): void {
    if (through <= this.state.seen) return;
    this.#dispatch({ type: "seen", through });
    this.#tabs.announce({ type: "seen", through });
    this.#connection.send({ type: "seen", through });
  }

  async #restore(): Promise<string> {
    this.#tabs.listen();
    const { past, session, draft, erasures, isUnsentLost } = await this.history.load();
    if (this.#isClosed) return "";
    this.#credentials.adopt(session);
    if (erasures.length > 0) void this.#finish(erasures);
    this.#position = Math.max(0, ...past.outbox.map((row) => row.position));
    this.#takeOver(past);
    if (!this.history.isHeld) this.#dispatch({ type: "consent", consent: "given" });
    if (isUnsentLost) this.#dispatch({ type: "storage", storage: "damaged" });
    const isWaitedFor = past.log.some((event) => event.type === "handed-over");
    if (this.state.outbox.some((row) => row.state.type === "sending") || isWaitedFor) {
      queueMicrotask(() => void this.connect());
    }
    return draft;
  }

  async #findRoom(): Promise<string> {
    try {
      const { session } = await this.#credentials.acquire();
      return roomUrl(this.#options.server, session);
    } catch (error) {
      if (error instanceof SessionRefused) {
        const code = SESSION_REFUSALS.find((known) => known === error.code);
        if (code) this.#connection.refuse(code);
        this.#connection.holdOff(error.retryAfterMs);
        this.#options.onError(error.code, error.message);
      }
      throw error;
    }
  }

  #takeOver(past: Past): void {
    this.#told = past.cursor;
    this.state = reduce(this.state, { type: "restored", past });
    this.#options.onChange();
  }

  #handleNews(news: TabNews): void {
    if (news.type === "erased") {
      if (news.session === this.#session) this.#forget();
    } else if (news.type === "seen") this.#dispatch(news);
    else if (news.type === "draft") this.#options.onDraft(news.draft);
    else void this.#catchUp();
  }

  #handleFault(fault: StorageFault): void {
    if (fault === "erased") {
      this.#forget();
      return;
    }
    this.#dispatch({ type: "storage", storage: fault });
    const { current } = this.#credentials;
    if (fault !== "damaged" || !current) return;
    void this.history.saveSession(current);
    void this.history.save(INITIAL_STATE, this.state);
  }

  async #eraseHere(erasure?: Erasure): Promise<void> {
    const session = this.#session;
    const erased = this.history.erase(erasure);
    this.#forget();
    await erased;
    this.#tabs.announce({ type: "erased", session });
  }

  get #session(): string | null {
    return this.#credentials.current?.session ?? null;
  }

  #forget(): void {
    this.#settleFlight();
    this.#connection.close();
    this.#credentials.forget();
    this.#told = 0;
    this.history.restart();
    this.state = reduce(this.state, { type: "erased" });
    this.#options.onDraft("");
    this.#options.onChange();
  }

  async #finish(erasures: readonly unknown[]): Promise<void> {
    const { Erasures } = await import("./erasures.ts");
    if (this.#isClosed) return;
    this.#erasures ??= new Erasures(this.history, () => this.#handleErasures());
    this.#erasures.add(erasures);
  }

  #handleErasures(): void {
    if (this.state.log.length + this.state.outbox.length > 0 || this.#isClosed) return;
    this.#dispatch({ type: "erasure", erasure: this.#erasures?.isPending ? "pending" : "done" });
  }

  // A tab that has no line of its own reads what the others wrote.
  async #catchUp(): Promise<void> {
    if (this.state.connection.status === "idle") {
      const { past, session } = await this.history.load();
      if (this.#isClosed || this.state.connection.status !== "idle") return;
      this.#credentials.adopt(session);
      if (session) this.#dispatch({ type: "consent", consent: "given" });
      return this.#takeOver({ ...past, seen: Math.max(past.seen, this.state.seen) });
    }
    const session = this.#credentials.current;
    this.#credentials.adopt(await this.history.loadSession());
    if (this.#isClosed) return;
    if (session && session.session !== this.#credentials.current?.session) this.retryNow();
    // What changed here while the outbox was being read is newer than what was read.
    let known: ChatState["outbox"];
    let rows: ChatState["outbox"] | undefined;
    do {
      known = this.state.outbox;
      rows = await this.history.loadOutbox();
    } while (known !== this.state.outbox);
    if (this.#isClosed) return;
    if (rows) this.#dispatch({ type: "outbox", rows });
    this.#pump();
  }

  #changeOutbox(happening: Happening): void {
    this.#dispatch(happening);
    this.#announce();
    this.#pump();
  }

  // The other tabs read what is stored, so they hear of it only once it is.
  #announce(): void {
    void this.#saved.then(() => this.#tabs.announce({ type: "changed" }));
  }

  #dispatch(happening: Happening): void {
    const before = this.state;
    const after = reduce(before, happening);
    if (after === before) return;
    this.state = after;
    this.#saved = this.history?.save(before, after) ?? this.#saved;
    this.#options.onChange();
  }

  #handleConnection(connection: ConnectionState): void {
    if (connection.status !== "online") this.#settleFlight();
    else this.#syncedFrom = -1;
    this.#dispatch({ type: "connection", connection });
    this.#fillGap();
    this.#pump();
  }

  #handleEvents(frame: readonly RoomEvent[]): void {
    const events = frame.map((event) => this.#attribute(event));
    const { outbox } = this.state;
    this.#dispatch({ type: "events", events });
    for (const event of events) this.#react(event);
    const fresh = this.state.cursor - this.#told;
    for (const event of fresh > 0 ? this.state.log.slice(-fresh) : []) {
      this.#told = event.seq;
      if (event.type === "said") this.#options.onMessage(event.message);
    }
    if (this.state.outbox !== outbox || (fresh > 0 && this.#tabs.isSender)) this.#announce();
    this.#fillGap();
    const row = this.state.outbox.find(({ command }) => command.id === this.#inFlight);
    if (row?.state.type !== "sending") {
      this.#settleFlight();
      this.#pump();
    }
  }

  // A frame that the room could not read gets a rejection without an id: it can only be the one on its way.
  #attribute(event: RoomEvent): RoomEvent {
    if (event.type !== "rejected" || event.id !== undefined || this.#inFlight === undefined) return event;
    return { ...event, id: this.#inFlight };
  }

  #react(event: RoomEvent): void {
    if (event.type === "welcome") this.#credentials.handleAccepted();
    if (event.type === "refused") {
      if (TOKEN_REFUSALS.includes(event.code)) {
        // A token that merely grew old is no reason to keep the visitor waiting.
        if (this.#credentials.handleRefused() === "stale") this.retryNow();
      } else this.#options.onError(event.code, event.message);
    }
    if (event.type === "rejected") {
      this.#options.onError(event.code, event.message);
      if (event.retryAfterMs !== undefined && event.id === this.#inFlight) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#inFlight = undefined;
          this.#pump();
        }, event.retryAfterMs);
      }
    }
  }

  #fillGap(): void {
    const { held, cursor } = this.state;
    if (held.length === 0 || this.#syncedFrom === cursor) return;
    if (this.#connection.send({ type: "sync", since: cursor })) this.#syncedFrom = cursor;
  }

  // One at a time, so that a refusal of one can never let a later one overtake it.
  #pump(): void {
    if (!this.#tabs.isSender || this.#inFlight !== undefined) return;
    const head = this.state.outbox.find((row) => row.state.type === "sending");
    if (!head || !this.#connection.send(head.command)) return;
    this.#inFlight = head.command.id;
    this.#timer = setTimeout(() => this.retryNow(), CONFIRM_TIMEOUT_MS);
  }

  #settleFlight(): void {
    clearTimeout(this.#timer);
    this.#inFlight = undefined;
  }
}

// A room takes only the languages that it answers in; without a wish it goes by what the visitor writes.
function languageWish(language: WidgetLanguage): { language?: Language } {
  return language === "ar" ? {} : { language };
}
