import { idSchema, siteIdSchema } from "@prosa/protocol";
import { errors, jwtVerify, SignJWT } from "jose";

const ALGORITHM = "HS256";
const ISSUER = "prosa";
const CLOCK_TOLERANCE_S = 60;

/** The lifetime of a session token, in seconds. */
export const SESSION_TOKEN_S = 60 * 60;

/** A session token speaks for the session; a refresh token only buys the next session token. */
export type TokenUse = "session" | "refresh";

/** The session and site that a verified token speaks for. */
export interface Bearer {
  session: string;
  site: string;
}

type Verified = { ok: true; bearer: Bearer } | { ok: false; code: "bad-token" | "token-expired" };

/** Signs a token (RFC 7519: `iss`, `aud` = site, `sub` = session, `exp`; its use is in `typ`, so none serves for another). */
export async function issueToken(
  secret: string,
  bearer: Bearer,
  use: TokenUse,
  lifetimeS: number,
  now: number,
): Promise<string> {
  const nowS = Math.floor(now / 1_000);
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, typ: typeOf(use) })
    .setIssuer(ISSUER)
    .setAudience(bearer.site)
    .setSubject(bearer.session)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + lifetimeS)
    .sign(keyOf(secret));
}

/** Checks signature, algorithm, use, issuer and lifetime, with a minute of clock skew. Never throws. */
export async function verifyToken(
  secret: string,
  token: string,
  use: TokenUse,
  now: number,
): Promise<Verified> {
  try {
    const { payload: claims } = await jwtVerify(token, keyOf(secret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      typ: typeOf(use),
      requiredClaims: ["sub", "aud", "exp", "iat"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now),
    });
    const session = idSchema.safeParse(claims.sub);
    const site = siteIdSchema.safeParse(claims.aud);
    if (!session.success || !site.success) return { ok: false, code: "bad-token" };
    return { ok: true, bearer: { session: session.data, site: site.data } };
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? "token-expired" : "bad-token" };
  }
}

/** Compares two secrets in a time that does not depend on where they differ. */
export async function isSameSecret(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([digest(one), digest(other)]);
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

/**
 * The session that a message by HTTP opens: the same for every repeat of the message, and known to nobody who knows neither
 * the deployment's secret nor the message's id.
 */
export async function sessionOpenedBy(secret: string, site: string, messageId: string): Promise<string> {
  return derivedId(secret, `session ${site} ${messageId}`);
}

/**
 * The room of a person on a channel of a site: the same for all that they write there, and known to nobody who does not know
 * the deployment's secret.
 */
export async function channelRoomOf(
  secret: string,
  site: string,
  connection: string,
  person: string,
): Promise<string> {
  return derivedId(secret, `channel ${site} ${connection} ${person}`);
}

/** An id of the protocol's shape that follows from a text and the secret. */
async function derivedId(secret: string, text: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", keyOf(secret), algorithm, false, ["sign"]);
  const signed = await crypto.subtle.sign("HMAC", key, keyOf(text));
  return btoa(String.fromCharCode(...new Uint8Array(signed).slice(0, 24)))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

function typeOf(use: TokenUse): string {
  return `prosa-${use}+jwt`;
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(secret);
}
