import { Secret, TOTP } from "otpauth/slim";

/** The one shape that every authenticator app knows: HMAC-SHA-1, six digits, a new code each 30 seconds. */
const SHAPE = { algorithm: "SHA1", digits: 6, period: 30 } as const;
export const STEP_MS = SHAPE.period * 1_000;

/** The steps before and after the one now whose codes are taken too: RFC 6238, 5.2, recommends one for what is under way. */
const WINDOW = 1;

/** The bytes of a secret, as RFC 4226, 4, recommends; and of a recovery code, so many that its plain hash hides it. */
const SECRET_BYTES = 20;
const RECOVERY_BYTES = 10;

const DIGITS = /^\d{6}$/;

/** A secret at random, in base32. */
export function newTotpSecret(): string {
  return randomBase32(SECRET_BYTES);
}

/** The address that apps read from a QR code; they list it under the name of the site and the person's address. */
export function totpUri(secret: string, { site, email }: { site: string; email: string }): string {
  return new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret), issuer: site, label: email }).toString();
}

/** The step, counted from 1970, that a code is of, if it is the one now or one beside it; `null` for every other code. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const token = plainCode(code);
  if (!DIGITS.test(token)) return null;
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

/** A recovery code at random, in four groups as people write it down: `abcd-efgh-2345-mnop`. */
export function newRecoveryCode(): string {
  return (randomBase32(RECOVERY_BYTES).toLowerCase().match(/.{4}/g) ?? []).join("-");
}

/** A code without that which people type for their eyes: spaces, hyphens, capitals. */
export function plainCode(code: string): string {
  return code.replace(/[\s-]/g, "").toLowerCase();
}

function randomBase32(bytes: number): string {
  return new Secret({ buffer: crypto.getRandomValues(new Uint8Array(bytes)).buffer }).base32;
}
