// The form of everything that is sealed: a version, the id of the key, a random nonce, then the words under AES-256-GCM.
import { type Cipher, createCipher } from "./cipher.ts";

const VERSION = 1;
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

const KEY_BYTES = 32;

/** The nonces that are drawn at a time: a draw takes as long for one as for many. */
const NONCES_COUNT = 128;

/** The memory that texts are written to before they are sealed; a longer one gets its own. */
const SCRATCH_BYTES = 64 * 1024;

/** The most bytes of one unit of a string in UTF-8. */
const UNIT_BYTES_MAX = 3;

const encoder = new TextEncoder();

/** A key for `seal` and `unseal`, and its id: 16 hexadecimal digits, and the same as bytes. */
export interface SealingKey {
  readonly id: string;
  readonly idBytes: Uint8Array;
  readonly cipher: Cipher;
}

/** Thrown for bytes that are not what was sealed under this key at this place: changed, moved, or of another key. */
export class SealError extends Error {
  override name = "SealError";
}

/** Makes a key at random, with the bytes that another key can wrap. */
export async function makeKey(): Promise<{ raw: Uint8Array<ArrayBuffer>; key: SealingKey }> {
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return { raw, key: await readKey(raw, hexOf(crypto.getRandomValues(new Uint8Array(ID_BYTES)))) };
}

/** Makes a key that only seals and unseals out of its 32 bytes. */
export async function readKey(raw: Uint8Array<ArrayBuffer>, id: string): Promise<SealingKey> {
  return { id, idBytes: bytesOfHex(id), cipher: await createCipher(raw) };
}

/** Seals bytes for one place: at another place, or changed by a bit, they do not open. */
export async function seal(
  { idBytes, cipher }: SealingKey,
  bytes: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(HEAD_BYTES);
  head[0] = VERSION;
  head.set(idBytes, 1);
  head.set(nextNonce(), 1 + ID_BYTES);
  return cipher.encrypt(bytes, head.subarray(1 + ID_BYTES), placeWriter(place), head);
}

/** Seals a text as `seal` does its bytes. */
export function sealText(key: SealingKey, text: string, place: string): Promise<Uint8Array<ArrayBuffer>> {
  return seal(key, textWriter(text), place);
}

/** A nonce that was not used before, out of those that were drawn at once. */
function nextNonce(): Uint8Array<ArrayBuffer> {
  if (nonceAt === nonces.byteLength) {
    nonces = crypto.getRandomValues(new Uint8Array(NONCES_COUNT * NONCE_BYTES));
    nonceAt = 0;
  }
  nonceAt += NONCE_BYTES;
  return nonces.subarray(nonceAt - NONCE_BYTES, nonceAt);
}

let nonces = new Uint8Array(0);
let nonceAt = 0;

/**
 * Makes a writer of texts that gives their bytes until its next call, in memory of its own: a cipher has taken them by then, and
 * memory that is made and thrown away for each row costs more than the row's sealing.
 */
function createWriter(): (text: string) => Uint8Array<ArrayBuffer> {
  let scratch: Uint8Array<ArrayBuffer> | null = null;
  return (text) => {
    if (text.length * UNIT_BYTES_MAX > SCRATCH_BYTES) return encoder.encode(text);
    scratch ??= new Uint8Array(SCRATCH_BYTES);
    return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
  };
}

const textWriter = createWriter();
const placeWriter = createWriter();

/** Opens what was sealed for this place; throws a `SealError` for anything else. */
export async function unseal(
  { id, idBytes, cipher }: SealingKey,
  sealed: Uint8Array,
  place: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isSealed(sealed)) throw new SealError("These bytes are not sealed.");
  if (!idBytes.every((byte, at) => sealed[1 + at] === byte))
    throw new SealError(`Sealed under the key ${keyIdOf(sealed)}, and not under ${id}.`);
  const nonce = sealed.slice(1 + ID_BYTES, HEAD_BYTES);
  try {
    return await cipher.decrypt(sealed.slice(HEAD_BYTES), nonce, encoder.encode(place));
  } catch (cause) {
    throw new SealError("Sealed for another place, or changed since.", { cause });
  }
}

/** True for bytes in the form of `seal`. */
export function isSealed(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.byteLength >= HEAD_BYTES + TAG_BYTES && value[0] === VERSION;
}

/** The id of the key that bytes were sealed under. */
export function keyIdOf(sealed: Uint8Array): string {
  return hexOf(sealed.subarray(1, 1 + ID_BYTES));
}

/** The hexadecimal digits of bytes. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of hexadecimal digits. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
}
