import type { SessionToken, SiteSettings } from "@prosa/protocol";
import { type Bearer, issueToken, SESSION_TOKEN_S, sessionOpenedBy } from "../security/tokens.ts";
import { environmentOf, type Incoming } from "./incoming.ts";

const DAY_S = 24 * 60 * 60;

/** The lifetime of a refresh token, in seconds. */
export function refreshTokenS({ retentionDays }: SiteSettings): number {
  return retentionDays * DAY_S;
}

/** Issues a session token and a refresh token that lives as long as the site keeps a transcript. */
export async function issueTokens(
  incoming: Incoming,
  bearer: Bearer,
  settings: SiteSettings,
): Promise<SessionToken> {
  const { secrets } = environmentOf(incoming);
  const now = incoming.host.now();
  const [token, refreshToken] = await Promise.all([
    issueToken(secrets, bearer, "session", SESSION_TOKEN_S, now),
    issueToken(secrets, bearer, "refresh", refreshTokenS(settings), now),
  ]);
  return { session: bearer.session, token, expiresInS: SESSION_TOKEN_S, refreshToken };
}

/** The session that a message by HTTP opens, the same for every repeat of the message. */
export function sessionOfMessage(incoming: Incoming, site: string, messageId: string): Promise<string> {
  return sessionOpenedBy(environmentOf(incoming).secret, site, messageId);
}
