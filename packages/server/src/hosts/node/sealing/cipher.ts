import { createCipheriv, createDecipheriv, createSecretKey } from "node:crypto";
import type { CipherFactory } from "../../../security/sealing/cipher.ts";

const NAME = "aes-256-gcm";
const TAG_BYTES = 16;

/**
 * OpenSSL's cipher on the thread that asks. WebCrypto hands each row to a pool of threads, which takes longer than the row
 * itself: sealing and opening takes half of the CPU time here (`npm run bench:sealing`).
 */
export const nodeCipher: CipherFactory = async (raw) => {
  const key = createSecretKey(raw);
  return {
    async encrypt(text, nonce, place, head) {
      const cipher = createCipheriv(NAME, key, nonce).setAAD(place);
      const tagAt = head.byteLength + text.byteLength;
      const sealed = new Uint8Array(tagAt + TAG_BYTES);
      sealed.set(head);
      sealed.set(cipher.update(text), head.byteLength);
      cipher.final();
      sealed.set(cipher.getAuthTag(), tagAt);
      return sealed;
    },
    async decrypt(sealed, nonce, place) {
      const end = sealed.byteLength - TAG_BYTES;
      const cipher = createDecipheriv(NAME, key, nonce).setAAD(place);
      cipher.setAuthTag(sealed.subarray(end));
      const text = new Uint8Array(cipher.update(sealed.subarray(0, end)));
      cipher.final();
      return text;
    },
  };
};
