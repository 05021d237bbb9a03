import { hexOf, keyIdOf, readKey, type SealingKey, seal, unseal } from "./envelope.ts";

/**
 * Wraps the keys of sites: by the deployment's own master key, or by a service that keeps one (a KMS). What it wraps begins
 * as `seal` writes it, so that everybody can read under which key it is.
 */
export interface KeyWrapper {
  /** The id of the key that `wrap` uses now. */
  currentId(): Promise<string>;
  wrap(raw: Uint8Array<ArrayBuffer>, place: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects with a `MissingKeyError` where it has not the key that wrapped. */
  unwrap(wrapped: Uint8Array, place: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Thrown where a key that is needed cannot be had: nothing is written until it can. */
export class MissingKeyError extends Error {
  override name = "MissingKeyError";
}

/** Wraps under the first of these secrets, and unwraps under every one: during a rotation the old one comes second. */
export function createMasterKeys(secrets: readonly string[]): KeyWrapper {
  let keys: Promise<readonly SealingKey[]> | null = null;
  const all = () => {
    keys ??= Promise.all(secrets.map(masterKeyOf));
    return keys;
  };
  const first = async () => {
    const [key] = await all();
    if (!key) throw new MissingKeyError("Set PROSA_MASTER_KEY; nothing can be read or written without it.");
    return key;
  };
  return {
    currentId: async () => (await first()).id,
    wrap: async (raw, place) => seal(await first(), raw, place),
    async unwrap(wrapped, place) {
      const id = keyIdOf(wrapped);
      const key = (await all()).find((one) => one.id === id);
      if (key) return unseal(key, wrapped, place);
      throw new MissingKeyError(
        `The master key ${id} is needed; set it as PROSA_MASTER_KEY, or as PROSA_MASTER_KEY_PREVIOUS.`,
      );
    },
  };
}

/** Derives a key and its id from a secret (HKDF, RFC 5869): the same secret always gives the same two. */
async function masterKeyOf(secret: string): Promise<SealingKey> {
  const text = new TextEncoder();
  const source = await crypto.subtle.importKey("raw", text.encode(secret), "HKDF", false, ["deriveBits"]);
  const derive = async (info: string, bits: number) => {
    const algorithm = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode(info) };
    return new Uint8Array(await crypto.subtle.deriveBits(algorithm, source, bits));
  };
  return readKey(await derive("prosa master key", 256), hexOf(await derive("prosa master key id", 64)));
}
