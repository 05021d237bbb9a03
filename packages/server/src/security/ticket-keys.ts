import { hmacOf, toBase64Url } from "./hmac.ts";
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
  return toBase64Url(hmacOf(secret, `ticket\n${site}\n${ticket}`).slice(0, SIGNATURE_BYTES));
}
