import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { isSameSecret } from "./tokens.ts";

/** The bytes of a signature: 128 bits, which nobody guesses. */
const SIGNATURE_BYTES = 16;

/** The path of the page on which a visitor follows a ticket; who knows it may read the ticket, add to it and close it. */
export function followPathOf(secret: string, site: string, ticket: string): string {
  return `/tickets/${site}/${ticket}.${signatureOf(secret, site, ticket)}`;
}

/** The ticket that the last part of such a path names; `null` where it was not signed for this site. */
export async function ticketOfKey(secret: string, site: string, key: string): Promise<string | null> {
  const end = key.lastIndexOf(".");
  const ticket = key.slice(0, Math.max(0, end));
  const isOurs = await isSameSecret(key.slice(end + 1), signatureOf(secret, site, ticket));
  return end > 0 && isOurs ? ticket : null;
}

function signatureOf(secret: string, site: string, ticket: string): string {
  const encoder = new TextEncoder();
  const signature = hmac(sha256, encoder.encode(secret), encoder.encode(`ticket\n${site}\n${ticket}`));
  return btoa(String.fromCharCode(...signature.slice(0, SIGNATURE_BYTES)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
