import type { Language, SessionToken, VisitedSite } from "@prosa/protocol";
import type { History } from "../storage/history.ts";
import { createSession, refreshSession, SessionRefused } from "./session-requests.ts";
import type { Tabs } from "./tabs.ts";

// After these refusals the refresh token may still be valid, or no session is wanted.
const NOT_FINAL = ["unreachable", "rate-limited", "unavailable", "erased"];

interface CredentialsOptions {
  server: string;
  site: string;
  language: () => Language | undefined;
  /** Takes the answer to a request for a session that the page sent before the chat was loaded; gives it once. */
  takeEarly?: (() => Promise<Response | undefined> | undefined) | undefined;
  /** Called with the site, as the answer with a new session has it. */
  onSite: (site: VisitedSite) => void;
  history: Pick<History, "loadSession" | "saveSession">;
  tabs: Pick<Tabs, "alone">;
  /** Called when another session took the place of the last one: the log is void, the outbox is not. */
  onNewSession: () => void;
  /** Called when the server says that the visitor erased the session. */
  onErased: () => void;
}

/**
 * The session and its token, created at the first need and shared by the tabs. A token that the room refuses is refreshed
 * once. If the room refuses the fresh token too, or the refresh fails, a new session takes its place.
 */
export class Credentials {
  readonly #options: CredentialsOptions;
  #current: SessionToken | undefined;
  #doubt: "none" | "stale" | "void" = "none";
  #generation = 0;

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

  /** Takes a session that another device let this one into, and keeps it for the other tabs. */
  take(session: SessionToken): Promise<void> {
    return this.#options.tabs.alone(async () => {
      this.adopt(session);
      await this.#options.history.saveSession(session);
    });
  }

  /** Continues with a session whose log is known: nothing of it is void. */
  replace(session: SessionToken): void {
    this.#current = session;
    this.#doubt = "none";
  }

  /** Forgets the session, after its erasure. */
  forget(): void {
    this.#current = undefined;
    this.#doubt = "none";
    this.#generation += 1;
  }

  handleAccepted(): void {
    this.#doubt = "none";
  }

  handleRefused(): "stale" | "void" {
    this.#doubt = this.#doubt === "none" ? "stale" : "void";
    return this.#doubt;
  }

  /** Resolves to a token that may be valid. Rejects with `SessionRefused`. */
  acquire(): Promise<SessionToken> {
    return this.#options.tabs.alone(async () => {
      const doubt = this.#doubt;
      const generation = this.#generation;
      const stored = await this.#options.history.loadSession();
      // Read before the erasure and come after it: it would bring the erased session back.
      if (generation !== this.#generation) throw new SessionRefused("erased");
      this.adopt(stored);
      if (this.#current && this.#doubt === "none") return this.#current;
      const known = this.#current;
      const refreshed = doubt === "stale" ? await this.#refresh() : undefined;
      const session = refreshed ?? (await this.#create());
      if (generation !== this.#generation) throw new SessionRefused("erased");
      // The device came with a session meanwhile.
      if (!known && this.#current) return this.#current;
      // A fresh token stays in doubt until the room has welcomed it: a second refusal asks for a new session.
      if (refreshed) this.#current = refreshed;
      else this.adopt(session);
      await this.#options.history.saveSession(session);
      return session;
    });
  }

  async #create(): Promise<SessionToken> {
    const { server, site, language: languageOf, takeEarly, onSite } = this.#options;
    const language = languageOf();
    const request = { site, ...(language && { language }) };
    const { site: visited, ...session } = await createSession(server, request, takeEarly?.());
    if (visited) onSite(visited);
    return session;
  }

  async #refresh(): Promise<SessionToken | undefined> {
    if (!this.#current) return undefined;
    try {
      return await refreshSession(this.#options.server, this.#current);
    } catch (error) {
      if (!(error instanceof SessionRefused)) return undefined;
      if (error.code === "erased") this.#options.onErased();
      if (NOT_FINAL.includes(error.code)) throw error;
      return undefined;
    }
  }
}
