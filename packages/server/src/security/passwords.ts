import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/**
 * The cost of a password's hash: OWASP's third choice for scrypt (N = 2^15, r = 8, p = 3), which takes 32 MiB while it runs,
 * a quarter of what an isolate of Cloudflare's may hold.
 */
const COST = { N: 2 ** 15, r: 8, p: 3, dkLen: 32 } as const;
const SALT_BYTES = 16;
const VERSION = "scrypt1";

/** Hashes a password with a salt of its own, as `scrypt1.SALT.HASH` in hexadecimal; it takes some hundred milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return `${VERSION}.${bytesToHex(salt)}.${bytesToHex(await derive(password, salt))}`;
}

/** True where a password is the one of this hash; false too for a hash that cannot be read. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [version, salt, hash] = stored.split(".");
  if (version !== VERSION || !/^(?:[0-9a-f]{2})+$/.test(salt ?? "")) return false;
  const derived = bytesToHex(await derive(password, hexToBytes(salt ?? "")));
  let difference = derived.length ^ (hash ?? "").length;
  for (let at = 0; at < derived.length; at += 1) {
    difference |= derived.charCodeAt(at) ^ ((hash ?? "").charCodeAt(at) || 0);
  }
  return difference === 0;
}

/** The hash of no password: checked where an address has no account, so that the answer takes as long. */
export const NO_PASSWORD_HASH = `${VERSION}.${"00".repeat(SALT_BYTES)}.${"00".repeat(COST.dkLen)}`;

function derive(password: string, salt: Uint8Array): Promise<Uint8Array> {
  return scryptAsync(password.normalize("NFKC"), salt, COST);
}
