import { toBase64Url } from "./hmac.ts";
import { hashOfText } from "./text-hash.ts";

const TOKEN_BYTES = 32;

/** Makes a token that nobody can guess: 43 characters of `A–Z a–z 0–9 _ -`. */
export function newOpaqueToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return toBase64Url(bytes);
}

/** The hash under which a token is stored: SHA-256 in hexadecimal, enough for what cannot be guessed. */
export function hashOfToken(token: string): string {
  return hashOfText(token);
}
