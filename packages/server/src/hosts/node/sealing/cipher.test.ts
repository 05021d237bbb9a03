import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CipherFactory, webCipher } from "../../../security/sealing/cipher.ts";
import { nodeCipher } from "./cipher.ts";

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const place = new TextEncoder().encode('["row","main","room-1","session"]');
const head = random(21);

const WAYS: readonly [name: string, from: CipherFactory, to: CipherFactory][] = [
  ["Node's own opens what WebCrypto sealed", webCipher, nodeCipher],
  ["WebCrypto opens what Node's own sealed", nodeCipher, webCipher],
  ["Node's own opens what it sealed", nodeCipher, nodeCipher],
];

describe("the cipher of the Node host", () => {
  for (const [name, from, to] of WAYS)
    it(`${name}, at its place alone and unchanged`, async () => {
      const raw = random(32);
      const [sealer, opener] = [await from(raw), await to(raw)];
      for (const count of [0, 1, 15, 16, 17, 9_000]) {
        const [text, nonce] = [random(count), random(12)];
        const whole = await sealer.encrypt(text, nonce, place, head);
        assert.equal(whole.byteLength, head.byteLength + count + 16);
        assert.deepEqual(whole.slice(0, head.byteLength), head);
        const sealed = whole.slice(head.byteLength);
        assert.deepEqual(await opener.decrypt(sealed, nonce, place), text);
        await assert.rejects(opener.decrypt(sealed, nonce, place.subarray(1)));
        await assert.rejects(opener.decrypt(sealed, random(12), place));
        await assert.rejects(opener.decrypt(sealed.subarray(1), nonce, place));
        const changed = sealed.slice();
        changed.set([(changed.at(-1) ?? 0) ^ 1], changed.byteLength - 1);
        await assert.rejects(opener.decrypt(changed, nonce, place));
        await assert.rejects((await to(random(32))).decrypt(sealed, nonce, place));
      }
    });
});
