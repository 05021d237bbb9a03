/** What a site's rows on this device are sealed with. The id tells one life of the history from the next. */
export interface DeviceKey {
  id: string;
  key: CryptoKey;
}

/** Where the device's key lies, among the rows that it seals. */
export const KEY_ROW = "key";

/**
 * Whether rows can be sealed here. On a page without TLS they cannot, and nothing is kept: whoever holds the network, today
 * or later, could put a script into such a page and read what an earlier visit left.
 */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Makes a key whose bytes no script can read. */
export async function createDeviceKey(): Promise<DeviceKey> {
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, usages);
  return { id: crypto.randomUUID(), key };
}

export function isDeviceKey(value: unknown): value is DeviceKey {
  const key = (value as Partial<DeviceKey> | undefined)?.key;
  return key instanceof CryptoKey && !key.extractable;
}
