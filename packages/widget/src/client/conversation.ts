import type { LoggedCommand, Message, RoomEvent } from "@prosa/protocol";
import { lazily } from "./lazily.ts";
import type { History, StorageFault } from "../storage/history.ts";
import type { WidgetLanguage } from "../strings/language.ts";
import { catchUp } from "./catch-up.ts";
import type { Drafts } from "./drafts.ts";
import type { Erasing } from "./erasing.ts";
import { Sender } from "./sender.ts";
import type { ChatState, ConnectionState, Happening } from "./state/state.ts";
import { Ledger } from "./store.ts";
import { type TabNews, Tabs } from "./tabs.ts";
import type { TranscriptionDesk } from "../features/voice/transcription.ts";
import { Line } from "./transport.ts";

export interface ConversationOptions {
  site: string;
  /** The server's address without a slash at its end. */
  server: string;
  language: () => WidgetLanguage;
  onChange: () => void;
  /** A message has entered the log; `isPast` when it was there before this tab came. */
  onMessage: (message: Message, isPast: boolean) => void;
  onError: (code: string, message: string) => void;
  /** The input as it is left by another tab, or empty after an erasure. */
  onDraft: (draft: string) => void;
  /** Whether nothing may be stored, nor the server asked, before the visitor's first act or `grantConsent`. */
  isConsentRequired: boolean;
  retryDelay: (attempt: number) => number;
}

/** One site's conversation in this tab: what the room says goes into the ledger, and what the ledger holds is sent. */
export class Conversation {
  /** Settles when the device's memory has been read; resolves to the draft it held. */
  readonly restored: Promise<string>;

  readonly #options: ConversationOptions;
  readonly #tabs: Tabs;
  readonly #ledger: Ledger;
  readonly #line: Line;
  readonly #sender: Sender;
  readonly #loadErasing: () => Promise<Erasing | undefined>;
  #erasing: Erasing | undefined;
  #syncedFrom = -1;
  #isClosed = false;

  constructor(options: ConversationOptions) {
    const { site, server, isConsentRequired, language, retryDelay, onChange, onMessage, onError } = options;
    this.#options = options;
    const tabs = new Tabs(site, {
      onLead: () => void this.#catchUp(),
      onNews: (news) => this.#handleNews(news),
    });
    const ledger = new Ledger({
      site,
      isConsentRequired,
      onChange,
      onMessage,
      onFault: (fault) => this.#handleFault(fault),
      announce: (news) => tabs.announce(news),
    });
    const line = new Line({
      site,
      server,
      language,
      retryDelay,
      ledger,
      tabs,
      onState: (state) => this.#handleConnection(state),
      onEvents: (events) => this.#handleEvents(events),
      onError,
      onErased: () => void this.#loadErasing().then((erasing) => erasing?.eraseHere()),
    });
    this.#tabs = tabs;
    this.#ledger = ledger;
    this.#line = line;
    this.#sender = new Sender({
      outbox: () => ledger.state.outbox,
      isSender: () => tabs.isSender,
      send: (command) => line.connection.send(command),
      onSilence: () => this.retryNow(),
    });
    this.#loadErasing = lazily(async () => {
      const { Erasing } = await import("./erasing.ts");
      this.#erasing = new Erasing({
        site,
        server,
        ledger,
        credentials: line.credentials,
        tabs,
        onForget: () => this.#forget(),
      });
      if (this.#isClosed) this.#erasing.close();
      return this.#erasing;
    });
    this.restored = this.#restore();
  }

  get state(): ChatState {
    return this.#ledger.state;
  }

  get drafts(): Drafts {
    return this.#ledger.drafts;
  }

  get history(): History {
    return this.#ledger.history;
  }

  /** Makes the session where there is none, and keeps the line to its room up from now on. */
  async connect(): Promise<void> {
    await this.restored;
    const { connection, consent } = this.state;
    if (this.#isClosed || connection.status !== "idle" || consent === "awaited") return;
    this.#tabs.join();
    this.#line.connection.open();
  }

  retryNow(): void {
    this.#line.connection.retryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#sender.settle();
    this.#line.connection.close();
    this.#tabs.leave();
    this.#erasing?.close();
  }

  /** Lets the device keep the conversation from now on, and the server be asked. */
  grantConsent(): void {
    this.history.release();
    this.#ledger.dispatch({ type: "consent", consent: "given" });
  }

  /** Takes everything back: here and in the other tabs at once, at the server as soon as it can be reached. */
  async erase(): Promise<void> {
    await this.restored;
    await (await this.#loadErasing())?.erase();
  }

  saveDraft(draft: string): void {
    void this.history.saveDraft(draft);
    this.#tabs.announce({ type: "draft", draft });
  }

  /** Puts a command into the outbox, where it survives a reload, and only then shows and sends it. */
  async enqueue(command: LoggedCommand, text: string): Promise<void> {
    await this.restored;
    this.grantConsent();
    await this.#ledger.queue(command, text);
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

  /** Where this session's recordings are transcribed; `isStale` when the last token was refused there. */
  findDesk(isStale: boolean): Promise<TranscriptionDesk | undefined> {
    return this.#line.findDesk(isStale);
  }

  stop(replyId: string): void {
    this.#line.connection.send({ type: "stop", replyId });
  }

  tellTyping(isTyping: boolean): void {
    this.#line.connection.send({ type: "typing", isTyping });
  }

  markSeen(through: number): void {
    if (through <= this.state.seen) return;
    this.#ledger.dispatch({ type: "seen", through });
    this.#tabs.announce({ type: "seen", through });
    this.#line.connection.send({ type: "seen", through });
  }

  async #restore(): Promise<string> {
    this.#tabs.listen();
    const { past, session, draft, erasures, isUnsentLost } = await this.history.load();
    if (this.#isClosed) return "";
    this.#line.credentials.adopt(session);
    if (erasures.length > 0) void this.#loadErasing().then((erasing) => erasing?.finish(erasures));
    this.#ledger.adopt(past);
    if (!this.history.isHeld) this.#ledger.dispatch({ type: "consent", consent: "given" });
    if (isUnsentLost) this.#ledger.dispatch({ type: "storage", storage: "damaged" });
    const isWaitedFor = past.log.some((event) => event.type === "handed-over");
    if (this.state.outbox.some((row) => row.state.type === "sending") || isWaitedFor) {
      queueMicrotask(() => void this.connect());
    }
    return draft;
  }

  #handleNews(news: TabNews): void {
    if (news.type === "erased") {
      if (news.session === (this.#line.credentials.current?.session ?? null)) this.#forget();
    } else if (news.type === "seen") this.#ledger.dispatch(news);
    else if (news.type === "draft") this.#options.onDraft(news.draft);
    else void this.#catchUp();
  }

  #handleFault(fault: StorageFault): void {
    if (fault === "erased") {
      this.#forget();
      return;
    }
    this.#ledger.dispatch({ type: "storage", storage: fault });
    if (fault === "damaged") this.#ledger.rewrite(this.#line.credentials.current);
  }

  #forget(): void {
    this.#sender.settle();
    this.#line.connection.close();
    this.#line.credentials.forget();
    this.#ledger.forget();
    this.#options.onDraft("");
  }

  async #catchUp(): Promise<void> {
    await catchUp({
      ledger: this.#ledger,
      credentials: this.#line.credentials,
      isClosed: () => this.#isClosed,
      onOtherSession: () => this.retryNow(),
    });
    if (!this.#isClosed) this.#sender.pump();
  }

  #changeOutbox(happening: Happening): void {
    this.#ledger.dispatch(happening);
    this.#ledger.announce();
    this.#sender.pump();
  }

  #handleConnection(connection: ConnectionState): void {
    if (connection.status !== "online") this.#sender.settle();
    else this.#syncedFrom = -1;
    this.#ledger.dispatch({ type: "connection", connection });
    this.#fillGap();
    this.#sender.pump();
  }

  #handleEvents(frame: readonly RoomEvent[]): void {
    const events = frame.map((event) => this.#sender.attribute(event));
    const { outbox } = this.state;
    this.#ledger.dispatch({ type: "events", events });
    for (const event of events) {
      this.#line.handleEvent(event);
      if (event.type === "welcome") this.#ledger.handleWelcome(event.seq);
    }
    const hasNews = this.#ledger.tellNews();
    if (this.state.outbox !== outbox || (hasNews && this.#tabs.isSender)) this.#ledger.announce();
    this.#fillGap();
    this.#sender.follow(events);
  }

  #fillGap(): void {
    const { held, cursor } = this.state;
    if (held.length === 0 || this.#syncedFrom === cursor) return;
    if (this.#line.connection.send({ type: "sync", since: cursor })) this.#syncedFrom = cursor;
  }
}
