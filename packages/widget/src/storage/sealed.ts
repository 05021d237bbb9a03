/** A row as it is stored: AES-GCM (NIST SP 800-38D) under the device's key, with an IV of its own. */
interface SealedRow {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** The site and the key of a row. They are authenticated with it, so that a row moved elsewhere does not open. */
interface RowAddress {
  site: string;
  row: string;
}

// NIST SP 800-38D bounds a key with random IVs of 96 bits at 2^32 rows; a device writes a few thousand.
const IV_BYTES = 12;

/** Seals a value that JSON can hold. */
export async function seal(key: CryptoKey, address: RowAddress, value: unknown): Promise<SealedRow> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, sealed: await crypto.subtle.encrypt(cipher(iv, address), key, text) };
}

/** Opens a sealed row; resolves to `undefined` where it does not open, for any reason. */
export async function unseal(key: CryptoKey, address: RowAddress, stored: unknown): Promise<unknown> {
  try {
    const { iv, sealed } = stored as SealedRow;
    const text = await crypto.subtle.decrypt(cipher(iv, address), key, sealed);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return undefined;
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, { site, row }: RowAddress): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(JSON.stringify([1, site, row])) };
}
