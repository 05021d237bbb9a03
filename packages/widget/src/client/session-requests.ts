import { type Language, readProblem, readSessionToken, type SessionToken } from "@prosa/protocol";
import { post } from "./post.ts";

/** A refusal of the HTTP API. `code` is that of its problem document, or `unreachable` when no answer came. */
export class SessionRefused extends Error {
  readonly code: string;
  readonly retryAfterMs: number;

  /** `detail` is the server's advice for developers. */
  constructor(code: string, retryAfterMs = 0, detail = "") {
    super(`The server gave no session: ${code}. ${detail}`.trim());
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Creates a session of the site. `early` is the answer to the same request where the page has asked already. Rejects with
 * `SessionRefused`.
 */
export async function createSession(
  server: string,
  request: { site: string; language?: Language },
  early?: Promise<Response | undefined>,
): Promise<SessionToken> {
  const answer = await early?.catch(() => undefined);
  return read(answer ?? post(`${server}/api/sessions`, request));
}

/** Trades the refresh token for a fresh token of the same session. Rejects with `SessionRefused`. */
export function refreshSession(
  server: string,
  { session, refreshToken }: SessionToken,
): Promise<SessionToken> {
  return read(post(`${server}/api/sessions/${session}/token`, { refreshToken }));
}

/** The room's address: the party `main`, whose path is the same in partykit and partyserver. */
export function roomUrl(server: string, session: string): string {
  return `${server.replace(/^http/, "ws")}/parties/main/${session}`;
}

async function read(asked: Response | Promise<Response>): Promise<SessionToken> {
  let response: Response;
  let answer: unknown;
  try {
    response = await asked;
    answer = await response.json();
  } catch {
    throw new SessionRefused("unreachable");
  }
  const token = readSessionToken(answer);
  if (response.ok && token) return token;
  const retryAfterS = Number(response.headers.get("retry-after")) || 0;
  const problem = readProblem(answer);
  throw new SessionRefused(problem?.code ?? "unreachable", retryAfterS * 1_000, problem?.detail);
}
