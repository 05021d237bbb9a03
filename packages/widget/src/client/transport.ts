import { type Language, PROTOCOL_VERSION, type RefusalCode, type RoomEvent } from "@prosa/protocol";
import type { WidgetLanguage } from "../strings/language.ts";
import { Connection } from "./connection.ts";
import { Credentials } from "./credentials.ts";
import { roomUrl, SessionRefused } from "./session-requests.ts";
import type { ConnectionState } from "./state/state.ts";
import type { Ledger } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import type { TranscriptionDesk } from "../features/voice/transcription.ts";

const TOKEN_REFUSALS: readonly RefusalCode[] = ["bad-token", "token-expired", "wrong-session"];
const SESSION_REFUSALS: readonly RefusalCode[] = ["unknown-site", "origin-not-allowed"];

export interface LineOptions {
  site: string;
  /** The server's address without a slash at its end. */
  server: string;
  language: () => WidgetLanguage;
  retryDelay: (attempt: number) => number;
  ledger: Ledger;
  tabs: Tabs;
  onState: (state: ConnectionState) => void;
  onEvents: (events: readonly RoomEvent[]) => void;
  onError: (code: string, message: string) => void;
  /** The visitor erased the session, here or elsewhere. */
  onErased: () => void;
}

/** The way to the session's room: the token that opens it, and the connection; what one refuses, the other hears of. */
export class Line {
  readonly credentials: Credentials;
  readonly connection: Connection;
  readonly #options: LineOptions;

  constructor(options: LineOptions) {
    const { site, server, ledger, tabs, language, retryDelay, onState, onEvents, onErased } = options;
    this.#options = options;
    this.credentials = new Credentials({
      server,
      site,
      history: ledger.history,
      tabs,
      onNewSession: () => ledger.startAnew(),
      onErased,
    });
    this.connection = new Connection({
      url: () => this.#findRoom(),
      hello: () => ({
        type: "hello",
        protocol: PROTOCOL_VERSION,
        token: this.credentials.current?.token ?? "",
        since: ledger.state.cursor,
        epoch: ledger.state.epoch,
        ...languageWish(language()),
      }),
      onState,
      onEvents,
      retryDelay,
    });
  }

  /** Takes what an event says of the token, and tells the page of whatever else was refused. */
  handleEvent(event: RoomEvent): void {
    if (event.type === "welcome") this.credentials.handleAccepted();
    if (event.type === "refused" && TOKEN_REFUSALS.includes(event.code)) {
      // A token that merely grew old is no reason to keep the visitor waiting.
      if (this.credentials.handleRefused() === "stale") this.connection.retryNow();
    } else if (event.type === "refused" || event.type === "rejected") {
      this.#options.onError(event.code, event.message);
    }
  }

  /** Where this session's recordings are transcribed; `isStale` when the last token was refused there. */
  async findDesk(isStale: boolean): Promise<TranscriptionDesk | undefined> {
    const { credentials } = this;
    if (!credentials.current) return undefined;
    if (isStale) credentials.handleRefused();
    const { session, token } = await credentials.acquire();
    credentials.handleAccepted();
    return { url: `${this.#options.server}/api/sessions/${session}/transcriptions`, token };
  }

  async #findRoom(): Promise<string> {
    try {
      const { session } = await this.credentials.acquire();
      return roomUrl(this.#options.server, session);
    } catch (error) {
      if (error instanceof SessionRefused) {
        const code = SESSION_REFUSALS.find((known) => known === error.code);
        if (code) this.connection.refuse(code);
        this.connection.holdOff(error.retryAfterMs);
        this.#options.onError(error.code, error.message);
      }
      throw error;
    }
  }
}

// A room takes only the languages that it answers in; without a wish it goes by what the visitor writes.
function languageWish(language: WidgetLanguage): { language?: Language } {
  return language === "ar" ? {} : { language };
}
