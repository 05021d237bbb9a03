const SECRET_PREFIX = "whsec_";
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Makes a secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return SECRET_PREFIX + btoa(String.fromCharCode(...bytes));
}

/** The value of `webhook-signature`: one HMAC-SHA256 a secret over `id.timestamp.body`, so that either secret verifies it. */
export async function signaturesOf(
  secrets: readonly string[],
  { id, timestampS, body }: { id: string; timestampS: number; body: string },
): Promise<string> {
  const content = new TextEncoder().encode(`${id}.${timestampS}.${body}`);
  const signed = await Promise.all(secrets.map(async (secret) => `v1,${await hmac(secret, content)}`));
  return signed.join(" ");
}

async function hmac(secret: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(SECRET_PREFIX.length)), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, content);
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
