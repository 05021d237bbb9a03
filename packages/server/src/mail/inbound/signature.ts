import { hmacOf } from "../../security/hmac.ts";
import { isSameSecret } from "../../security/tokens.ts";

/** The oldest a signed request may be, and the furthest ahead of our clock, in milliseconds. */
const TOLERANCE_MS = 5 * 60_000;

/** The name of the schema in a list of signatures. */
const VERSION = "v1,";

/**
 * True for a request that the holder of the secret signed as Standard Webhooks has it: `webhook-signature` holds the HMAC-SHA256
 * of id, timestamp and body. `now` is in milliseconds.
 */
export async function isSignedRequest(
  secret: string,
  headers: Headers,
  body: Uint8Array,
  now: number,
): Promise<boolean> {
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map((name) =>
    headers.get(`webhook-${name}`),
  );
  if (!id || !timestamp || !signatures) return false;
  if (!(Math.abs(now - 1_000 * Number(timestamp)) <= TOLERANCE_MS)) return false;
  const expected = signatureOf(secret, { id, timestamp }, body);
  const given = signatures.split(" ").filter((one) => one.startsWith(VERSION));
  const checks = await Promise.all(given.map((one) => isSameSecret(one, expected)));
  return checks.includes(true);
}

/** The signature of a body. A secret that begins with `whsec_` goes on in base 64, any other is taken by its letters. */
export function signatureOf(
  secret: string,
  { id, timestamp }: { id: string; timestamp: string },
  body: Uint8Array,
): string {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(head.length + body.length);
  signed.set(head);
  signed.set(body, head.length);
  return VERSION + btoa(String.fromCharCode(...hmacOf(keyOf(secret), signed)));
}

function keyOf(secret: string): Uint8Array {
  const [, coded] = /^whsec_(.+)$/.exec(secret) ?? [];
  if (coded === undefined) return new TextEncoder().encode(secret);
  return Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
}
