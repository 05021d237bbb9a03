import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** HMAC-SHA-256 (RFC 2104), 32 bytes. Texts count in UTF-8. The one place that signs with a shared secret, on every host alike. */
export function hmacOf(key: string | Uint8Array, content: string | Uint8Array): Uint8Array {
  return hmac(sha256, bytesOf(key), bytesOf(content));
}

/** Bytes in base64url without padding, as they go into addresses and ids. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === "string" ? new TextEncoder().encode(value) : value;
}
