import { hmacOf, toBase64Url } from "./hmac.ts";

/**
 * The key that a site and its own servers share, in base64url: it signs who a visitor is, and requests to the owner's tools.
 * It is made of the deployment's secret and stored nowhere; another number makes another key.
 */
export function siteKey(secret: string, site: string, keyNumber: number): string {
  return toBase64Url(hmacOf(secret, `site key ${keyNumber} ${site}`));
}

/** The value of the header that signs a request: its time in seconds, and an HMAC-SHA-256 in hex over `<time>.<body>`. */
export function signatureHeader(key: string, body: string, now: number): string {
  const at = Math.floor(now / 1_000);
  const signed = hmacOf(key, `${at}.${body}`);
  return `t=${at},v1=${[...signed].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
