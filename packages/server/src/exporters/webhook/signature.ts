import { hmacOf } from "../../security/hmac.ts";

const SECRET_PREFIX = "whsec_";
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Makes a secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return SECRET_PREFIX + btoa(String.fromCharCode(...bytes));
}

/** The value of `webhook-signature`: one HMAC-SHA256 a secret over `id.timestamp.body`, so that either secret verifies it. */
export function signaturesOf(
  secrets: readonly string[],
  { id, timestampS, body }: { id: string; timestampS: number; body: string },
): string {
  return secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestampS}.${body}`)}`).join(" ");
}

function signatureOf(secret: string, content: string): string {
  const key = Uint8Array.from(atob(secret.slice(SECRET_PREFIX.length)), (letter) => letter.charCodeAt(0));
  return btoa(String.fromCharCode(...hmacOf(key, content)));
}
