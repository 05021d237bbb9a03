import { looksKey } from "./local-keys.ts";

/**
 * Reads the looks of a site, in the format of the attribute `looks`: what the server told this device last under a tag that
 * begins with these, or else `begun` itself. A tag with other looks is newer than what the device knows.
 */
export function readLooks(site: string | undefined, begun: string): URLSearchParams {
  let looks = begun;
  try {
    looks = localStorage[looksKey(site, begun)] ?? looks;
  } catch {
    // Storage is denied.
  }
  return new URLSearchParams(looks);
}

/** Remembers the looks that the server told, and no others of this site. */
export function saveLooks(site: string, begun: string, told: URLSearchParams): void {
  try {
    forgetLooks(site);
    localStorage.setItem(looksKey(site, begun), String(told));
  } catch {
    // Storage is denied or full: the next page begins with the looks of its tag again.
  }
}

/** Forgets the looks that the server told. */
export function forgetLooks(site: string): void {
  try {
    const start = looksKey(site, "");
    for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key);
  } catch {
    // Storage is denied, so nothing was stored.
  }
}
