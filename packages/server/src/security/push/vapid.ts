import { type CryptoKey, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import * as z from "zod/mini";
import { toBase64Url } from "../hmac.ts";

const ALGORITHM = "ES256";

/** The lifetime of a signature, in seconds; RFC 8292 allows a day at most, and clocks differ. */
const VAPID_S = 12 * 60 * 60;

/** A key on P-256 as it is stored: its private part `d` and its point, in base64url (RFC 7518). */
export const vapidJwkSchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
type VapidJwk = z.infer<typeof vapidJwkSchema>;

/** Makes a key at random. */
export async function makeVapidJwk(): Promise<VapidJwk> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return vapidJwkSchema.parse(await exportJWK(privateKey));
}

/** A site's key for push services: signs that a push comes from the server that the browser subscribed with (RFC 8292). */
export class Vapid {
  /** The point, uncompressed, in base64url: a browser's `applicationServerKey`. */
  readonly publicKey: string;
  readonly #key: CryptoKey | Uint8Array;

  private constructor(publicKey: string, key: CryptoKey | Uint8Array) {
    this.publicKey = publicKey;
    this.#key = key;
  }

  static async open(jwk: VapidJwk): Promise<Vapid> {
    const point = new Uint8Array([4, ...bytesOf(jwk.x), ...bytesOf(jwk.y)]);
    return new Vapid(toBase64Url(point), await importJWK(jwk, ALGORITHM));
  }

  /** The `Authorization` header for one endpoint; `contact` is where a push service's operator may complain. */
  async authorization(endpoint: string, contact: string, now: number): Promise<string> {
    const token = await new SignJWT({})
      .setProtectedHeader({ typ: "JWT", alg: ALGORITHM })
      .setAudience(new URL(endpoint).origin)
      .setExpirationTime(Math.floor(now / 1_000) + VAPID_S)
      .setSubject(contact)
      .sign(this.#key);
    return `vapid t=${token}, k=${this.publicKey}`;
  }
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
