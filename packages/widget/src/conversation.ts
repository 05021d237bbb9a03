import {
  type Language,
  type LoggedCommand,
  type Message,
  PROTOCOL_VERSION,
  type RefusalCode,
  type RoomEvent,
} from "@prosa/protocol";
import { catchUp } from "./catch-up.ts";
import { Connection } from "./connection.ts";
import { Credentials } from "./credentials.ts";
import type { Erasing } from "./erasing.ts";
import type { Drafts } from "./forms/drafts.ts";
import type { History, StorageFault } from "./history.ts";
import { lazily } from "./lazily.ts";
import { Ledger } from "./ledger.ts";
import { Sender } from "./sender.ts";
import { roomUrl, SessionRefused } from "./session.ts";
import type { ChatState, ConnectionState, Happening } from "./state.ts";
import type { WidgetLanguage } from "./strings/language.ts";
import { type TabNews, Tabs } from "./tabs.ts";
import type { TranscriptionDesk } from "./voice/transcription.ts";

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

/** One site's conversation in this tab: what the room says goes into the ledger, and what the ledger holds is sent. */
export class Conversation {
  /** Settles when the device's memory has been read; resolves to the draft it held. */
  readonly restored: Promise<string>;

  readonly #options: ConversationOptions;
  readonly #tabs: Tabs;
  readonly #ledger: Ledger;
  readonly #credentials: Credentials;
  readonly #connection: Connection;
  readonly #sender: Sender;
  readonly #loadErasing: () => Promise<Erasing | undefined>;
  #erasing: Erasing | undefined;
  #syncedFrom = -1;
  #isClosed = false;

  constructor(options: ConversationOptions) {
    const { site, server, isConsentRequired, onChange, onMessage } = options;
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
    const credentials = new Credentials({
      server,
      site,
      history: ledger.history,
      tabs,
      onNewSession: () => ledger.startAnew(),
      onErased: () => void this.#loadErasing().then((erasing) => erasing?.eraseHere()),
    });
    const connection = new Connection({
      url: () => this.#findRoom(),
      hello: () => ({
        type: "hello",
        protocol: PROTOCOL_VERSION,
        token: credentials.current?.token ?? "",
        since: ledger.state.cursor,
        epoch: ledger.state.epoch,
        ...languageWish(options.language()),
      }),
      onState: (state) => this.#handleConnection(state),
      onEvents: (events) => this.#handleEvents(events),
      retryDelay: options.retryDelay,
    });
    this.#tabs = tabs;
    this.#ledger = ledger;
    this.#credentials = credentials;
    this.#connection = connection;
    this.#sender = new Sender({
      outbox: () => ledger.state.outbox,
      isSender: () => tabs.isSender,
      send: (command) => connection.send(command),
      onSilence: () => this.retryNow(),
    });
    this.#loadErasing = lazily(async () => {
      const { Erasing } = await import("./erasing.ts");
      this.#erasing = new Erasing({ server, ledger, credentials, tabs, onForget: () => this.#forget() });
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
    this.#connection.open();
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#sender.settle();
    this.#connection.close();
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
    this.#ledger.dispatch({ type: "seen", through });
    this.#tabs.announce({ type: "seen", through });
    this.#connection.send({ type: "seen", through });
  }

  async #restore(): Promise<string> {
    this.#tabs.listen();
    const { past, session, draft, erasures, isUnsentLost } = await this.history.load();
    if (this.#isClosed) return "";
    this.#credentials.adopt(session);
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

  #handleNews(news: TabNews): void {
    if (news.type === "erased") {
      if (news.session === (this.#credentials.current?.session ?? null)) this.#forget();
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
    if (fault === "damaged") this.#ledger.rewrite(this.#credentials.current);
  }

  #forget(): void {
    this.#sender.settle();
    this.#connection.close();
    this.#credentials.forget();
    this.#ledger.forget();
    this.#options.onDraft("");
  }

  async #catchUp(): Promise<void> {
    await catchUp({
      ledger: this.#ledger,
      credentials: this.#credentials,
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
    for (const event of events) this.#react(event);
    const hasNews = this.#ledger.tellNews();
    if (this.state.outbox !== outbox || (hasNews && this.#tabs.isSender)) this.#ledger.announce();
    this.#fillGap();
    this.#sender.follow(events);
  }

  #react(event: RoomEvent): void {
    if (event.type === "welcome") this.#credentials.handleAccepted();
    if (event.type === "refused") {
      if (TOKEN_REFUSALS.includes(event.code)) {
        // A token that merely grew old is no reason to keep the visitor waiting.
        if (this.#credentials.handleRefused() === "stale") this.retryNow();
      } else this.#options.onError(event.code, event.message);
    }
    if (event.type === "rejected") this.#options.onError(event.code, event.message);
  }

  #fillGap(): void {
    const { held, cursor } = this.state;
    if (held.length === 0 || this.#syncedFrom === cursor) return;
    if (this.#connection.send({ type: "sync", since: cursor })) this.#syncedFrom = cursor;
  }
}

// A room takes only the languages that it answers in; without a wish it goes by what the visitor writes.
function languageWish(language: WidgetLanguage): { language?: Language } {
  return language === "ar" ? {} : { language };
}
