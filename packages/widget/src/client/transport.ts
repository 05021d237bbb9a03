import {
  type HelloCommand,
  type Language,
  PROTOCOL_VERSION,
  type RefusalCode,
  type RoomEvent,
} from "@prosa/protocol";
import { Connection } from "./connection.ts";
import { Credentials } from "./credentials.ts";
import { roomUrl, SessionRefused } from "./session-requests.ts";
import type { ConnectionState } from "./state/state.ts";
import type { Store } from "./store.ts";
import type { Tabs } from "./tabs.ts";

const TOKEN_REFUSALS: readonly RefusalCode[] = ["bad-token", "token-expired", "wrong-session"];
const SESSION_REFUSALS: readonly RefusalCode[] = ["unknown-site", "origin-not-allowed"];

/** The addresses of a session that a client asks over HTTP. */
export type EndpointName =
  | "channels"
  | "devices"
  | "files"
  | "met"
  | "track"
  | "transcriptions"
  | "transcript/mail";

/** An address of a session over HTTP, and the session's token. */
export interface SessionEndpoint {
  session: string;
  url: string;
  token: string;
}

interface TransportOptions {
  site: string;
  /** The server's address without a slash at its end. */
  server: string;
  language: () => Language | undefined;
  identity: () => string | undefined;
  takeEarly?: (() => Promise<Response | undefined> | undefined) | undefined;
  retryDelay: (attempt: number) => number;
  store: Store;
  tabs: Tabs;
  onState: (state: ConnectionState) => void;
  onEvents: (events: readonly RoomEvent[]) => void;
  onError: (code: string, message: string) => void;
  /** Called when the server says that the visitor erased the session. */
  onErased: () => void;
}

/** The way to the session's room: the credentials and the connection. A refusal of the one reaches the other. */
export class Transport {
  readonly credentials: Credentials;
  readonly connection: Connection;
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    const { site, server, store, tabs, language, identity, retryDelay, onState, onEvents, onErased } =
      options;
    this.#options = options;
    this.credentials = new Credentials({
      server,
      site,
      language,
      takeEarly: options.takeEarly,
      onSite: (visited) => store.dispatch({ type: "site", site: visited }),
      history: store.history,
      tabs,
      onNewSession: () => store.handleNewSession(),
      onErased,
    });
    this.connection = new Connection({
      url: () => this.#findRoom(),
      hello: () => ({
        type: "hello",
        protocol: PROTOCOL_VERSION,
        token: this.credentials.current?.token ?? "",
        since: store.state.cursor,
        epoch: store.state.epoch,
        ...wished(language(), identity()),
      }),
      onState,
      onEvents,
      retryDelay,
    });
  }

  /** Handles a refused token, and reports any other refusal to the page. */
  handleEvent(event: RoomEvent): void {
    if (event.type === "welcome") this.credentials.handleAccepted();
    if (event.type === "refused" && TOKEN_REFUSALS.includes(event.code)) {
      // An expired token is common; the visitor should not wait for the next attempt.
      if (this.credentials.handleRefused() === "stale") this.connection.retryNow();
    } else if (event.type === "refused" || event.type === "rejected") {
      this.#options.onError(event.code, event.message);
    }
  }

  /** Finds an address of the session over HTTP; `isStale` after the last token was refused there. */
  async findEndpoint(name: EndpointName, isStale: boolean): Promise<SessionEndpoint | undefined> {
    const { credentials } = this;
    if (!credentials.current) return undefined;
    if (isStale) credentials.handleRefused();
    const { session, token } = await credentials.acquire();
    credentials.handleAccepted();
    return { session, url: `${this.#options.server}/api/sessions/${session}/${name}`, token };
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

function wished(language: Language | undefined, identity: string | undefined): Partial<HelloCommand> {
  return { ...(language && { language }), ...(identity && { identity }) };
}
