import type { SiteSettings } from "@prosa/protocol";
import { siteSettingsSchema } from "@prosa/protocol";
import type * as z from "zod/mini";
import type { Environment, EnvironmentResult } from "../platform/environment.ts";
import { faultOf } from "../platform/faults.ts";
import type { LogEntry } from "../platform/log.ts";
import type { RoomHost, RoomKind } from "../platform/room-host.ts";
import { Limiter } from "../security/limits.ts";
import { type Bearer, isSameSecret, type TokenUse, verifyToken } from "../security/tokens.ts";
import { admitsOrigin } from "../session/handshake.ts";
import { DIRECTORY_ID, type DirectoryEntry } from "../site/directory.ts";
import { ProblemError } from "./problem.ts";

/** The largest request body, in bytes. */
export const BODY_BYTES_MAX = 64 * 1024;

/** How much of a body that nobody wants is read before it is given up, in bytes. */
const DRAINED_BYTES_MAX = 16 * 1024 * 1024;

/** How long the front door trusts its list of sites, in milliseconds. */
const DIRECTORY_FRESH_MS = 2_000;

/** All that the front door may ask of its platform. */
export interface GatewayHost {
  environment: EnvironmentResult;
  callRoom: RoomHost["callRoom"];
  now(): number;
  newId(): string;
  log(entry: LogEntry): void;
}

/** What the front doors of one isolate share: whom they let in how often, and the list of sites. */
export class GatewayMemory {
  readonly limiters = new Map<string, Limiter>();
  directory: { entries: DirectoryEntry[]; readAt: number } | null = null;
}

/** One request's way in: who asks, and whether they may. Every check throws a `ProblemError`. */
export class Front {
  readonly host: GatewayHost;
  readonly request: Request;
  readonly #memory: GatewayMemory;

  constructor(host: GatewayHost, memory: GatewayMemory, request: Request) {
    this.host = host;
    this.#memory = memory;
    this.request = request;
  }

  get environment(): Environment {
    const { environment } = this.host;
    if (!environment.ok) throw new ProblemError(503, "not-configured", environment.problem);
    return environment.value;
  }

  /** The origin of the page that asks; `null` for whoever is not a browser. */
  get origin(): string | null {
    return this.request.headers.get("origin");
  }

  async requireOwner(): Promise<void> {
    const given = this.#bearerToken();
    if (given !== null && (await isSameSecret(given, this.environment.ownerKey))) return;
    throw new ProblemError(
      401,
      "bad-owner-key",
      "Send the owner's key: Authorization: Bearer PROSA_OWNER_KEY.",
    );
  }

  /** The session that a token speaks for; the token must be this session's own. */
  async requireSession(
    session: string,
    token: string | null = this.#bearerToken(),
    use: TokenUse = "session",
  ): Promise<Bearer> {
    if (token === null) {
      throw new ProblemError(401, "no-token", "Send the session's token: Authorization: Bearer TOKEN.");
    }
    const verified = await verifyToken(this.environment.secret, token, use, this.host.now());
    if (!verified.ok) {
      throw new ProblemError(
        401,
        verified.code,
        "Buy a new token with the refresh token, or open a new session.",
      );
    }
    if (verified.bearer.session === session) return verified.bearer;
    throw new ProblemError(403, "wrong-session", "This token is of another session.");
  }

  /** The session that a token speaks for, be it a session token or a refresh token. */
  async requireEither(session: string): Promise<Bearer> {
    return this.requireSession(session).catch(() => this.requireSession(session, undefined, "refresh"));
  }

  /** Counts one use against the asker's address; `name` keeps one kind of use apart from another. */
  spend(name: string, perMinute: number): void {
    const address = this.request.headers.get("cf-connecting-ip") ?? "unknown";
    let limiter = this.#memory.limiters.get(name);
    if (!limiter) {
      limiter = new Limiter({ capacity: perMinute, perMinute });
      this.#memory.limiters.set(name, limiter);
    }
    const waitMs = limiter.take(address, this.host.now());
    if (waitMs > 0)
      throw new ProblemError(
        429,
        "rate-limited",
        "Too many requests from one address; come back later.",
        waitMs,
      );
  }

  async body<Schema extends z.ZodMiniType>(
    schema: Schema,
    bytesMax = BODY_BYTES_MAX,
  ): Promise<z.infer<Schema>> {
    const parsed = schema.safeParse(await this.#json(bytesMax));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue?.path.join(".") || "the body";
    throw new ProblemError(
      422,
      "bad-body",
      `Not valid at ${where}: ${issue?.message ?? "see the server's README"}.`,
    );
  }

  /** Asks another room; one that cannot be reached, or fails, is a matter of waiting. */
  async room(kind: RoomKind, id: string, path: string, init?: RequestInit): Promise<Response> {
    const response = await this.host.callRoom(kind, id, path, init).catch((error: unknown) => {
      this.host.log({ level: "error", event: "room-unreachable", kind, error: faultOf(error) });
      return null;
    });
    if (response && response.status < 500) return response;
    throw new ProblemError(503, "unavailable", "A room did not answer; come back later.", 5_000);
  }

  /** Asks the room of a session; one that was erased for good is gone. */
  async sessionRoom(session: string, path: string, init?: RequestInit): Promise<Response> {
    const response = await this.room("main", session, path, init);
    if (response.status !== 410) return response;
    throw new ProblemError(410, "erased", "The visitor erased this session; open a new one.");
  }

  async settings(site: string): Promise<SiteSettings> {
    const response = await this.room("site", site, "/settings");
    if (response.status === 404) {
      throw new ProblemError(
        404,
        "unknown-site",
        `There is no site "${site}"; put its settings at PUT /api/sites/${site}.`,
      );
    }
    return siteSettingsSchema.parse(await response.json());
  }

  /** A browser may act for a site only from the site's own origins. */
  requireOrigin(settings: SiteSettings): void {
    if (this.origin === null || admitsOrigin(settings.origins, this.origin)) return;
    throw new ProblemError(403, "origin-not-allowed", `Add ${this.origin} to the site's origins.`);
  }

  /** The site named, or the only one there is. */
  async siteOrOnly(named: string | undefined): Promise<string> {
    if (named !== undefined) return named;
    const entries = await this.directory();
    const only = entries[0];
    if (only && entries.length === 1) return only.site;
    throw new ProblemError(
      400,
      "which-site",
      entries.length === 0
        ? "There is no site yet; put one at PUT /api/sites/:site."
        : "There are several sites; name one.",
    );
  }

  async directory(): Promise<DirectoryEntry[]> {
    const held = this.#memory.directory;
    const age = held ? this.host.now() - held.readAt : 0;
    if (held && held.entries.length > 0 && age >= 0 && age < DIRECTORY_FRESH_MS) return held.entries;
    const response = await this.room("directory", DIRECTORY_ID, "/sites");
    const entries = (await response.json()) as DirectoryEntry[];
    this.#memory.directory = { entries, readAt: this.host.now() };
    return entries;
  }

  async register(entry: DirectoryEntry): Promise<void> {
    const init = { method: "PUT", body: JSON.stringify(entry) };
    await this.room("directory", DIRECTORY_ID, "/sites", init);
    this.#memory.directory = null;
  }

  #bearerToken(): string | null {
    return this.request.headers.get("authorization")?.match(/^Bearer (\S+)$/i)?.[1] ?? null;
  }

  async #json(bytesMax: number): Promise<unknown> {
    const text = await this.#text(bytesMax);
    try {
      return JSON.parse(text);
    } catch {
      throw new ProblemError(400, "not-json", "Send a JSON body.");
    }
  }

  async #text(bytesMax: number): Promise<string> {
    if (!this.request.body) return "";
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    for await (const chunk of chunksOf(this.request.body)) {
      bytes += chunk.byteLength;
      if (bytes > bytesMax)
        throw new ProblemError(413, "too-large", `A body holds at most ${bytesMax} bytes.`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }
}

/**
 * Reads what is left of a request's body and forgets it: a connection that is closed on a client in the middle of its
 * sending may lose the answer. Stops at `DRAINED_BYTES_MAX`.
 */
export async function drain({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.byteLength;
    if (bytes > DRAINED_BYTES_MAX) return;
  }
}

/** The chunks of a body, which whoever leaves early leaves open. */
function chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return body.values({ preventCancel: true });
}
