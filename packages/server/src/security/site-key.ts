const HMAC = { name: "HMAC", hash: "SHA-256" };

/**
 * The key that a site and its own servers share, in base64url: it signs who a visitor is, and requests to the owner's tools.
 * It is made of the deployment's secret and stored nowhere; another number makes another key.
 */
export async function siteKey(secret: string, site: string, keyNumber: number): Promise<string> {
  const signed = await sign(secret, `site key ${keyNumber} ${site}`);
  return btoa(String.fromCharCode(...signed))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The value of the header that signs a request: its time in seconds, and an HMAC-SHA-256 in hex over `<time>.<body>`. */
export async function signatureHeader(key: string, body: string, now: number): Promise<string> {
  const at = Math.floor(now / 1_000);
  const signed = await sign(key, `${at}.${body}`);
  return `t=${at},v1=${[...signed].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

async function sign(key: string, text: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const imported = await crypto.subtle.importKey("raw", encoder.encode(key), HMAC, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text)));
}
