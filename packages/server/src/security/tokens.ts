import { idSchema, siteIdSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { hmacOf, toBase64Url } from "./hmac.ts";
import { openToken, type SigningSecrets, signToken } from "./signing.ts";

const CLOCK_TOLERANCE_S = 60;

/** The lifetime of a session token, in seconds. */
export const SESSION_TOKEN_S = 60 * 60;

/** A session token speaks for the session; a refresh token only buys the next session token. */
export type TokenUse = "session" | "refresh";

/** The device that opened a session; those that came by a link have an id. */
export const FIRST_DEVICE = "first";

/** The session and site that a verified token speaks for, and the device that holds it. */
export interface Bearer {
  session: string;
  site: string;
  device: string;
  /** The number of refreshes between the device's first token and this one: 0 for the first. */
  generation: number;
}

const claimsSchema = z.object({
  sub: idSchema,
  aud: siteIdSchema,
  /** Absent in tokens from before refresh tokens rotated. */
  gen: z._default(z.int().check(z.nonnegative()), 0),
  /** Absent in the tokens of the first device. */
  dev: z._default(idSchema, FIRST_DEVICE),
});

type Verified = { ok: true; bearer: Bearer } | { ok: false; code: "bad-token" | "token-expired" };

/** Signs a token of a session; its generation is in `gen`, and a device that came by a link in `dev`. */
export function issueToken(
  secrets: SigningSecrets,
  { session, site, device, generation }: Bearer,
  use: TokenUse,
  lifetimeS: number,
  now: number,
): Promise<string> {
  const claims = { gen: generation, ...(device !== FIRST_DEVICE && { dev: device }) };
  return signToken(secrets, { type: typeOf(use), site, subject: session, lifetimeS, claims }, now);
}

/** Checks a session's token, with a minute of clock skew. Never throws. */
export async function verifyToken(
  secrets: SigningSecrets,
  token: string,
  use: TokenUse,
  now: number,
): Promise<Verified> {
  const opened = await openToken(secrets, token, typeOf(use), now, CLOCK_TOLERANCE_S);
  if (!opened.ok) return opened;
  const claims = claimsSchema.safeParse(opened.payload);
  if (!claims.success) return { ok: false, code: "bad-token" };
  const { sub: session, aud: site, gen: generation, dev: device } = claims.data;
  return { ok: true, bearer: { session, site, device, generation } };
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
function derivedId(secret: string, text: string): string {
  return toBase64Url(hmacOf(secret, text).slice(0, 24));
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

function typeOf(use: TokenUse): string {
  return `prosa-${use}+jwt`;
}
