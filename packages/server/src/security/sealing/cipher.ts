/**
 * AES-256-GCM under one key. `encrypt` returns `head`, what is encrypted and its tag, one behind the other, and is done with the
 * bytes it was given when it returns its promise; `decrypt` rejects what does not fit its tag.
 */
export interface Cipher {
  encrypt(text: Bytes, nonce: Bytes, place: Bytes, head: Bytes): Promise<Bytes>;
  decrypt(sealed: Bytes, nonce: Bytes, place: Bytes): Promise<Bytes>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Makes a cipher of a key's 32 bytes. */
export type CipherFactory = (raw: Bytes) => Promise<Cipher>;

const NAME = "AES-GCM";

/** The cipher that every runtime has. */
export const webCipher: CipherFactory = async (raw) => {
  const key = await crypto.subtle.importKey("raw", raw, NAME, false, ["encrypt", "decrypt"]);
  const of = (iv: Bytes, additionalData: Bytes) => ({ name: NAME, iv, additionalData });
  return {
    async encrypt(text, nonce, place, head) {
      // WebCrypto copies what it is given before it returns.
      const encrypted = await crypto.subtle.encrypt(of(nonce, place), key, text);
      const sealed = new Uint8Array(head.byteLength + encrypted.byteLength);
      sealed.set(head);
      sealed.set(new Uint8Array(encrypted), head.byteLength);
      return sealed;
    },
    decrypt: async (sealed, nonce, place) =>
      new Uint8Array(await crypto.subtle.decrypt(of(nonce, place), key, sealed)),
  };
};

let factory = webCipher;

/** Has the keys that are read from here on use a host's own cipher, which must give the same bytes. */
export function useCiphersOf(host: CipherFactory): void {
  factory = host;
}

/** Makes a cipher as this host does. */
export function createCipher(raw: Bytes): Promise<Cipher> {
  return factory(raw);
}
