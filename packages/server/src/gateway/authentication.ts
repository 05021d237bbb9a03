import { type Bearer, isSameSecret, type TokenUse, verifyToken } from "../security/tokens.ts";
import { environmentOf, type Incoming } from "./incoming.ts";
import { ProblemError } from "./problem.ts";
import { limitHolder } from "./rate-limits.ts";

/** The wrong keys that one address may send in a minute; beyond it not even the right one is looked at. */
export const WRONG_KEYS_PER_MINUTE = 10;
const WRONG_KEYS = { capacity: WRONG_KEYS_PER_MINUTE, perMinute: WRONG_KEYS_PER_MINUTE };

/** The requests that one session may make in a minute. */
const SESSION_REQUESTS_PER_MINUTE = 300;

/** Throws a `ProblemError` unless the request carries the key of the deployment's operator. */
export async function requireOperator(incoming: Incoming): Promise<void> {
  const given = bearerToken(incoming.request);
  if (given === null) throw keyProblem();
  const isRight = await checkKey(incoming, "operator", async () =>
    (await isSameSecret(given, environmentOf(incoming).ownerKey)) ? true : null,
  );
  if (!isRight) throw keyProblem();
}

/**
 * Looks a key up. A wrong one is logged and counted against its address; an address that sent too many is refused by a
 * `ProblemError` before any key of it is looked at.
 */
export async function checkKey<T>(
  { host, memory }: Incoming,
  of: string,
  find: () => Promise<T | null>,
): Promise<T | null> {
  const waitMs = memory.limits.take(host.address, "wrong-keys", WRONG_KEYS, host.now(), 0);
  if (waitMs > 0)
    throw new ProblemError(429, "rate-limited", "Too many wrong keys; come back later.", waitMs);
  const found = await find();
  if (found !== null) return found;
  memory.limits.charge(host.address, "wrong-keys", WRONG_KEYS, host.now(), 1);
  host.log({ level: "warn", event: "wrong-key", of });
  return null;
}

/** The refusal of a request without a key that opens its route. */
export function keyProblem(): ProblemError {
  return new ProblemError(
    401,
    "bad-owner-key",
    "Send Authorization: Bearer with PROSA_OWNER_KEY, or with a key of the site where the route takes one.",
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
  if (verified.bearer.session !== session)
    throw new ProblemError(403, "wrong-session", "This token is of another session.");
  limitHolder(incoming, session, "session", SESSION_REQUESTS_PER_MINUTE);
  return verified.bearer;
}

/** Does the same for a session token and for a refresh token. */
export function requireEitherToken(incoming: Incoming, session: string): Promise<Bearer> {
  return requireSession(incoming, session).catch(() =>
    requireSession(incoming, session, undefined, "refresh"),
  );
}

/** The token after `Bearer` in the request's `Authorization`; `null` where there is none. */
export function bearerToken(request: Request): string | null {
  return request.headers.get("authorization")?.match(/^Bearer (\S+)$/i)?.[1] ?? null;
}
