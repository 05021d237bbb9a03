import type { SessionToken } from "@prosa/protocol";
import type { History } from "../storage/history.ts";
import { createSession, refreshSession, SessionRefused } from "./session-requests.ts";
import type { Tabs } from "./tabs.ts";

// After these the refresh token may still be good, or nothing is to be asked for.
const NOT_FOR_GOOD = ["unreachable", "rate-limited", "unavailable", "erased"];

export interface CredentialsOptions {
  server: string;
  site: string;
  history: History;
  tabs: Tabs;
  /** The conversation is another one now: the old log is of no use, what was not sent yet is. */
  onNewSession: () => void;
  /** The visitor erased the session, here or elsewhere. */
  onErased: () => void;
}

/**
 * The session and its token, made when first needed and shared by the tabs. A token that the room refuses is refreshed
 * once; if the fresh one is refused as well, or cannot be had, a new session takes its place.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  #current: SessionToken | undefined;
  #doubt: "none" | "stale" | "void" = "none";
  #life = 0;

  constructor(options: CredentialsOptions) {
    this.#options = options;
  }

  get current(): SessionToken | undefined {
    return this.#current;
  }

  adopt(session: SessionToken | undefined): void {
    if (!session || session.token === this.#current?.token) return;
    const isOther = this.#current !== undefined && this.#current.session !== session.session;
    this.#current = session;
    this.#doubt = "none";
    if (isOther) this.#options.onNewSession();
  }

  /** Lets go of the session, as after its erasure. */
  forget(): void {
    this.#current = undefined;
    this.#doubt = "none";
    this.#life += 1;
  }

  handleAccepted(): void {
    this.#doubt = "none";
  }

  handleRefused(): "stale" | "void" {
    this.#doubt = this.#doubt === "none" ? "stale" : "void";
    return this.#doubt;
  }

  /** Resolves to a token worth trying. Throws `SessionRefused`. */
  acquire(): Promise<SessionToken> {
    return this.#options.tabs.alone(async () => {
      const doubt = this.#doubt;
      this.adopt(await this.#options.history.loadSession());
      if (this.#current && this.#doubt === "none") return this.#current;
      const life = this.#life;
      const refreshed = doubt === "stale" ? await this.#refresh() : undefined;
      const session = refreshed ?? (await createSession(this.#options.server, this.#options.site));
      if (life !== this.#life) throw new SessionRefused("erased");
      // A fresh token stays in doubt until the room has welcomed it: a second refusal asks for a new session.
      if (refreshed) this.#current = refreshed;
      else this.adopt(session);
      await this.#options.history.saveSession(session);
      return session;
    });
  }

  async #refresh(): Promise<SessionToken | undefined> {
    if (!this.#current) return undefined;
    try {
      return await refreshSession(this.#options.server, this.#current);
    } catch (error) {
      if (!(error instanceof SessionRefused)) return undefined;
      if (error.code === "erased") this.#options.onErased();
      if (NOT_FOR_GOOD.includes(error.code)) throw error;
      return undefined;
    }
  }
}
