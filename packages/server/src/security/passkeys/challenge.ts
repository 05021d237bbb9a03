import * as z from "zod/mini";
import { newOpaqueToken } from "../opaque-tokens.ts";
import { openToken, type SigningSecrets, signToken } from "../signing.ts";

const TYPE = "prosa-passkey+jwt";

/** The time that a person has to answer their authenticator, in seconds: that which WebAuthn recommends where it verifies them. */
export const CHALLENGE_S = 5 * 60;

/** A challenge that a browser brought back; the desk takes each `id` once, and forgets it after `endsAt`. */
export interface Challenge {
  id: string;
  endsAt: number;
}

const claimsSchema = z.object({ sub: z.string(), jti: z.string(), exp: z.int() });

/**
 * Makes a challenge that holds for one purpose. It is a signed token: nothing is kept of the many that are asked for and never
 * answered. A site's name in it would tell nobody anything, so it is of none.
 */
export function issueChallenge(secrets: SigningSecrets, purpose: string, now: number): Promise<string> {
  const claims = { jti: newOpaqueToken() };
  return signToken(
    secrets,
    { type: TYPE, site: "desk", subject: purpose, lifetimeS: CHALLENGE_S, claims },
    now,
  );
}

/** Checks a challenge as it is written in the client's data, in base64url; `null` where it is not ours, of this purpose, and in time. */
export async function openChallenge(
  secrets: SigningSecrets,
  given: string,
  purpose: string,
  now: number,
): Promise<Challenge | null> {
  const opened = await openToken(secrets, textOf(given), TYPE, now);
  const claims = claimsSchema.safeParse(opened.ok ? opened.payload : null).data;
  return claims?.sub === purpose ? { id: claims.jti, endsAt: claims.exp * 1_000 } : null;
}

/** The text of base64url; empty for anything else. */
function textOf(given: string): string {
  try {
    return atob(given.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
