import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { hashOfText } from "./text-hash.ts";

const ALGORITHM = "HS256";
const ISSUER = "prosa";

/** Hexadecimal digits of a key's id: enough to tell two secrets apart. */
const KEY_ID_LENGTH = 12;

/** The secrets that sign tokens: the present one, which signs, then those before it, which still verify. */
export type SigningSecrets = readonly string[];

/** The facts that every token states. */
interface TokenFacts {
  /** The kind of token (`typ`): none serves for another. */
  type: string;
  site: string;
  subject: string;
  lifetimeS: number;
  claims?: JWTPayload;
}

type Opened = { ok: true; payload: JWTPayload } | { ok: false; code: "bad-token" | "token-expired" };

const keyIds = new Map<string, string>();

/** The id of the key that a secret makes (`kid`): part of a digest, from which the secret cannot be found. */
export function signingKeyIdOf(secret: string): string {
  const known = keyIds.get(secret) ?? hashOfText(`prosa signing key ${secret}`).slice(0, KEY_ID_LENGTH);
  keyIds.set(secret, known);
  return known;
}

/** Signs a token (RFC 7519: `iss`, `aud` = site, `sub`, `iat`, `exp`) with the present secret, whose id is its `kid`. */
export function signToken(
  [secret = ""]: SigningSecrets,
  { type, site, subject, lifetimeS, claims = {} }: TokenFacts,
  now: number,
): Promise<string> {
  if (secret === "") throw new Error("There is no secret to sign with.");
  const nowS = Math.floor(now / 1_000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: type, kid: signingKeyIdOf(secret) })
    .setIssuer(ISSUER)
    .setAudience(site)
    .setSubject(subject)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + lifetimeS)
    .sign(bytesOf(secret));
}

/**
 * Checks key, signature, algorithm, kind, issuer and lifetime of a token. One without a `kid`, from before keys had ids, may be
 * of any of the secrets. Never throws.
 */
export async function openToken(
  secrets: SigningSecrets,
  token: string,
  type: string,
  now: number,
  clockToleranceS = 0,
): Promise<Opened> {
  let code: "bad-token" | "token-expired" = "bad-token";
  for (const secret of secretsFor(secrets, token)) {
    try {
      const { payload } = await jwtVerify(token, bytesOf(secret), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        typ: type,
        requiredClaims: ["sub", "aud", "exp", "iat"],
        clockTolerance: clockToleranceS,
        currentDate: new Date(now),
      });
      return { ok: true, payload };
    } catch (error) {
      if (error instanceof errors.JWTExpired) code = "token-expired";
    }
  }
  return { ok: false, code };
}

function secretsFor(secrets: SigningSecrets, token: string): SigningSecrets {
  try {
    const { kid } = decodeProtectedHeader(token);
    return kid === undefined ? secrets : secrets.filter((secret) => signingKeyIdOf(secret) === kid);
  } catch {
    return [];
  }
}

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(secret);
}
