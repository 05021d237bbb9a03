import { readProblem, readSessionToken, type SessionToken } from "@prosa/protocol";

const REQUEST_TIMEOUT_MS = 10_000;

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

/** Creates a session of the site. Rejects with `SessionRefused`. */
export function createSession(server: string, site: string): Promise<SessionToken> {
  return post(`${server}/api/sessions`, { site });
}

/** Trades the refresh token for a fresh token of the same session. Rejects with `SessionRefused`. */
export function refreshSession(
  server: string,
  { session, refreshToken }: SessionToken,
): Promise<SessionToken> {
  return post(`${server}/api/sessions/${session}/token`, { refreshToken });
}

/** The room's address: the party `main`, whose path is the same in partykit and partyserver. */
export function roomUrl(server: string, session: string): string {
  return `${server.replace(/^http/, "ws")}/parties/main/${session}`;
}

async function post(url: string, body: unknown): Promise<SessionToken> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "omit",
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
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
