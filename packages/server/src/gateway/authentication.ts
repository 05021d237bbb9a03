import { type Bearer, isSameSecret, type TokenUse, verifyToken } from "../security/tokens.ts";
import { environmentOf, type Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";

/** Throws a `ProblemError` unless the request carries the owner's key. */
export async function requireOwner(incoming: Incoming): Promise<void> {
  const given = bearerToken(incoming.request);
  if (given !== null && (await isSameSecret(given, environmentOf(incoming).ownerKey))) return;
  throw new ProblemError(
    401,
    "bad-owner-key",
    "Send the owner's key: Authorization: Bearer PROSA_OWNER_KEY.",
  );
}

/** The session and site that a token speaks for; throws a `ProblemError` unless the token is this session's own. */
export async function requireSession(
  incoming: Incoming,
  session: string,
  token: string | null = bearerToken(incoming.request),
  use: TokenUse = "session",
): Promise<Bearer> {
  if (token === null) {
    throw new ProblemError(401, "no-token", "Send the session's token: Authorization: Bearer TOKEN.");
  }
  const verified = await verifyToken(environmentOf(incoming).secrets, token, use, incoming.host.now());
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

/** Does the same for a session token and for a refresh token. */
export function requireEitherToken(incoming: Incoming, session: string): Promise<Bearer> {
  return requireSession(incoming, session).catch(() =>
    requireSession(incoming, session, undefined, "refresh"),
  );
}

/** The token that the request carries; `null` without one. */
export function bearerToken(request: Request): string | null {
  return request.headers.get("authorization")?.match(/^Bearer (\S+)$/i)?.[1] ?? null;
}
