/** The key that seals a site's rows on this device. Its id changes with every erasure of the history. */
export interface DeviceKey {
  id: string;
  key: CryptoKey;
}

/**
 * Whether this page can seal rows. A page without TLS cannot, and stores nothing: an attacker on the network, today or
 * later, could add a script to such a page and read what an earlier visit stored.
 */
export function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Creates a key whose bytes no script can read. */
export async function createDeviceKey(): Promise<DeviceKey> {
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, usages);
  return { id: crypto.randomUUID(), key };
}

export function isDeviceKey(value: unknown): value is DeviceKey {
  const key = (value as Partial<DeviceKey> | undefined)?.key;
  return key instanceof CryptoKey && !key.extractable;
}
